"""What the page says, as plain records: actors, documents, sections, norms.

They point at each other by position. Offsets count UTF-16 units of the document's own text,
half-open: what a browser counts in.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Wider:
    """An actor that this one is a kind or a part of, and what says so."""

    actor: int
    rule: str | None = None


@dataclass(frozen=True, slots=True)
class WrittenName:
    """A form in which a document names an actor 称谓, and why it is that actor."""

    text: str
    doc: str | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class PageActor:
    """An actor 主体; `kind_of` and `part_of` point at the wider ones.

    `borne` and `owed` count its norms where the page has a part of them only, else they are None.
    """

    id: str
    name: str
    kind: str | None
    level: str | None
    names: tuple[WrittenName, ...]
    kind_of: tuple[Wider, ...]
    part_of: tuple[Wider, ...]
    borne: int | None = None
    owed: int | None = None


@dataclass(frozen=True, slots=True)
class PageDocument:
    """A document 文件; `text` is None for one that is only cited."""

    id: str
    title: str
    number: str | None
    kind: str | None
    date: str | None
    text: str | None
    issuers: tuple[int, ...]
    addressees: tuple[int, ...]
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class PageSection:
    """A numbered or titled part 条款; `parent` is a section's position, None at the top."""

    id: str
    doc: int
    number: str
    title: str
    path: str
    level: int
    start: int
    end: int
    parent: int | None


@dataclass(frozen=True, slots=True)
class Bearing:
    """One bearer 义务主体 of a norm: the actor, as the norm writes it, and where that was found."""

    actor: int
    name: str | None
    source: str | None


@dataclass(frozen=True, slots=True)
class Towards:
    """One counterparty 相对方 of a norm and its role."""

    actor: int
    name: str | None
    role: str | None


@dataclass(frozen=True, slots=True)
class Imposer:
    """On whose word: the assigner, else the issuer."""

    actor: int
    source: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """A span that gave one field of a norm its value; start and end are None where it stands nowhere."""

    field: str
    value: str
    rule: str
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class PageNorm:
    """A norm 规范 with everything its panel shows; `quote` replaces the text where the document has none."""

    id: str
    doc: int | None
    section: int | None
    start: int
    end: int
    text: str
    modality: str
    trigger: str | None
    source: str | None
    predicate: str
    condition: str | None
    deadline: str | None
    due: str | None
    basis: str | None
    assigner: str | None
    sentence_start: int
    sentence_end: int
    quote: str | None
    confidence: float
    bears: tuple[Bearing, ...]
    towards: tuple[Towards, ...]
    imposed: tuple[Imposer, ...]
    marks: tuple[Mark, ...]
    corrected: tuple[str, ...] | None = None
    """Fields that a person has changed, or `added`."""
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None
    """Where in its file it stands: `T1R3C2` in its first table, `重点任务!B3` on a sheet."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What one actor owes another in all: how many norms of each modality, how many naming the bearer."""

    bearer: int
    party: int
    counts: dict[str, int]
    stated: int


@dataclass(frozen=True, slots=True)
class Content:
    """Everything on the page; positions in these tuples are the references between them.

    `ties` are given where the page has a part of the norms only.
    """

    actors: tuple[PageActor, ...]
    documents: tuple[PageDocument, ...]
    sections: tuple[PageSection, ...]
    norms: tuple[PageNorm, ...]
    ties: tuple[Tie, ...] = ()
