"""The reading of a clause from left to right: opening, reporter, time, cue, adjuncts and subject,
predicate.
"""

from __future__ import annotations

from ..lexicon import listed, words
from .actors import actor_phrase
from .adjuncts import read_lead
from .cue import find_cue
from .fronted import is_topic_phrase
from .predicate import after_cue, without_cue
from .qualifiers import find_deadline
from .reading import Kind, Reading
from .things import case_end
from .tokens import Clause, Tokens

_NARROWING, _CONNECTIVES, _LISTING = words("narrowing"), words("connectives"), words("listing")
_MARKS, _KEPT, _KEPT_LISTING = listed("opening_marks"), listed("kept_connectives"), listed("kept_listing")
_REPORTING, _TEXTS, _ADVERBS = listed("reporting"), listed("reporting_texts"), listed("reporting_adverbs")
_NOT_REPORTED, _TIME_OPENERS = listed("not_reported"), listed("time_openers")
_PROPOSING, _PROPOSALS = listed("proposing"), listed("proposals")
_COMMAS, _PASSAGES = ("，", ","), listed("passages")
_ENDS_CONDITION = frozenset(("，", ",", "：", ":", "；", ";", ""))


def read_clause(tokens: Tokens, clause: Clause, *, active: bool = False, strong: bool = False) -> Reading:
    """Read one clause of a sentence.

    `active` says that a trigger's scope is running, `strong` that this trigger is a word (then 支持,
    负责 are mere verbs).
    """
    reading = Reading(clause, active=active)
    i = _opening(tokens, clause.lo, clause.hi, reading)
    reading.started = i
    if _is_headless(tokens, i, clause):
        reading.kind = Kind.CONDITION
        reading.conditions.append((i, clause.hi, "cond.de"))
        if i < clause.hi and tokens.words[i] not in _PASSAGES:
            read_lead(tokens, i, clause.hi, reading)
        return reading
    if is_topic_phrase(tokens, i, clause.hi) and clause.closer in _COMMAS:
        reading.kind = Kind.ADJUNCT
        reading.topics.append((i, clause.hi))
        return reading
    i = _report(tokens, i, clause.hi, reading)
    if i < len(tokens.words) and tokens.words[i] in _LISTING and tokens.words[i] not in _KEPT_LISTING:
        reading.kind = Kind.NOMINAL
        return reading
    i = _time(tokens, i, clause.hi)
    stop = find_cue(tokens, i, clause.hi, reading, strong)
    if stop < 0 and (end := case_end(tokens, i, clause.hi)) > i:
        reading.conditions.append((i, end, "cond.de"))
        i = end
    i = read_lead(tokens, i, clause.hi if stop < 0 else stop, reading)
    if stop >= 0:
        after_cue(tokens, stop, clause.hi, reading)
    else:
        without_cue(tokens, i, clause, reading)
    return reading


def _opening(tokens: Tokens, i: int, hi: int, reading: Reading) -> int:
    """Skip blanks, dashes, list marks and connectives."""
    while i < hi:
        word = tokens.words[i]
        if word in _NARROWING:
            reading.narrow = True
            if i + 1 < hi and tokens.words[i + 1] == "是":
                i += 1
        elif not (word in _MARKS or word.isspace() or (word in _CONNECTIVES and word not in _KEPT)):
            break
        i += 1
    return i


def _is_headless(tokens: Tokens, i: int, clause: Clause) -> bool:
    """Say whether a clause ends in 的: a condition or a noun phrase that the next clause goes on with."""
    last = clause.hi - 1
    while last > i and tokens.words[last] in ("，", " "):
        last -= 1
    return tokens.words[last] == "的" and clause.closer in _ENDS_CONDITION


def _report(tokens: Tokens, i: int, hi: int, reading: Reading) -> int:
    """Read `X要求`, `通知强调`, or a clause that opens with 要求 or 强调 and reports on; return the word
    after it.
    """
    if _REPORTING.isdisjoint(tokens.words[i:hi]):
        return i
    end = actor_phrase(tokens, i, hi)
    at = end
    document = at < hi and tokens.words[at] in _TEXTS
    if document:
        at += 1
    while at < hi and tokens.words[at] in _ADVERBS:
        at += 1
    if at >= hi or tokens.words[at] not in _REPORTING:
        return i
    reading.scoped = reading.scoped or at == i
    follows = tokens.words[at + 1] if at + 1 < hi else ""
    if (
        not (not follows or (at == i and not reading.active) or end > i or document)
        or follows in _NOT_REPORTED
        or (tokens.words[at] in _PROPOSING and tokens.words[hi - 1] in _PROPOSALS)
    ):
        return i
    if follows and tokens.tags[at + 1][0] == "n" and actor_phrase(tokens, at + 1, hi) == at + 1:
        return i
    reading.reports = True
    reading.reporter = (i, end) if end > i else None
    return at + 1


def _time(tokens: Tokens, i: int, hi: int) -> int:
    """Skip a date or time limit that opens the clause (1小时内|向…报告)."""
    if i >= hi or not (tokens.words[i][0].isdigit() or tokens.words[i][0] in _TIME_OPENERS):
        return i
    found = find_deadline(tokens.slice(i, hi))
    if found is None or found[0] != 0:
        return i
    end = tokens.starts[i] + found[1]
    while i < hi and tokens.starts[i] < end:
        i += 1
    return i
