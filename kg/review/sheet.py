"""The review workbook 核改表: every norm beside its sentence, every actor and name, for a person to correct.

What may be changed has a green head. The ids are hidden and refuse to be typed over; the sheets are not
locked otherwise, since a locked cell can be neither sorted nor filtered. Each row is known by its id.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.model import ADDRESSEES, ISSUER, Document, Norm, content_id
from kg.actors import Actor, Identity, identify
from kg.export.workbook.cells import shown
from kg.export.workbook.notes import NoteLine
from kg.export.workbook.rows import section_names
from kg.export.workbook.sheets import Book
from kg.export.workbook.words import FIELDS, KINDS, MODALITIES, Table

from .anchors import places_of
from .applying import Applied
from .base import ActorBase, Base, DocumentBase, NameBase, NormBase, base_rows
from .columns import ABOUT, ACTORS, DELETE, FILLED, HIDDEN, NAMES, TABLES
from .columns import NORMS as NORM_SHEET
from .values import Cell, cell_of

SPARE = 2000
"""Rows below the last one that are prepared for new norms."""
_GREEN = "#1E6B45"
_KEEP = {"validate": "custom", "value": "=FALSE", "error_title": "这一格不能改"}


@dataclass(frozen=True, slots=True)
class NormRow:
    """One norm."""

    action: str
    document: str
    section: str
    bearers: Cell
    modality: Cell
    clause: str
    predicate: Cell
    counterparties: Cell
    condition: Cell
    deadline: Cell
    due: Cell
    basis: Cell
    assigner: Cell
    sentence: str
    corrected: str
    id: str


@dataclass(frozen=True, slots=True)
class ActorRow:
    """One actor that a document names."""

    name: str
    kind: str
    norms: int
    aliases: str
    into: str
    id: str


@dataclass(frozen=True, slots=True)
class NameRow:
    """One written name of one document."""

    document: str
    text: str
    actor: str
    reason: str
    into: str
    id: str


def write_review(path: Path, applied: Applied) -> None:
    """Write the workbook of all records, deleted norms too; the same records give the same bytes.

    Raises ExportError if there are more norms than a sheet has rows.
    """
    identity = identify(applied.documents, applied.norms)
    base = base_of(applied, identity)
    rows = (tuple(map(norm_row, base.norms)), _actor_rows(applied, identity), _name_rows(base, identity))
    with Book(path, "核改表") as book:
        for table, made in zip(TABLES, rows, strict=True):
            _add(book, table, made, base)
        book.add_notes(_notes())
        _hide(book, base)


def base_of(applied: Applied, identity: Identity) -> Base:
    """Return what the sheets say of the records, in the order of their rows."""
    labels = _labels(applied.documents)
    return Base(
        tuple(_norm_bases(applied, labels)),
        tuple(ActorBase(one.id, one.name) for one in _named(identity)),
        tuple(_name_bases(applied, identity)),
        tuple(DocumentBase(name, label) for name, label in labels.items()),
    )


def norm_row(base: NormBase) -> NormRow:
    """Return the row of one norm."""
    norm = base.norm
    cells = {name: cell_of(norm, name) for name in FIELDS if name != "added"}
    return NormRow(
        action=DELETE if base.deleted else "",
        document=base.document,
        section=base.section,
        clause=norm.text,
        sentence=norm.sentence,
        corrected="、".join(FIELDS[name] for name in (norm.corrected or "").split()),
        id=norm.id,
        **cells,
    )


def name_id(doc: str, text: str) -> str:
    """Return the id of a written name, the same as in the graph."""
    return content_id("name", doc, text)


def _norm_bases(applied: Applied, labels: dict[str, str]) -> Iterator[NormBase]:
    now = {norm.id: norm for norm in applied.norms}
    documents = {one.id: one for one in applied.documents}
    sections = {one.id: section_names(one) for one in applied.documents}
    by_doc: defaultdict[str, list[Norm]] = defaultdict(list)
    for norm in applied.found:
        by_doc[norm.doc].append(norm)
    for doc in sorted(by_doc):
        document = documents.get(doc) or Document(doc, "", 0, 0, "")
        places = places_of(document, by_doc[doc])
        for norm in sorted(by_doc[doc], key=lambda one: (one.start, one.end, one.id)):
            if norm.id not in now and norm.id not in applied.deleted:
                continue  # below the confidence that the folder was built with
            section = sections.get(doc, {}).get(norm.section or "", "")
            place = places[norm.id]
            deleted = norm.id in applied.deleted
            yield NormBase(place, now.get(norm.id, norm), labels.get(doc, doc), section, deleted)


def _name_bases(applied: Applied, identity: Identity) -> Iterator[NameBase]:
    names = {one.id: one.name for one in identity.actors}
    titles = {one.id: one.title for one in applied.documents}
    for one in identity.namings:
        if one.text not in (ADDRESSEES, ISSUER):
            title = titles.get(one.doc, "")
            yield NameBase(name_id(one.doc, one.text), one.doc, title, one.text, names[one.actor])


def _labels(documents: Sequence[Document]) -> dict[str, str]:
    """Return a label of its own for each document: its title, with its id where others have that title."""
    counts = Counter(one.title for one in documents)
    return {one.id: one.title if one.title and counts[one.title] == 1 else f"{one.title}〔{one.id}〕"
            for one in documents}


def _named(identity: Identity) -> Iterator[Actor]:
    """Yield the actors that a document names itself."""
    said = {one.actor for one in identity.namings if one.text not in (ADDRESSEES, ISSUER)}
    yield from sorted((one for one in identity.actors if one.id in said), key=lambda one: (one.name, one.id))


def _actor_rows(applied: Applied, identity: Identity) -> tuple[ActorRow, ...]:
    named = identity.named()
    borne = Counter(
        actor
        for norm in applied.norms
        for actor in {one for name in norm.bearers for one in named.get((norm.doc, name), ())}
    )
    return tuple(
        ActorRow(one.name, KINDS.get(one.kind, ""), borne[one.id], "、".join(one.aliases), "", one.id)
        for one in _named(identity)
    )


def _name_rows(base: Base, identity: Identity) -> tuple[NameRow, ...]:
    reasons = {(one.doc, one.text): one.reason for one in identity.namings}
    labels = {one.id: one.label for one in base.documents}
    return tuple(
        NameRow(labels.get(one.doc, one.doc), one.text, one.actor, reasons[one.doc, one.text], "", one.id)
        for one in base.names
    )


def _add(book: Book, table: Table, rows: Sequence[object], base: Base) -> None:
    """Add one sheet: green heads over what may be changed, lists to choose from, ids out of sight."""
    sheet = book.add_table(table, rows)
    spare = SPARE if table.name == NORM_SHEET else 0
    choices = {
        "action": {"validate": "list", "source": [DELETE]},
        "modality": {"validate": "list", "source": list(MODALITIES.values())},
        "into": {"validate": "list", "source": f"={ACTORS}!$A$2:$A${max(2, len(base.actors) + 1)}",
                 "error_type": "information", "error_title": "新的名称",
                 "error_message": "没有这个主体，将按新的名称新立一个。"},
        "due": {"validate": "any", "input_title": "到期日", "input_message": "如 2024-03-31"},
    }
    labels = {"validate": "list", "source": f"={HIDDEN}!$A$2:$A${max(2, len(base.documents) + 1)}"}
    for index, column in enumerate(table.columns):
        last = len(rows)
        if column.field in FILLED[table.name]:
            sheet.write_string(0, index, column.heading, book.head(_GREEN))
            if rule := choices.get(column.field):
                sheet.data_validation(1, index, max(1, last + spare), index, rule)
        elif last:
            said = column.meaning if len(column.meaning) < 200 else "供核对，不能改。"
            sheet.data_validation(1, index, last, index, {**_KEEP, "error_message": said})
        if column.field == "document" and spare:
            sheet.data_validation(last + 1, index, last + spare, index, labels)
        if column.field == "id":
            sheet.set_column(index, index, None, None, {"hidden": True})
    if table.name != NAMES:
        sheet.freeze_panes(1, 2 if spare else 1)


def _hide(book: Book, base: Base) -> None:
    """Add the hidden sheet; documents' labels stand in its first column, for the list to choose from."""
    rows: list[tuple[str, ...]] = [("", *row) for row in base_rows(base)]
    labels = [shown(one.label) for one in base.documents]
    rows += [("",)] * max(0, len(labels) + 1 - len(rows))
    first = ["", *labels, *[""] * (len(rows) - len(labels) - 1)]
    book.add_hidden(HIDDEN, [(label, *row[1:]) for label, row in zip(first, rows, strict=True)])


def _notes() -> Iterator[NoteLine]:
    yield NoteLine(("关于本表",), heading=True)
    for name, text in ABOUT:
        yield NoteLine((name, text))
    for table in TABLES:
        yield NoteLine((f"“{table.name}”各列",), heading=True)
        for column in table.columns:
            yield NoteLine((column.heading, column.meaning))
