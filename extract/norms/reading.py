"""Reading of one clause: what of it is adjunct, subject, cue and predicate."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ..lexicon import Cue
from .tokens import Clause


class Kind(StrEnum):
    """What a clause is, by its form alone."""

    ACT = "act"
    """It has a predicate of its own."""
    ADJUNCT = "adjunct"
    CONDITION = "condition"
    SUBJECT = "subject"
    NOMINAL = "nominal"


@dataclass(slots=True)
class Reading:
    """A clause read from left to right; all positions are word indices of its block, half-open.

    Attributes:
        cue, cue_at: the deontic cue and its word, or None and -1.
        subject: the actor phrase that acts; thing: a subject that is no actor.
        agent: the actor phrase after 由.
        reporter: actor phrase of `X要求…`; reports: the clause opens with a verb of reporting.
        conditions, bases: spans with the rule that found them.
        topics: actor phrases (or any phrase) after 对.
        predicate: word at which the predicate begins, or -1.
        narrow: it opens with 特别是, 尤其是.
        active: a trigger's scope ran on into it.
        scoped: read with no scope running, it may be another where one runs.
        started: word after its opening marks and connectives.
    """

    clause: Clause
    kind: Kind = Kind.ACT
    cue: Cue | None = None
    cue_at: int = -1
    subject: tuple[int, int] | None = None
    thing: tuple[int, int] | None = None
    agent: tuple[int, int] | None = None
    reporter: tuple[int, int] | None = None
    reports: bool = False
    conditions: list[tuple[int, int, str]] = field(default_factory=list)
    bases: list[tuple[int, int, str]] = field(default_factory=list)
    topics: list[tuple[int, int]] = field(default_factory=list)
    predicate: int = -1
    narrow: bool = False
    active: bool = False
    scoped: bool = False
    started: int = 0
