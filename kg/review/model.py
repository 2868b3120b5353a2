"""What a person has corrected 核改: one record a correction, of where it belongs and what it changes.

A correction carries all that is needed to find its norm again in another extraction: the document, the
clause, the sentence, and the values that were there. It points at no state of any file.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from extract.model import Counterparty, Norm

Value = str | tuple[Counterparty, ...] | tuple[str, ...] | None
"""Value of one field of a norm."""

FIELDS = (
    "modality",
    "bearers",
    "predicate",
    "counterparties",
    "condition",
    "deadline",
    "due",
    "basis",
    "assigner",
)
"""Fields of a norm that may be corrected, in the order of the record."""
ADDED = "added"
"""What `Norm.corrected` says of a norm that a person has added."""


class Kind(StrEnum):
    """What a correction does."""

    CHANGE = "change"
    DELETE = "delete"
    RESTORE = "restore"
    """Takes a deletion back."""
    ADD = "add"
    MERGE = "merge"
    """Every name of one actor names another from now on."""
    SPLIT = "split"
    """One name in one document names another actor than was thought."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a norm stood when it was corrected.

    Attributes:
        doc, title: id and title of the document.
        norm: id of the norm; of an added one that of the extracted norm on the same clause, or empty.
        start: offset of the clause in the document's own text.
        text, sentence: the clause and the whole sentence.
        predicate: tells two norms of one clause apart.
        nth: how many norms of the document with this clause, sentence and predicate stood before it.
    """

    doc: str
    title: str = ""
    norm: str = ""
    start: int = 0
    text: str = ""
    sentence: str = ""
    predicate: str = ""
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """One field of a norm: the value it had, and the value it is to have."""

    field: str
    before: Value
    after: Value


@dataclass(frozen=True, slots=True)
class RuleUsed:
    """A rule of the extractor that gave what was corrected; field `norm` where all of it was wrong."""

    field: str
    rule: str


@dataclass(frozen=True, slots=True)
class Correction:
    """One correction.

    Attributes:
        kind: what it does.
        at: when it was made, ISO 8601.
        by: who made it, where that was said.
        place: the norm, or the document of a split.
        changes: of a change, one a field.
        norm: the whole record of an added norm.
        rules: the rules that had given what was wrong.
        actor: of a merge or split, the actor as it was called.
        name: of a split, the name as the document writes it.
        into: the actor that it is from now on.
    """

    kind: Kind
    at: str
    by: str | None = None
    place: Place | None = None
    changes: tuple[Change, ...] = ()
    norm: Norm | None = None
    rules: tuple[RuleUsed, ...] = ()
    actor: str | None = None
    name: str | None = None
    into: str | None = None


@dataclass(frozen=True, slots=True)
class Unfit:
    """A correction that has found no place, or not for all its fields: its number in the file, and why."""

    number: int
    what: str
    why: str


def value_of(norm: Norm, field: str) -> Value:
    """Return the value of one of `FIELDS`, a modality as plain string."""
    value: Value = getattr(norm, field)
    return str(value) if isinstance(value, str) else value


def told(correction: Correction) -> str:
    """Return what a correction does, in a few words for a report: `change 要及时报告 (bearers)`."""
    if correction.kind is Kind.MERGE:
        return f"merge {correction.actor} into {correction.into}"
    doc = correction.place.doc if correction.place else ""
    if correction.kind is Kind.SPLIT:
        return f"split {correction.name} of {doc} off as {correction.into}"
    fields = " ".join(change.field for change in correction.changes)
    text = correction.place.text if correction.place else ""
    return f"{correction.kind} {doc}: {text}" + (f" ({fields})" if fields else "")


def shown(value: Value) -> str:
    """Return a value for a report: `、` between names, `nothing` for none."""
    if not value:
        return "nothing"
    return value if isinstance(value, str) else "、".join(
        one if isinstance(one, str) else f"{one.name} ({one.role})" for one in value
    )
