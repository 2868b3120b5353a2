"""Sentence pre-passes: clauses that are a condition, topic, statement or score by what follows them.

Each runs over the clauses of a block once; readings are made where one asks for them and kept.
"""

from __future__ import annotations

from dataclasses import dataclass

from ..lexicon import listed, regex, words
from ..model import Modality
from .clause import read_clause
from .events import as_event, events
from .forms import Form
from .fronted import is_noun_after_relative
from .phrases import phrase_from
from .predicate import MEETING_VERBS
from .reading import Kind, Reading
from .scores import scored
from .statements import statements
from .tokens import Clause, Tokens

_COMMAS = ("，", ",")
_OCCASIONS = listed("occasions")
_INABLE = listed("inability")
_CONDITION_OPENERS, _PROMPT = listed("condition_openers"), listed("prompt_openers")
_TOPIC_OPENERS, _STATING = listed("topic_openers"), listed("stating_subjects")
_THEN, _ANSWERS = Form("then"), regex("answers")
_LIGHT, _STANDING, _WHO = words("light_verbs"), listed("standing_duties"), listed("being")
_ORDERING, _LACKING = listed("ordering_words"), frozenset(("未", "没有", "无", "非", "尚未"))
_REACH = 4
"""How many clauses a topic or the …的 of a condition may reach over without an opening word."""


class Readings:
    """The clauses of a block, each read on its own (no scope running) where that is asked, and read
    once.
    """

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self.clauses = tokens.clauses()
        self._read: list[Reading | None] = [None] * len(self.clauses)

    def __getitem__(self, at: int) -> Reading:
        reading = self._read[at]
        if reading is None:
            reading = self._read[at] = read_clause(self.tokens, self.clauses[at])
        return reading

    def within(self, at: int, *, active: bool, strong: bool) -> Reading:
        """Return clause `at` read where a scope may run."""
        reading = self[at]
        if (active or strong) and reading.scoped:
            return read_clause(self.tokens, self.clauses[at], active=active, strong=strong)
        reading.active = active
        return reading

    def has_cue(self, at: int) -> bool:
        """Say whether clause `at` has a cue of its own."""
        reading = self[at]
        return reading.cue is not None and self.tokens.words[reading.cue_at] not in _INABLE


def chains(readings: Readings) -> set[int]:
    """Return the clauses that a later …的 makes part of one condition.

    `生产经营单位拒不执行，有发生事故的危险的，` : the first clause too. They stand without a cue at the
    start of a sentence or of a part after ；, or open with 对, 如, 凡.
    """
    tokens, found = readings.tokens, readings.clauses
    chained: set[int] = set()
    start, opened, last_cue, checked, filled, closed = 0, -1, -1, 0, 0, False
    for at, clause in enumerate(found):
        if clause.first or clause.part:
            start, opened, last_cue, checked, filled, closed = at, -1, -1, at, at, False
        if _meets(readings, at) or _lacks(readings, at):
            chained.add(at)
        if at > start and _THEN.match(tokens, clause, clause.lo) and not readings.has_cue(at - 1):
            chained.add(at - 1)
        if clause.closer in _COMMAS and tokens.words[clause.hi - 1] == "的" and at > start:
            begin = start if opened < 0 and at - start < _REACH and not closed else opened
            if begin >= 0:
                for k in range(max(checked, begin), at):
                    last_cue = k if readings.has_cue(k) or _orders(readings, k) else last_cue
                checked = at
                if last_cue < begin:
                    chained.update(range(max(begin, filled), at))
                    filled = at
        if tokens.words[clause.lo] in _CONDITION_OPENERS:
            opened = at
        if tokens.words[clause.hi - 1] == "的" and clause.closer in _COMMAS:
            opened, closed = -1, True
    return chained


def _lacks(readings: Readings, at: int) -> bool:
    """Say whether a clause tells what is lacking, and the next bans somebody (未经许可，|任何人不得…)."""
    tokens, clause = readings.tokens, readings.clauses[at]
    if tokens.words[clause.lo] not in _LACKING or clause.closer not in _COMMAS or readings.has_cue(at):
        return False
    if at + 1 >= len(readings.clauses) or "的" in tokens.words[clause.lo : clause.hi]:
        return False
    after = readings[at + 1]
    return after.subject is not None and after.cue is not None and after.cue.modality is Modality.PROHIBITION


def _orders(readings: Readings, at: int) -> bool:
    """Say whether a clause opens with what only orders do (加强…，): no condition goes on after it."""
    return readings.tokens.words[readings[at].started] in _ORDERING and readings[at].kind is Kind.ACT


def _meets(readings: Readings, at: int) -> bool:
    """Say whether a clause tells the occasion of the next (发现隐患，|应当立即报告)."""
    tokens, found = readings.tokens, readings.clauses
    clause = found[at]
    if clause.closer not in _COMMAS or at + 1 >= len(found) or readings.has_cue(at):
        return False
    if tokens.words[clause.lo] not in MEETING_VERBS:
        opening = readings[at]
        met = opening.subject is not None and tokens.words[opening.predicate] in MEETING_VERBS
        return met and opening.kind is Kind.ACT and readings[at + 1].cue_at == found[at + 1].lo
    return tokens.words[found[at + 1].lo] in _PROMPT or readings.has_cue(at + 1)


def topics_apart(readings: Readings) -> dict[int, int]:
    """Return the clauses that end what an earlier 对 … began: `对行动迟缓，|甚至临危退缩的干部，`, with
    where it began.
    """
    tokens, found = readings.tokens, readings.clauses
    out: dict[int, int] = {}
    for at, clause in enumerate(found):
        if tokens.words[clause.lo] not in _TOPIC_OPENERS or clause.closer not in _COMMAS:
            continue
        if phrase_from(tokens, clause.lo + 1, clause.hi) == clause.hi or readings.has_cue(at):
            continue
        if not _LIGHT.isdisjoint(tokens.words[clause.lo : clause.hi]):
            continue
        for later in range(at + 1, min(at + _REACH, len(found))):
            end = found[later]
            if end.sentence != clause.sentence or end.part or readings.has_cue(later):
                break
            if tokens.words[end.lo] in _TOPIC_OPENERS or tokens.words[end.hi - 1] == "的":
                break
            if phrase_from(tokens, end.lo, end.hi) == end.hi and "的" in tokens.words[end.lo : end.hi - 1]:
                out[later] = at
                break
            if is_noun_after_relative(tokens, end.lo, end.hi):
                out[later] = at
                break
    return out


def preludes(readings: Readings) -> set[int]:
    """Return the clauses of a statute that say when the cue clause after them applies.

    `从业人员发现事故隐患，|应当立即报告`: they open a sentence or part, and the cue clause has no
    subject of its own.
    """
    tokens, found = readings.tokens, readings.clauses
    out: set[int] = set()
    start, done = 0, False
    for at, clause in enumerate(found):
        if clause.first or clause.part:
            start, done = at, False
        if at == start or done or not readings.has_cue(at):
            continue
        done = True
        reading, opening = readings[at], readings[start]
        if opening.cue is not None or reading.cue is None:
            continue
        if opening.topics and reading.topics and opening.kind is Kind.ACT:
            continue
        if reading.cue.kind == "agent" and reading.thing is None and at == start + 1:
            out.add(start)
        chosen = reading.cue.modality is Modality.PERMISSION and reading.conditions  # 必要时|可以述职
        if reading.cue.kind != "plain" or (chosen and reading.conditions[0][0] == reading.started):
            continue
        states = any(_stands(tokens, readings[k]) for k in range(start, at))
        acts = opening.subject is None and opening.thing is None and opening.kind is Kind.ACT
        if acts and at == start + 1 and reading.subject is not None:
            out.add(start)
        assists = at == start + 1 and opening.subject is not None and _assists(tokens, reading)
        if (reading.subject is None and reading.agent is None and not states) or (assists and not states):
            out.update(range(start, at))
    return out


def _stands(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause tells a standing duty, or what a contracting party does: no occasion."""
    return reading.subject is not None and (
        tokens.words[reading.subject[0]] in _STATING
        or tokens.words[reading.predicate] in _STANDING
        or tokens.words[reading.predicate] in _WHO
    )


def _assists(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause's act answers what another does (…部门履行职责，|当事人应当予以配合)."""
    act = tokens.slice(reading.cue_at + 1, reading.clause.hi)
    return reading.subject is not None and _ANSWERS.match(act) is not None


@dataclass(frozen=True, slots=True)
class Marks:
    """What the pre-passes say of the clauses of a block, by their place.

    Attributes:
        stated, chained, scores: parts of a statement, of a condition, of a score sheet.
        topical: ends of a topic that an earlier 对 opened, with the word after their 的 (or 0).
        opening: where it did; events: what the next clause answers to.
    """

    stated: set[int]
    chained: set[int]
    topical: dict[int, int]
    opening: set[int]
    scores: set[int]
    events: dict[int, Kind]

    def apply(self, reading: Reading, at: int, *, opens: str, charged: bool) -> None:
        """Turn the reading of clause `at` into the condition or topic that it is part of.

        `opens` is its first word; under a heading that names the bearer (`charged`) an act without a
        subject is a duty, not the occasion of the next clause.
        """
        if at in self.events:
            as_event(reading, self.events[at])
            return
        duty = charged and reading.subject is None and reading.kind is Kind.ACT and opens not in _OCCASIONS
        if at in self.chained and not duty:
            reading.cue, reading.cue_at = None, -1
            as_condition(reading)
            if at in self.opening and reading.conditions:
                reading.conditions = [(reading.started + 1, *reading.conditions[0][1:])]
        if at in self.topical and reading.cue is None:
            lo, hi = reading.clause.lo, reading.clause.hi
            reading.kind, reading.subject = Kind.ADJUNCT, None
            reading.topics = [(lo - 1, hi)]
            if (end := self.topical[at]) > lo:
                reading.conditions = [(lo, end, "cond.relative")]


def mark(readings: Readings, *, statute: bool) -> Marks:
    """Run the pre-passes over a block; `statute` adds what only statutes do."""
    tokens, found = readings.tokens, readings.clauses
    topical = topics_apart(readings)
    chained = chains(readings) | {k for at, start in topical.items() for k in range(start, at)}
    if statute:
        chained |= preludes(readings)
    chained = {at for at in chained if not _names_met(readings, at)}
    ends = {at: _relative_end(tokens, found[at]) * (first in chained) for at, first in topical.items()}
    told, opened = statements(tokens, found), set(topical.values())
    return Marks(told, chained, ends, opened, scored(readings), events(readings))


def _relative_end(tokens: Tokens, clause: Clause) -> int:
    """Return the word after the last 的 of a clause that ends in whom or what it describes."""
    marks = (
        k for k in range(clause.hi - 2, clause.lo, -1) if tokens.words[k] == "的" and not tokens.inside[k]
    )
    return next(marks, clause.lo) + 1


def _names_met(readings: Readings, at: int) -> bool:
    """Say whether a clause is 对 and the actor that the act meets (对考核不合格的单位，): no condition."""
    reading, clause = readings[at], readings.clauses[at]
    topical = reading.kind is Kind.ADJUNCT and bool(reading.topics) and reading.topics[-1][1] == clause.hi
    return topical and readings.tokens.heads[clause.hi - 1] is not None


def as_condition(reading: Reading) -> None:
    """Turn a clause into a part of the condition that ends further on."""
    clause = reading.clause
    if reading.kind is Kind.ADJUNCT and reading.topics and reading.topics[-1][1] == clause.hi:
        reading.conditions = [(reading.topics.pop()[0] + 1, clause.hi, "cond.de")]
        return
    if reading.kind in (Kind.SUBJECT, Kind.NOMINAL) or (reading.kind is Kind.ADJUNCT and reading.topics):
        return
    reading.kind = Kind.CONDITION
    lo = reading.subject[1] if reading.subject and reading.subject[1] < clause.hi else reading.started
    reading.conditions = [(lo, clause.hi, "cond.de")]
