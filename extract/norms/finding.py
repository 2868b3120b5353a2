"""What the walk over a document finds: norm clauses with their force and bearers, and the scope they
stand in.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ..blocks import Block
from ..model import BearerSource, Modality
from .reading import Kind, Reading
from .tokens import Tokens


@dataclass(frozen=True, slots=True)
class Bearing:
    """Bearers with their source, and the block words they were read from (None where they stand
    elsewhere); `entitled` says that a heading speaks of their rights (旅客的权利).
    """

    names: tuple[str, ...]
    source: BearerSource
    rule: str
    span: tuple[int, int] | None = None
    entitled: bool = False

    def inherited(self) -> Bearing:
        """Return the same bearers as a later clause takes them over."""
        if self.source in (BearerSource.EXPLICIT, BearerSource.INHERITED):
            return Bearing(self.names, BearerSource.INHERITED, self.rule, entitled=self.entitled)
        return self


UNSPECIFIED = Bearing((), BearerSource.UNSPECIFIED, "bearer.none")


@dataclass(frozen=True, slots=True)
class Force:
    """Modality of a clause, the word that triggers it (None where it stands elsewhere) and the rule."""

    modality: Modality
    trigger: str | None
    rule: str


@dataclass(slots=True)
class Finding:
    """A clause that is a norm, before its qualifiers and counterparties are read.

    Attributes:
        pending: the adjunct and condition clauses before it whose content it takes.
    """

    block: Block
    tokens: Tokens
    reading: Reading
    modality: Modality
    trigger: str | None
    trigger_rule: str
    bearing: Bearing
    assigner: str | None
    pending: list[Reading] = field(default_factory=list)

    def readings(self) -> list[Reading]:
        """Return the clauses kept before it and the norm's own, in text order."""
        return [*self.pending, self.reading]


@dataclass(slots=True)
class Scope:
    """What runs on from clause to clause inside a sentence.

    Attributes:
        active: a trigger's scope runs; strong: that trigger is a word.
        modality, bearing, assigner: those of the norm before.
        reported: an assigner has spoken (X要求); told: who the sentences before were about;
            told_here: this sentence is about them.
        opened: the sentence or part has a norm.
        pending: adjunct, condition and subject clauses that the next norm takes.
        content: the question to be checked that runs on (是否).
        fact: the clause before told a fact; muted: an item of a list that holds no norms;
            listed: an item of one that does.
        before: who bore the norm before one that names whom it addresses (禁止|幼儿园|…).
        prevented: the clause before told what is to be prevented.
        charged: a heading names whose duties are told.
        announced: force and bearing of the clause that announces a list (可以采取下列措施，|不得拒绝：).
    """

    active: bool = False
    modality: Modality = Modality.OBLIGATION
    bearing: Bearing | None = None
    assigner: str | None = None
    reported: bool = False
    opened: bool = False
    told: tuple[str, ...] = ()
    told_here: bool = False
    pending: list[Reading] = field(default_factory=list)
    strong: bool = False
    content: str = ""
    fact: bool = False
    muted: bool = False
    listed: bool = False
    charged: bool = False
    announced: tuple[Modality, Bearing] | None = None
    before: Bearing | None = None
    prevented: bool = False

    def pending_subject(self) -> tuple[int, int] | None:
        """Return the last subject of the clauses kept."""
        return next(
            (reading.subject for reading in reversed(self.pending) if reading.subject is not None), None
        )

    def pending_actor(self) -> tuple[int, int] | None:
        """Return the actor that a comma cut off: the last bare subject, else the last actor of an
        adjunct or condition.
        """
        last: tuple[int, int] | None = None
        has_subject = any(reading.kind is Kind.SUBJECT for reading in self.pending)
        for earlier in self.pending:
            actor = earlier.agent or earlier.subject
            if actor is None:
                continue
            cued = earlier.cue is not None and earlier.kind is Kind.ADJUNCT  # 救助机构可根据能力，
            bare = earlier.kind is Kind.SUBJECT or cued
            if bare or last is None or earlier.agent is not None or not has_subject:
                last = actor
        return last
