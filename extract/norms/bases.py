"""Bases 依据: where the phrase ends that 按照, 根据, 对照 … open."""

from __future__ import annotations

from ..lexicon import listed, ordered, prepositions, words
from .actors import actor_phrase
from .tokens import Tokens

_PREPOSITIONS = prepositions()
_BASIS_NOUNS, _LIGHT = words("basis_nouns"), words("light_verbs")
_STATING, _OF_TITLE = words("stating_verbs"), words("after_titles") | _BASIS_NOUNS
_CIRCUMSTANCES, _DECIDING = words("circumstances"), words("deciding_verbs")
_JOINTS, _NOT_LAWS = listed("phrase_joints"), listed("not_laws")
_FOLLOWERS, _CLOSERS = listed("basis_followers"), listed("basis_closers")
_MEASURES, _AGREEING, _WITH = listed("measures"), listed("agreeing_verbs"), listed("with")
_STANDINGS, _PROGRESS = ordered("standings"), listed("progress_verbs")
_NOMINAL = frozenset(("noun", "sep", "de", "mark"))
_DONE = frozenset(("verb", "adv", "prep", "cue", "conn"))
_LONGEST_NUMBER = 16
"""Most words of the bracket with a document's number after its title."""
_ACT_PREPOSITIONS = frozenset(("purpose", "goal", "topic", "handle", "agent"))


def basis_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the word after the phrase that 按照, 根据 … at i govern: after its noun, before the verb.

    `按照|管理权限|进行严肃问责`: the phrase ends before 进行.
    """
    last = -1
    if i + 1 < stop and tokens.words[i] == "按" and tokens.words[i + 1] in _MEASURES:
        return i + 2
    for k in range(i + 1, stop):
        word = tokens.words[k]
        titled = "》" in word
        end = _with_number(tokens, k, stop) if titled else k
        if tokens.inside[k] and (not titled or end + 1 >= stop or tokens.inside[end + 1]):
            last = max(last, end + 1) if titled or k + 1 >= stop else last
            continue
        if word in _LIGHT and k > i + 1 and not _is_joined(tokens, k):
            return last if last > 0 else k
        if not titled and not _names_rule(word):
            continue
        if end + 1 >= stop or _ends_basis(tokens, end, stop, titled=titled):
            return min(end + 1, stop)
        if titled or not _goes_on(tokens, k):
            last = end + 1
    if _fills_clause(tokens, stop):
        return stop
    return last if last > 0 else _bare_basis_end(tokens, i, stop)


def _fills_clause(tokens: Tokens, stop: int) -> bool:
    """Say whether a phrase that no rule names is all of a clause set off by a comma, for what it ends in
    is how things stand (根据…和目标完成情况，; 根据经济发展水平、群众承受能力，).
    """
    return tokens.words[stop : stop + 1] == ["，"] and tokens.words[stop - 1].endswith(_STANDINGS)


def _is_joined(tokens: Tokens, k: int) -> bool:
    """Say whether the verb at k only describes what the phrase is about (根据委员会|确定的结果)."""
    return tokens.words[k - 1] in _JOINTS or tokens.words[k + 1 : k + 2] == ["的"]


def _with_number(tokens: Tokens, k: int, stop: int) -> int:
    """Return the word that ends a title at k, its number in brackets (《…》|（财税〔2016〕36号）), or k."""
    if tokens.words[k + 1 : k + 2] != ["（"] or k + 1 >= stop:
        return k
    return next((j for j in range(k + 2, min(stop, k + _LONGEST_NUMBER)) if tokens.words[j] == "）"), k)


def _names_rule(word: str) -> bool:
    """Say whether a word is a noun that 按照 governs (要求, 部署要求), a law (安全生产法) among them, no act
    (解除合同).
    """
    if word[:2] in _AGREEING:
        return False
    return word in _BASIS_NOUNS or word[-2:] in _BASIS_NOUNS or (word[-1:] == "法" and word not in _NOT_LAWS)


def _goes_on(tokens: Tokens, k: int) -> bool:
    """Say whether the phrase of a basis goes on after its noun at k (规定和要求, 文件|载明的要求)."""
    follows = tokens.words[k + 1]
    if follows in _STATING and tokens.words[k + 2 : k + 3] == ["的"]:
        return True
    named = follows in _BASIS_NOUNS or follows[-2:] in _BASIS_NOUNS
    return named or tokens.kinds[k + 1] in ("sep", "de") or follows in _FOLLOWERS


def _ends_basis(tokens: Tokens, k: int, stop: int, *, titled: bool) -> bool:
    """Say whether the word after the noun, or the title, at k is what is done on that basis."""
    follows, kind = tokens.words[k + 1], tokens.kinds[k + 1]
    if follows in _PROGRESS and k + 3 == stop and _fills_clause(tokens, stop):
        return False
    if titled:
        return kind in ("verb", "adv") and follows not in _OF_TITLE
    if follows in _WITH and tokens.words[k][-1] == "法":
        return True
    if tokens.words[k] in _CIRCUMSTANCES and follows in _DECIDING:
        return True
    if _goes_on(tokens, k):
        return False
    return kind in _DONE or actor_phrase(tokens, k + 1, stop) > k + 1


def _bare_basis_end(tokens: Tokens, i: int, stop: int) -> int:
    """Return the end of a basis without a noun of rules: all of a phrase with 的, else the words before
    the verb.
    """
    for k in range(i + 2, stop):
        if _PREPOSITIONS.get(tokens.words[k]) in _ACT_PREPOSITIONS and tokens.kinds[k - 1] == "noun":
            return k
    ends = tokens.words[stop - 1] in _CLOSERS or tokens.kinds[stop - 1] == "noun"
    if (
        ends
        and "的" in tokens.words[i:stop]
        and not any(tokens.words[k] in _LIGHT for k in range(i + 1, stop))
    ):
        return stop
    marks = (k for k in range(i + 2, stop - 1) if tokens.words[k] == "的")
    described = next((k for k in marks if tokens.words[k - 1] in _LIGHT), i)
    k = _past(tokens, described + 1, stop)  # 根据主管部门作出的结论|依法处置
    return k if k < stop or stop - i > 1 else i + 1


def _past(tokens: Tokens, k: int, stop: int) -> int:
    """Return the word after the nominal words from k."""
    while k < stop and tokens.kinds[k] in _NOMINAL:
        k += 1
    return k
