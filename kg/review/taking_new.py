"""New rows at the end of the norms' sheet: norms that the extractor has not found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.model import BearerSource, Document, Modality, Norm
from kg.export.workbook.cells import shown as cell_shown

from .anchors import spans_of, squeezed
from .applying import added_norm
from .base import Base
from .columns import DELETE
from .filled import FilledRow, Refused
from .model import FIELDS, Correction, Kind, Place, Value, value_of
from .state import State
from .values import CellError, value_in

_NEEDED = {"document": "文件", "clause": "事项", "modality": "要求类型", "predicate": "谓语"}


def taken_new(
    rows: Sequence[FilledRow], base: Base, state: State, refused: list[Refused]
) -> Iterator[Correction]:
    """Yield an addition for each new row; what is wrong with one goes to `refused`, cell by cell."""
    documents = {cell_shown(one.label).strip(): one.id for one in base.documents}
    seen: set[tuple[object, ...]] = set()
    for row in rows:
        made = _norm(row, documents, state, refused)
        if made is None or row.text("action") == DELETE:
            continue
        norm, place = made
        key = (norm.doc, norm.start, norm.end, *(value_of(norm, field) for field in FIELDS))
        if key in seen:
            refused.append(Refused(row.place("clause"), "stands twice among the new rows; taken once"))
        elif not _is_there(norm, place, state):
            yield Correction(Kind.ADD, "", place=place, norm=norm)
        seen.add(key)


def _norm(
    row: FilledRow, documents: dict[str, str], state: State, refused: list[Refused]
) -> tuple[Norm, Place] | None:
    """Return the norm of a row and its place, or None with what is wrong in `refused`."""
    before = len(refused)
    for field, heading in _NEEDED.items():
        if not row.text(field):
            refused.append(Refused(row.place(field), f"a new row needs {heading}"))
    document = state.documents.get(documents.get(row.text("document"), ""))
    if row.text("document") and document is None:
        refused.append(Refused(row.place("document"), "no document of this folder is called so"))
    span = _span(row, document, refused) if document and row.text("clause") else None
    values = dict(_values(row, refused)) if len(refused) == before else {}
    if document is None or span is None or len(refused) > before:
        return None
    bare = Norm(document.id, *span, "", Modality.OBLIGATION, None, (), BearerSource.UNSPECIFIED, "")
    typed = {**values, "modality": Modality(str(values["modality"]))}
    made = replace(bare, **typed)  # type: ignore[arg-type]
    norm = added_norm(made, document, span, state.by_doc[document.id])
    extracted = [one for one in state.on(document.id, span) if one.corrected is None]
    start = span[0] - document.start
    return replace(norm, evidence=()), Place(
        document.id, document.title, extracted[0].id if extracted else "", start, norm.text, norm.sentence
    )


def _span(row: FilledRow, document: Document, refused: list[Refused]) -> tuple[int, int] | None:
    """Return where the clause stands; of several places the one inside the sentence that is given."""
    spans = spans_of(row.text("clause"), document)
    sentence = row.text("sentence")
    if sentence:
        wholes = spans_of(sentence, document)
        spans = tuple(one for one in spans if any(a <= one[0] and one[1] <= b for a, b in wholes))
    if len(spans) == 1:
        return spans[0]
    why = (
        f"the document says this {len(spans)} times; copy a longer piece of its sentence into 原句"
        if spans
        else "the document does not say this in one piece; copy the clause from it, and its sentence"
    )
    refused.append(Refused(row.place("clause"), why))
    return None


def _values(row: FilledRow, refused: list[Refused]) -> Iterator[tuple[str, Value]]:
    for field in FIELDS:
        if field in row.formulas:
            refused.append(Refused(row.place(field), "holds a formula; write the value"))
            continue
        try:
            yield field, value_in(row.cells.get(field), field)
        except CellError as error:
            refused.append(Refused(row.place(field), str(error)))


def _is_there(norm: Norm, place: Place, state: State) -> bool:
    """Whether the norm was added before, whatever became of it, or is found by the extractor as it is."""
    values = [value_of(norm, field) for field in FIELDS]
    for one in state.corrections:
        if one.kind is Kind.ADD and one.norm and one.place and one.place.doc == place.doc:
            alike = squeezed(one.place.text) == squeezed(place.text)
            if alike and [value_of(one.norm, field) for field in FIELDS] == values:
                return True
    there = state.on(norm.doc, (norm.start, norm.end))
    return any([value_of(state.now.get(one.id, one), field) for field in FIELDS] == values for one in there)
