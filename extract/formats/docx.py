"""Word .docx files: paragraphs and tables in their order, as they print with all changes accepted."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ..errors import ReadError
from .content import Cell, Content, Writer
from .numbering import Numbering
from .package import lean_package
from .wordml import attribute, child, children, is_on, name_of, value_of

if TYPE_CHECKING:
    from docx.document import Document

_HOLDERS = frozenset(
    ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "hyperlink", "fldSimple", "r")
)
"""Elements that only hold others: content controls, insertions, links, runs."""
_GONE = frozenset(("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "Fallback", "rt"))
"""What does not print: accepted deletions, properties, field codes, copies for old programs."""
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
_DEEPEST = 40


def read_docx(data: bytes) -> Content:
    """Return the text of a .docx file, automatic numbers as if typed and each note after its paragraph.

    Headers and footers are its margins. Raises ReadError where it is damaged, protected or too large.
    """
    import docx
    from docx.opc.exceptions import PackageNotFoundError
    from lxml.etree import XMLSyntaxError

    lean = lean_package(data)
    try:
        document = docx.Document(io.BytesIO(lean))
        return _Body(document).content()
    except (KeyError, ValueError, XMLSyntaxError, PackageNotFoundError, AttributeError, TypeError) as error:
        raise ReadError("a damaged .docx file", hint="open it and save it anew") from error


@dataclass(slots=True)
class _Line:
    """A paragraph while it is put together: its text, and what hangs on it and is to come after it."""

    text: list[str] = field(default_factory=list)
    after: list[Any] = field(default_factory=list)


class _Body:
    """Walks the body of one document once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        parts = document.part.package.iter_parts()
        roots = {part.partname.rpartition("/")[2].removesuffix(".xml"): part for part in parts}
        self._notes = {name: _notes(_root(roots.get(name))) for name in ("footnotes", "endnotes")}
        self._numbering = Numbering(_root(roots.get("numbering")), _root(roots.get("styles")))
        self._writer = Writer()
        self._held = ""

    def content(self) -> Content:
        self._flow(self._document.element.body, 0)
        if self._held:
            self._writer.paragraph((self._held, None))
        return self._writer.content(margins=_margins(self._document))

    def _flow(self, holder: Any, depth: int) -> None:
        """Write the paragraphs and tables of a body, cell or text box."""
        if depth > _DEEPEST:
            raise ReadError("nested too deep", hint="open it and save it anew")
        for element in holder.iterchildren():
            name = name_of(element)
            if name == "p":
                for text in self._paragraph(element, depth):
                    self._writer.paragraph((text, None))
            elif name == "tbl":
                self._table(element, depth)
            elif name in _HOLDERS:
                self._flow(element, depth + 1)

    def _paragraph(self, element: Any, depth: int) -> Iterator[str]:
        """Yield the text of a paragraph, its text boxes and notes; one whose end was deleted waits."""
        properties = child(element, "pPr")
        line = _Line()
        self._runs(element, line, depth)
        text = "".join(line.text)
        if text.strip():
            text = self._numbering.number_of(properties, value_of(child(properties, "pStyle"))) + text
        text, self._held = self._held + text, ""
        if child(child(properties, "rPr"), "del") is not None:
            self._held = text
        else:
            yield text
        for holder in line.after:
            yield from self._inner(holder, depth + 1)

    def _inner(self, holder: Any, depth: int) -> Iterator[str]:
        """Yield the paragraphs inside a text box, note or nested table, cells of a row parted by a TAB."""
        if depth > _DEEPEST:
            raise ReadError("nested too deep", hint="open it and save it anew")
        for element in holder.iterchildren():
            name = name_of(element)
            if name == "p":
                yield from self._paragraph(element, depth)
            elif name == "tbl":
                for row in children(element, "tr"):
                    cells = (" ".join(self._inner(cell, depth + 1)) for cell in children(row, "tc"))
                    yield "\t".join(cells)
            elif name in _HOLDERS:
                yield from self._inner(element, depth + 1)

    def _runs(self, holder: Any, line: _Line, depth: int) -> None:
        """Gather the text of a paragraph's runs but for what was deleted, is hidden or a field's code."""
        if depth > _DEEPEST * 2:
            raise ReadError("nested too deep", hint="open it and save it anew")
        for element in holder.iterchildren():
            name = name_of(element)
            if name == "t":
                line.text.append(element.text or "")
            elif name in _SIGNS:
                if attribute(element, "type") != "page":
                    line.text.append(_SIGNS[name])
            elif name in _NOTES:
                note = self._notes[_NOTES[name]].get(attribute(element, "id") or "")
                if note is not None:
                    line.after.append(note)
            elif name == "txbxContent":
                line.after.append(element)
            elif name in _GONE or (name == "r" and is_on(child(child(element, "rPr"), "vanish"))):
                continue
            else:
                self._runs(element, line, depth + 1)

    def _table(self, element: Any, depth: int) -> None:
        rows = [row for row in _rows(element) if not _deleted(row)]
        flat = len(rows) < 2 or all(len(list(_cells(row))) < 2 for row in rows)
        if flat:
            for row in rows:
                for cell in _cells(row):
                    self._flow(cell, depth + 1)
            return
        self._writer.table(self._grid(rows, depth))

    def _grid(self, rows: list[Any], depth: int) -> list[Cell]:
        """Return the cells of a table, those merged downwards once with all their rows."""
        found: list[Cell] = []
        above: dict[int, int] = {}
        for number, row in enumerate(rows, 1):
            column = 1 + _skipped(row)
            for cell in _cells(row):
                properties = child(cell, "tcPr")
                width = max(1, min(500, int(value_of(child(properties, "gridSpan")) or 1)))
                merge = child(properties, "vMerge")
                goes_on = merge is not None and (value_of(merge) or "continue") == "continue"
                if goes_on and column in above:
                    at = above[column]
                    old = found[at]
                    found[at] = Cell(old.row, old.column, old.paragraphs, number - old.row + 1, old.columns)
                else:
                    above[column] = len(found)
                    found.append(Cell(number, column, tuple(self._inner(cell, depth + 1)), 1, width))
                column += width
        return found


def _rows(table: Any) -> Iterator[Any]:
    """Yield the rows of a table, those in content controls too."""
    for element in table.iterchildren():
        if name_of(element) == "tr":
            yield element
        elif name_of(element) in _HOLDERS:
            yield from _rows(element)


def _cells(row: Any) -> Iterator[Any]:
    for element in row.iterchildren():
        if name_of(element) == "tc":
            yield element
        elif name_of(element) in _HOLDERS:
            yield from _cells(element)


def _deleted(row: Any) -> bool:
    return child(child(row, "trPr"), "del") is not None


def _skipped(row: Any) -> int:
    """Return how many columns a row leaves out at its start."""
    before = value_of(child(child(row, "trPr"), "gridBefore"))
    return min(500, int(before)) if before and before.isdecimal() else 0


def _root(part: Any) -> Any:
    """Return the root element of a part, or None without one."""
    if part is None:
        return None
    from docx.oxml import parse_xml

    element = getattr(part, "_element", None)
    return parse_xml(part.blob) if element is None else element


def _notes(root: Any) -> dict[str, Any]:
    """Return the notes of footnotes.xml or endnotes.xml by id, separators left out."""
    if root is None:
        return {}
    found = (note for note in root.iterchildren() if attribute(note, "type") in (None, "normal"))
    return {attribute(note, "id") or "": note for note in found}


def _margins(document: Document) -> tuple[str, ...]:
    """Return the texts of headers and footers, each once, page number fields and all."""
    found: dict[str, None] = {}
    for section in document.sections:
        for margin in (
            *(section.header, section.first_page_header, section.even_page_header),
            *(section.footer, section.first_page_footer, section.even_page_footer),
        ):
            if not margin.is_linked_to_previous:
                texts = (paragraph.text.strip() for paragraph in margin.paragraphs)
                found.update(dict.fromkeys(text for text in texts if text))
    return tuple(found)
