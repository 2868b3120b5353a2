"""A document cut into sentences with norms, their spans marked, and the text between them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.model import Document, Evidence, Norm

FIELDS = (
    "modality",
    "trigger",
    "bearer",
    "predicate",
    "counterparty",
    "condition",
    "deadline",
    "basis",
    "assigner",
)
"""In the order in which they are listed; of two marks of equal length the later one shows."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that carry the same marks: in a clause or not, and the field read from them, if any."""

    text: str
    clause: bool = False
    field: str = ""


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence with its norms, or, without norms, the text between two such sentences."""

    pieces: tuple[Piece, ...]
    norms: tuple[Norm, ...] = ()


@dataclass(frozen=True, slots=True)
class Reason:
    """One value of a norm and the rule that gave it; `rule` is empty where no rule is recorded.

    `start` and `end` are the span it was read from, both None where it stands nowhere.
    """

    field: str
    value: str
    rule: str = ""
    start: int | None = None
    end: int | None = None


def passages(document: Document, norms: Iterable[Norm]) -> Iterator[Passage]:
    """Yield all of the document's text in order, the sentences of `norms` with their marks."""
    key = _sentence
    cursor = document.start
    for (start, end), group in groupby(sorted(norms, key=lambda n: (key(n), n.start, n.id)), key=key):
        if start > cursor:
            yield Passage((Piece(_slice(document, cursor, start)),))
        here = tuple(group)
        yield Passage(tuple(_mark(document, max(start, cursor), end, here)), here)
        cursor = max(cursor, end)
    if cursor < document.end:
        yield Passage((Piece(_slice(document, cursor, document.end)),))


def reasons(norm: Norm) -> tuple[Reason, ...]:
    """Return every value of the norm with the rule that gave it, in the order of `FIELDS`."""
    found = {(e.field, e.value): e for e in reversed(norm.evidence)}
    values = list(_values(norm))
    others = [(e.field, e.value) for e in norm.evidence if (e.field, e.value) not in values]
    rows = (_reason(field, value, found.get((field, value))) for field, value in values + others)
    return tuple(sorted(rows, key=lambda r: FIELDS.index(r.field) if r.field in FIELDS else len(FIELDS)))


def _reason(field: str, value: str, evidence: Evidence | None) -> Reason:
    if evidence is None:
        return Reason(field, value)
    return Reason(field, value, evidence.rule, evidence.start, evidence.end)


def _values(norm: Norm) -> Iterator[tuple[str, str]]:
    yield "modality", norm.modality.value
    yield from (("bearer", name) for name in norm.bearers)
    yield from (("counterparty", c.name) for c in norm.counterparties)
    for field in ("trigger", "predicate", "condition", "deadline", "basis", "assigner"):
        value = getattr(norm, field)
        if value:
            yield field, value


def _sentence(norm: Norm) -> tuple[int, int]:
    """Return the span of the sentence around the clause; of the clause alone where none is recorded."""
    if norm.sentence_start <= norm.start < norm.end <= norm.sentence_end:
        return norm.sentence_start, norm.sentence_end
    return norm.start, norm.end


def _slice(document: Document, start: int, end: int) -> str:
    return document.text[start - document.start : end - document.start]


def _mark(document: Document, start: int, end: int, norms: Sequence[Norm]) -> Iterator[Piece]:
    """Yield the pieces of one sentence; where marks overlap the shortest shows, line ends are dropped."""
    spans = [
        (e.start, e.end, e.field)
        for norm in norms
        for e in norm.evidence
        if e.start is not None and e.end is not None and e.field in FIELDS
    ]
    spans.sort(key=lambda s: (s[0] - s[1], FIELDS.index(s[2])))
    fields = dict.fromkeys(range(start, end), "")
    for first, last, field in spans:
        fields.update((i, field) for i in range(max(first, start), min(last, end)))
    clauses = {i for norm in norms for i in range(norm.start, norm.end)}
    for (clause, field), group in groupby(fields, key=lambda i: (i in clauses, fields[i])):
        text = "".join(_slice(document, i, i + 1) for i in group)
        yield Piece(text.replace("\r", "").replace("\n", ""), clause, field)
