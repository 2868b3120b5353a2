"""What a reader makes of a file: one text, and where in it each paragraph and table cell stands."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from ..place import Place


@dataclass(frozen=True, slots=True)
class Content:
    """The text of a file with its places; see `SourceText` for the other fields.

    `unread` says which part of the file could not be read, and what to do; empty where all was.
    """

    text: str
    places: tuple[Place, ...] = ()
    margins: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    unread: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: its paragraphs, its upper left corner (from 1) and how many rows and columns it spans."""

    row: int
    column: int
    paragraphs: tuple[str, ...]
    rows: int = 1
    columns: int = 1


@dataclass(slots=True)
class Writer:
    """Puts paragraphs and tables together to one text, a line end after each paragraph.

    Cells of one row are parted by a TAB, rows by a line end; a merged cell stands once, at its upper left.
    """

    _parts: list[str] = field(default_factory=list)
    _places: list[Place] = field(default_factory=list)
    _size: int = 0
    _paragraphs: int = 0
    _tables: int = 0

    @property
    def tables(self) -> int:
        """How many tables there are."""
        return self._tables

    def paragraph(
        self, *stretches: tuple[str, int | None], cell: Cell | None = None, sheet: str = ""
    ) -> None:
        """Add one paragraph of stretches with the page that each stands on; blank ones are left out.

        Of a sheet it is a `cell` that belongs to no table.
        """
        if not any(text.strip() for text, _ in stretches):
            return
        self._paragraphs += 1
        for text, page in stretches:
            if text:
                place = Place(self._size, self._size + len(text), page, self._paragraphs)
                if cell:
                    place = replace(place, row=cell.row, column=cell.column, sheet=sheet)
                self._places.append(place)
                self._add(text)
        self._add("\n")

    def table(self, cells: list[Cell], page: int | None = None, sheet: str | None = None) -> None:
        """Add a table of cells in reading order; one without any text is left out."""
        if not any(text.strip() for cell in cells for text in cell.paragraphs):
            return
        self._tables += 1
        row = 0
        for cell in cells:
            if row:
                self._add("\t" if cell.row == row else "\n")
            row = cell.row
            text = "\n".join(text for text in cell.paragraphs if text.strip())
            place = Place(
                self._size,
                self._size + len(text),
                page,
                None,
                self._tables,
                cell.row,
                cell.column,
                cell.rows,
                cell.columns,
                sheet,
            )
            self._places.append(place)
            self._add(text)
        self._add("\n")

    def content(self, **others: tuple[str, ...] | str) -> Content:
        """Return all that was added."""
        margins, attachments = others.get("margins", ()), others.get("attachments", ())
        unread = str(others.get("unread", ""))
        return Content("".join(self._parts), tuple(self._places), tuple(margins), tuple(attachments), unread)

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._size += len(text)
