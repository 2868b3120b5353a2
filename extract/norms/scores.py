"""Scores 评分: the clauses of a score sheet, which give or take points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..lexicon import regex

if TYPE_CHECKING:
    from .sentences import Readings

_SCORING = regex("scoring")
_PART_ENDS = frozenset("。！；")
_LONGEST_SCORE = 64
"""Most characters of a score that a search goes back over."""


def scored(readings: Readings) -> set[int]:
    """Return the clauses of a score sheet: those at or after a score (得5分) in their sentence or part, but
    for what a cue demands there (扣10分，并由市政府约谈).
    """
    tokens, found = readings.tokens, readings.clauses
    if not _SCORING.search(tokens.text):
        return set()
    out: set[int] = set()
    before, begin, scores = 0, 0, False
    for at, clause in enumerate(found):
        first = max(begin, tokens.starts[clause.lo] - _LONGEST_SCORE)
        for k in range(before, clause.lo):
            if tokens.words[k] in _PART_ENDS:
                first = begin = tokens.starts[k + 1]
                scores = False
        scores = scores or _SCORING.search(tokens.text, first, tokens.starts[clause.hi]) is not None
        own = _SCORING.search(tokens.text, tokens.starts[clause.lo], tokens.starts[clause.hi]) is not None
        if scores and (own or not readings.has_cue(at)):
            out.add(at)
        before = clause.lo
    return out
