"""Governed phrases 介宾短语: the actor that must follow a preposition, though a verb stands in his name."""

from __future__ import annotations

from ..lexicon import act_nouns, actor_words, listed, role_rules, words
from .actors import SEPARATORS
from .organs import names_field
from .phrases import phrase_from
from .tokens import Tokens

_LIGHT, _FIELDS = words("light_verbs"), actor_words("fields")
_ACTING_ON = frozenset(word for rule in role_rules() for word in rule.words) | listed("not_name_verbs")
_TELLING = frozenset(word for rule in role_rules() if rule.id == "to.report" for word in rule.words)
_TENDERS = listed("tenders")
_PLACING, _ETC = listed("placing_verbs"), listed("etc")
_NOUNS_OF_ACTS = act_nouns()
_INSIDE = ("noun", "verb")
_LONGEST, _MOST_VERBS = 8, 3
"""Most words of a name that a verb stands in, and most verbs in it."""


def governed_phrase(tokens: Tokens, i: int, stop: int, *, verb_first: bool = True) -> int:
    """Return the end of the actor phrase at i after a preposition, or a verb of reporting: as the actor must
    come there, verbs before the first head belong to his name (向|监测技术机构|报告, 报告|感染管理科).

    `verb_first` says that an actor must come, after a preposition.
    """
    end = phrase_from(tokens, i, stop)
    if end == i:
        end = _to_head(tokens, i, stop, opens=verb_first)
    while i < end < stop - 1 and (tokens.words[end] in SEPARATORS or tokens.words[end] in _ETC):
        further = _to_head(tokens, end + 1, stop, opens=verb_first)
        if further <= end + 1:
            break
        end = further
    return end


def _to_head(tokens: Tokens, i: int, stop: int, *, opens: bool) -> int:
    """Return the word after the first head from i on, where nothing but nouns and the verbs that can tell of
    it stand before it; i where there is none.
    """
    verbs = 0
    for k in range(i, min(stop, i + _LONGEST)):
        if tokens.inside[k] or tokens.kinds[k] not in _INSIDE:
            return i
        if tokens.heads[k] and (tokens.kinds[k] == "noun"):
            end = k + 1
            while end < stop and tokens.heads[end] and tokens.kinds[end] == "noun":
                end += 1
            return end if verbs and _may_end(tokens, end, stop) else i
        if tokens.kinds[k] == "verb":
            verbs += 1
            if verbs > _MOST_VERBS or not _describes(tokens, k, opens=opens):
                return i
    return i


def _describes(tokens: Tokens, k: int, *, opens: bool) -> bool:
    """Say whether the verb at k can stand in a name: it needs no object of its own (孵化|基地). Where not
    `opens`, a verb that takes actors does so only before a bare head (监察|机关, not 任免|委员会委员).
    """
    word = tokens.words[k]
    if word in _TELLING:
        return False
    if word in _FIELDS or names_field(tokens, k):
        return opens or word not in _ACTING_ON or tokens.words[k + 1] in _TENDERS
    return len(word) > 1 and word not in _LIGHT and word not in _ACTING_ON and word not in _PLACING


def _may_end(tokens: Tokens, end: int, stop: int) -> bool:
    """Say whether a name may end before the word at `end`: no noun goes on it, no 的 after a thing."""
    if end >= stop:
        return True
    if tokens.words[end] == "的":
        return any(word[-2:] in _NOUNS_OF_ACTS for word in tokens.words[end + 1 : stop])
    return tokens.kinds[end] != "noun" or tokens.tags[end][0] not in "na"
