"""Heads and labels that open a paragraph and are no clauses 段首标题."""

from __future__ import annotations

from enum import Enum, auto

from ..lexicon import listed, words
from .lists import announces
from .sentences import Readings
from .tokens import Clause, Tokens

_BRACKETS, _LIGHT = listed("opening_brackets"), words("light_verbs")
_COLONS = ("：", ":")
_LONGEST_HEAD, _LONGEST_LABEL, _WORDS_OF_LABEL = 8, 12, 4
"""Most characters of a head that stands before its text in one paragraph, also where a noun opens it and a
verb ends it; most words of a label above its text.
"""


class Title(Enum):
    """What a paragraph opens with: a head before its own text, or a label of what stands below."""

    HEAD = auto()
    LABEL = auto()


def title_of(readings: Readings, *, charged: bool) -> Title | None:
    """Return what the first clause of a block is where it only titles what follows, None where it states
    something (职责分工。各部门要… → HEAD, (一)服务方式： → LABEL); `charged`: the duties of a post are told.
    """
    if not readings.clauses or readings.has_cue(0):
        return None
    if _is_run_in_head(readings.tokens, readings.clauses, charged=charged):
        return Title.HEAD
    return Title.LABEL if _is_label(readings.tokens, readings.clauses) else None


def _is_run_in_head(tokens: Tokens, found: list[Clause], *, charged: bool) -> bool:
    """Say whether a block opens with a head of a few characters and a full stop (自我评价。各县政府进行…);
    among the duties of a post (`charged`) what a noun opens and a verb ends (客户服务。负责…).
    """
    first = found[0]
    size = tokens.starts[first.hi] - tokens.starts[first.lo]
    if first.closer != "。" or len(found) < 2 or tokens.words[found[1].lo] in _BRACKETS:
        return False
    if not charged:
        return size <= _LONGEST_HEAD
    named = tokens.kinds[first.lo] == "noun" and tokens.kinds[first.hi - 1] == "verb"
    plain = all(tokens.kinds[k] in ("noun", "verb", "sep") for k in range(first.lo, first.hi))
    return size <= _LONGEST_LABEL and named and plain


def _is_label(tokens: Tokens, found: list[Clause]) -> bool:
    """Say whether a block is a label that what stands below is told by: (一)服务方式："""
    first = found[0]
    if len(found) > 1 or first.closer not in _COLONS or first.hi - first.lo > _WORDS_OF_LABEL:
        return False
    span = range(first.lo, first.hi)
    if any(tokens.kinds[k] not in ("noun", "verb", "sep") or tokens.heads[k] for k in span):
        return False
    plain = tokens.words[first.lo] not in _LIGHT and not announces(tokens.slice(first.lo, first.hi))
    return plain and tokens.kinds[first.hi - 1] == "noun"
