"""Frames 框式状语: clauses that only tell the time, the means, the ground or the purpose of the next."""

from __future__ import annotations

from ..lexicon import listed, regex, words
from .actors import actor_phrase
from .qualifiers import find_deadline
from .reading import Reading
from .tokens import Clause, Tokens

_LIGHT = words("light_verbs")
_FRAMING, _MEANS, _WAYS = listed("framing"), listed("means_openers"), listed("ways")
_PASSED = listed("passed_tests")
_SPAN_ALONE = regex("span_alone")
_PURPOSE, _GIVING = listed("purposes"), listed("giving_verbs")
_COMMAS = ("，", ",")


def frames(tokens: Tokens, clause: Clause, reading: Reading) -> bool:
    """Say whether a clause only tells the time, the means, the ground or the purpose of the next."""
    i, hi = reading.started, clause.hi
    if _is_frame(tokens, i, clause) or is_limit(tokens.slice(i, hi)):
        return True
    return reading.subject is None and _is_purpose(tokens, i, hi)


def _is_frame(tokens: Tokens, i: int, clause: Clause) -> bool:
    """Say whether a clause is a phrase of framing or means alone (针对疫情影响，, 通过建立工作机制，)."""
    hi = clause.hi
    if clause.closer not in _COMMAS or hi - i < 2:
        return False
    if tokens.words[i] in _FRAMING:
        plain = tokens.kinds[hi - 1] == "noun" or tokens.tags[hi - 1] == "vn"
        acts = (k for k in range(i + 2, hi - 1) if tokens.tags[k] == "v" and tokens.kinds[k] == "verb")
        free = all("的" in tokens.words[k:hi] for k in acts)
        return plain and free and _LIGHT.isdisjoint(tokens.words[i + 1 : hi - 1])
    inner = tokens.words[i + 1 : hi - 1]
    if tokens.words[i] not in _MEANS or not (_LIGHT.isdisjoint(inner) and _WAYS.isdisjoint(inner)):
        return False
    return tokens.words[hi - 1] in _WAYS or tokens.kinds[i + 1] == "verb" or tokens.words[i + 1] == "与"


def is_means(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether the words from i are a noun phrase of means before a comma (通过|开放日活动，; not
    通过|验收，).
    """
    if hi - i < 2 or tokens.words[i] not in _MEANS or tokens.words[hi : hi + 1] not in (["，"], [","]):
        return False
    if tokens.words[hi - 1] in _PASSED and "、" not in tokens.words[i:hi]:
        return False
    mark = next((k for k in range(hi - 1, i, -1) if tokens.words[k] == "的"), i)
    return all(_is_nominal(tokens, k) for k in range(mark + 1, hi))


def _is_nominal(tokens: Tokens, k: int) -> bool:
    """Say whether a word can stand in a noun phrase: no plain verb outside of quotes, no adverb."""
    if tokens.inside[k] or tokens.kinds[k] in ("noun", "sep", "de", "mark"):
        return True
    return tokens.tags[k] in ("vn", "i", "l") or (tokens.tags[k] == "n" and tokens.kinds[k] == "adv")


def is_limit(text: str) -> bool:
    """Say whether a clause is a time limit and nothing else (合同终止后五日内，)."""
    if _SPAN_ALONE.fullmatch(text):
        return True
    found = find_deadline(text)
    return found is not None and found[0] == 0 and found[1] >= len(text.rstrip())


def _is_purpose(tokens: Tokens, i: int, hi: int) -> bool:
    """Say whether a clause tells what for alone (为确保安全，), not an act for somebody
    (为群众提供服务).
    """
    if i >= hi or tokens.words[i] not in _PURPOSE:
        return False
    if tokens.words[i] != "为":
        return True
    return actor_phrase(tokens, i + 1, hi) == i + 1 and not any(
        tokens.words[k] in _GIVING for k in range(i + 2, hi)
    )
