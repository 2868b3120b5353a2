"""SpreadsheetML: the sheets of an .xlsx package and the cells with text in each, in little memory.

openpyxl, which writes the review sheet, is not used to read what comes from outside: it fails on styles that
WPS writes, makes an object for each field of a merged range (17 billion in a column that is merged whole),
and knows merged ranges only where it holds all of the sheet.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..errors import ReadError
from .cell_formats import BUILT_IN, GENERAL, shown_number
from .wordml import name_of

MOST_CHARACTERS = 4_000_000
_LONGEST_NAME = 31
"""Characters that a spreadsheet allows in the name of a sheet."""
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})$")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_SILENT = frozenset(("rPh", "rPr", "phoneticPr"))
"""Parts of a string that do not show: how it is spoken, how it looks."""


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A cell with text; rows and columns count from 1."""

    row: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells that are merged to one; all its bounds belong to it."""

    top: int
    left: int
    foot: int
    right: int


@dataclass(slots=True)
class Sheet:
    """A sheet: its cells row by row, its merged ranges, and how many of its formulas have no value."""

    name: str
    hidden: bool
    cells: list[SheetCell] = field(default_factory=list)
    merged: list[Area] = field(default_factory=list)
    unknown: int = 0


def read_sheets(package: zipfile.ZipFile) -> Iterator[Sheet]:
    """Yield the sheets of a workbook in their order; a hidden one without its cells.

    Raises ReadError where the sheets hold more characters than a document has; KeyError, ValueError and
    lxml's XMLSyntaxError where the package is damaged.
    """
    book = _related(package, "", "officeDocument")
    root = _parsed(package, book)
    strings = _strings(package, _related(package, book, "sharedStrings", needed=False))
    formats = _formats(package, _related(package, book, "styles", needed=False))
    from_1904 = any(_on(one.get("date1904")) for one in _named(root, "workbookPr"))
    targets = _targets(package, book, "worksheet")
    total = 0
    for entry in _named(root, "sheet"):
        path = targets.pop(next((value for key, value in entry.items() if key.endswith("}id")), ""), None)
        if path is None:
            continue
        name, state = entry.get("name") or "", entry.get("state") or "visible"
        sheet = Sheet(name[:_LONGEST_NAME], state != "visible")
        if not sheet.hidden:
            reader = _SheetReader(sheet, strings, formats, from_1904)
            for element in _elements(package, path, "row", "mergeCell"):
                reader.take(element)
                total += reader.size
                if total > MOST_CHARACTERS:
                    raise ReadError(f"more than {MOST_CHARACTERS:,} characters", hint="split the workbook")
        yield sheet


def address(text: str) -> tuple[int, int]:
    """Return row and column of a cell's address: `B3` → (3, 2); raises ValueError where it is none."""
    found = _ADDRESS.match(text)
    if found is None:
        raise ValueError(text)
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column


class _SheetReader:
    """Takes the elements of one sheet; `size` is the length of the text that the last one gave."""

    def __init__(self, sheet: Sheet, strings: list[str], formats: list[str], from_1904: bool) -> None:
        self.size = 0
        self._sheet = sheet
        self._strings = strings
        self._formats = formats
        self._from_1904 = from_1904
        self._row = 0

    def take(self, element: Any) -> None:
        self.size = 0
        if name_of(element) == "mergeCell":
            first, _, last = (element.get("ref") or "").partition(":")
            (top, left), (foot, right) = address(first), address(last or first)
            self._sheet.merged.append(Area(top, left, foot, right))
            return
        self._row = int(element.get("r") or self._row + 1)
        column = 0
        for cell in element.iterchildren():
            given = cell.get("r")
            column = address(given)[1] if given else column + 1
            text = self._text(cell)
            if text.strip():
                self._sheet.cells.append(SheetCell(self._row, column, text))
                self.size += len(text)

    def _text(self, cell: Any) -> str:
        kind = cell.get("t") or "n"
        parts = {name_of(part): part for part in cell.iterchildren()}
        if kind == "inlineStr":
            return _string(parts["is"]) if "is" in parts else ""
        value = parts["v"].text if "v" in parts else None
        if value is None:
            self._sheet.unknown += "f" in parts and kind != "str"
            return ""
        if kind == "s":
            return self._strings[int(value)]
        if kind == "n":
            style = int(cell.get("s") or 0)
            known = self._formats[style] if style < len(self._formats) else GENERAL
            return shown_number(value, known, from_1904=self._from_1904)
        if kind == "b":
            return "是" if value == "1" else "否"
        return "" if kind == "e" else _unescaped(value)


def _strings(package: zipfile.ZipFile, path: str) -> list[str]:
    return [_string(element) for element in _elements(package, path, "si")] if path else []


def _string(element: Any) -> str:
    """Return the text of a string whose runs look different."""
    texts = []
    for part in element.iterchildren():
        if name_of(part) == "t":
            texts.append(part.text or "")
        elif name_of(part) not in _SILENT:
            texts.append(_string(part))
    return _unescaped("".join(texts))


def _unescaped(text: str) -> str:
    """Return text with characters that XML cannot hold as they were: `_x000D_` → a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text).replace("\r\n", "\n")


def _formats(package: zipfile.ZipFile, path: str) -> list[str]:
    """Return the number format of each style of a cell."""
    if not path:
        return []
    root = _parsed(package, path)
    own = {one.get("numFmtId"): one.get("formatCode") or GENERAL for one in _named(root, "numFmt")}
    styles = (one for holder in _named(root, "cellXfs") for one in holder.iterchildren())
    keys = [one.get("numFmtId") or "0" for one in styles]
    return [own.get(key) or BUILT_IN.get(int(key), GENERAL) for key in keys]


def _related(package: zipfile.ZipFile, source: str, kind: str, *, needed: bool = True) -> str:
    """Return the path of the first part of one kind that `source` refers to; `` where it is not needed."""
    found = next(iter(_targets(package, source, kind).values()), "")
    if needed and not found:
        raise KeyError(kind)
    return found


def _targets(package: zipfile.ZipFile, source: str, kind: str) -> dict[str, str]:
    """Return the paths of the parts of one kind that `source` (`` is the package) refers to, by their ids."""
    folder, name = posixpath.split(source)
    own = posixpath.join(folder, "_rels", f"{name}.rels")
    return {
        one.get("Id") or "": _resolved(folder, one.get("Target") or "")
        for one in _named(_parsed(package, own), "Relationship")
        if (one.get("Type") or "").endswith(f"/{kind}")
    }


def _resolved(folder: str, target: str) -> str:
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _named(root: Any, name: str) -> Iterator[Any]:
    return (element for element in root.iter() if name_of(element) == name)


def _parsed(package: zipfile.ZipFile, path: str) -> Any:
    from lxml import etree

    return etree.fromstring(package.read(path), _parser(etree))


def _parser(etree: Any) -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def _elements(package: zipfile.ZipFile, path: str, *names: str) -> Iterator[Any]:
    """Yield the elements of these names one by one, each forgotten when the next comes."""
    from lxml import etree

    tags = tuple(f"{{*}}{name}" for name in names)
    data = io.BytesIO(package.read(path))
    for _, element in etree.iterparse(
        data, tag=tags, resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
    ):
        yield element
        element.clear()
        while element.getprevious() is not None:
            del element.getparent()[0]


def _on(value: str | None) -> bool:
    return (value or "0").lower() in ("1", "true", "on")
