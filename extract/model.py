"""The records that every stage shares: source texts, documents, sections and norms.

`Norm` is the one border between reading (`extract`) and using (`kg`). All offsets count Unicode
code points of the decoded source text, half-open, line ends as they are in the file.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache
from typing import Any

from .carried import Carried
from .place import Place


def content_id(*parts: object) -> str:
    """Return 16 hex digits that depend on `parts` alone: the id of a node, the same on every machine.

    Lone surrogates are kept apart from each other, so that no text is refused.
    """
    joined = "\x1f".join(["" if part is None else str(part) for part in parts])
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:16]


class Modality(StrEnum):
    """Deontic force 模态 of a norm."""

    OBLIGATION = "obligation"
    PROHIBITION = "prohibition"
    PERMISSION = "permission"
    RECOMMENDATION = "recommendation"


class BearerSource(StrEnum):
    """Where the bearer 义务主体 of a norm was found."""

    EXPLICIT = "explicit"
    INHERITED = "inherited"
    ADDRESSEE = "addressee"
    ISSUER = "issuer"
    UNSPECIFIED = "unspecified"


class Role(StrEnum):
    """Part that a counterparty 相对方 takes in the act."""

    RECIPIENT = "recipient"
    BENEFICIARY = "beneficiary"
    TARGET = "target"
    AUTHORITY = "authority"
    PARTNER = "partner"
    DIRECTED = "directed"

    __hash__ = str.__hash__
    # Enum's own is a function in Python, called for each actor of each norm.


ADDRESSEES = "<addressees>"
"""Bearer name that stands for the organs a document is addressed to."""
ISSUER = "<issuer>"
"""Bearer name that stands for the organ that issued the document."""
AUTHOR = "Zeren 责任"
"""Author of the workbooks that Zeren writes: they are made of documents and are none."""


@dataclass(frozen=True, slots=True)
class SourceText:
    """One decoded input: `id` is its path inside the folder given, without suffix; `path` where it was.

    Attributes:
        encoding: of a text file; the format's name (`docx`, `pdf` …) of another.
        places: where in the file each paragraph and table cell of `text` stands, in text order; empty for
            plain text.
        margins: texts of page headers and footers, which are no part of `text`.
        attachments: names of the files that a web page links to as its 附件.
        also: paths of other sources with the very same text.
    """

    id: str
    path: str
    text: str
    encoding: str = "utf-8"
    places: tuple[Place, ...] = ()
    margins: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Section(Carried):
    """A numbered or titled part 条款 of a document, an article of a statute included.

    Attributes:
        id: content id (document, number, start).
        number: as printed, `一、`, `（三）`, `第十条`; empty for a titled part without a number.
        title: heading text without number and closing punctuation; may be empty.
        level: 1 for the outermost.
        start, end: span of the whole section in the source text.
        parent: id of the enclosing section, or None.
    """

    id: str
    number: str
    title: str
    level: int
    start: int
    end: int
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Identified:
    """Who a name in a document is, as a person has said 核定: it overrules what the name itself tells.

    Attributes:
        name: the name as the document writes it.
        actor: the actor's name, without its scope.
        scope: document or place that the actor's name is relative to, or None.
    """

    name: str
    actor: str
    scope: str | None = None


@dataclass(frozen=True, slots=True)
class Document(Carried):
    """What the head, the signature and the layout of one document say about it.

    Attributes:
        id: the source's id; `id#2` … where one source holds several documents.
        source: path of the source as it was given.
        start, end: span of this document in its source text; `text` is exactly that slice.
        title: full title, joined where it was broken over lines.
        number: document number 发文字号, e.g. `同组通字〔2020〕4号`.
        kind: kind of document 文种: 通知, 意见, 决定, 法, 条例, 办法, 合同 …
        issuers: issuing organs 发文机关, most often one.
        date: date of issue, ISO 8601, or None.
        addressees: organs addressed 主送机关, one by one.
        copies_to: 抄送 organs.
        printed_by, printed_on: the 印发 line's organ and ISO date.
        cites: titles (in 《》) and numbers of the documents that the text names, in order, once each.
        sections: in text order, parents before children.
        identified: names that a person has said who they are; nothing that is read from the text.
        places: where in the file each paragraph and table cell stands, in text order; empty for plain text.
        margins: texts of page headers and footers, which are no part of `text`.
        attachments: names of the files that a web page links to as its 附件.
        also: paths of other sources with the very same text.
    """

    id: str
    source: str
    start: int
    end: int
    text: str
    title: str = ""
    number: str | None = None
    kind: str | None = None
    issuers: tuple[str, ...] = ()
    date: str | None = None
    addressees: tuple[str, ...] = ()
    copies_to: tuple[str, ...] = ()
    printed_by: str | None = None
    printed_on: str | None = None
    cites: tuple[str, ...] = ()
    sections: tuple[Section, ...] = ()
    identified: tuple[Identified, ...] = ()
    places: tuple[Place, ...] = ()
    margins: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counterparty(Carried):
    """Another actor that takes part in the act, and how."""

    name: str
    role: Role


@dataclass(frozen=True, slots=True)
class Evidence(Carried):
    """Why one field of a norm has its value: the rule that gave it and the characters it was read from.

    Attributes:
        field: `bearer`, `trigger`, `modality`, `predicate`, `counterparty`, `condition`, `deadline`,
            `basis` or `assigner`.
        value: the value given (one of the list for bearers and counterparties).
        rule: id of the rule in the rule data, or the name of the structural step.
        start, end: span in the source text; both None where the value stands nowhere (an addressee).
    """

    field: str
    value: str
    rule: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Norm(Carried):
    """One thing that somebody must, must not, may, or is urged to do 规范.

    The first thirteen fields are the record of the definition; the rest says where it stands and why.

    Attributes:
        doc: id of the document.
        start, end, text: the clause that holds the predicate; `text` is `source[start:end]`.
        trigger: word that makes it a norm; None for a bare imperative and an inherited trigger.
        bearers: names, coordination expanded; empty where unspecified.
        id: content id.
        section: id of the innermost section, or None.
        sentence, sentence_start, sentence_end: the whole sentence around the clause.
        due: ISO date where the deadline is a certain calendar date.
        confidence: 0 to 1.
        evidence: the rule behind each field.
        corrected: the fields that a person has changed, joined by blanks (`bearers deadline`), or `added`;
            None where the norm stands as it was extracted.
        page, paragraph, cell: where in its file it stands (see `Place`); None where the file has no such.
    """

    doc: str
    start: int
    end: int
    text: str
    modality: Modality
    trigger: str | None
    bearers: tuple[str, ...]
    bearer_source: BearerSource
    predicate: str
    counterparties: tuple[Counterparty, ...] = ()
    condition: str | None = None
    deadline: str | None = None
    basis: str | None = None
    assigner: str | None = None
    id: str = ""
    section: str | None = None
    sentence: str = ""
    sentence_start: int = 0
    sentence_end: int = 0
    due: str | None = None
    confidence: float = 1.0
    evidence: tuple[Evidence, ...] = field(default=())
    corrected: str | None = None
    page: int | None = None
    paragraph: int | None = None
    cell: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one source text says: its documents and their norms, in text order."""

    source: str
    documents: tuple[Document, ...]
    norms: tuple[Norm, ...]


@dataclass(frozen=True, slots=True)
class Skipped:
    """A source, or a part of one, that could not be used, and why, in one line."""

    path: str
    reason: str


def plain(record: Any) -> dict[str, object]:
    """Return a record as plain JSON values: its fields in order, tuples as lists, enum members as strings."""
    return {name: _plain_value(getattr(record, name)) for name in _field_names(record.__class__)}


def _plain_value(value: object) -> object:
    if value is None or isinstance(value, int | float):
        return value
    if isinstance(value, str):
        return str(value)
    return [_plain_value(part) for part in value] if isinstance(value, tuple | list) else plain(value)


@cache
def _field_names(kind: Any) -> tuple[str, ...]:
    return tuple(each.name for each in fields(kind))
