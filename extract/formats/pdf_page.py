"""Pages of a PDF: characters and drawn lines with their places, as pdfium sees them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..errors import ReadError
from .pdf_streams import check_streams

MOST_PAGES = 3_000
MOST_CHARACTERS = 4_000_000
_MOST_OBJECTS = 20_000
_MOST_SEGMENTS = 4_000
_PASSWORD, _PATH, _IMAGE = 4, 2, 3
_LINE_TO, _BEZIER_TO = 0, 1
_SLANT = 1.0
"""How far a line may lean and still be a rule of a table, in points."""
_SHORTEST = 4.0


@dataclass(frozen=True, slots=True)
class Glyph:
    """A character with its box, in points from the lower left corner of the page."""

    text: str
    left: float
    bottom: float
    right: float
    top: float

    @property
    def middle(self) -> float:
        return (self.bottom + self.top) / 2

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, upright or level: it stands at `at` and reaches from `low` to `high`."""

    at: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its number from 1, height, characters, level and upright lines, whether it has a picture."""

    number: int
    height: float
    glyphs: tuple[Glyph, ...]
    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]
    pictured: bool


def read_pages(data: bytes) -> Iterator[Page]:
    """Yield the pages of a PDF; raises ReadError where it is damaged, protected or too large."""
    import pypdfium2 as pdfium

    check_streams(data)
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if pdfium.raw.FPDF_GetLastError() == _PASSWORD or "password" in str(error).lower():
            raise ReadError("protected by a password", hint="save it without one first") from error
        raise ReadError("a damaged PDF", hint="open it and save it anew") from error
    total = 0
    try:
        if len(document) > MOST_PAGES:
            raise ReadError(f"{len(document)} pages, more than {MOST_PAGES:,}", hint="split the document")
        for number in range(len(document)):
            page = _page(pdfium.raw, document, number)
            total += len(page.glyphs)
            if total > MOST_CHARACTERS:
                raise ReadError(f"more than {MOST_CHARACTERS:,} characters", hint="split the document")
            yield page
    except pdfium.PdfiumError as error:
        raise ReadError("a damaged PDF", hint="open it and save it anew") from error
    finally:
        document.close()


def _page(raw: Any, document: Any, number: int) -> Page:
    page = document[number]
    text = page.get_textpage()
    try:
        level, upright, pictured = _drawn(raw, page.raw)
        glyphs = tuple(_glyphs(raw, text.raw))
        return Page(number + 1, page.get_height(), glyphs, tuple(level), tuple(upright), pictured)
    finally:
        text.close()
        page.close()


def _glyphs(raw: Any, text: Any) -> Iterator[Glyph]:
    box = raw.FS_RECTF()
    count = raw.FPDFText_CountChars(text)
    if count > MOST_CHARACTERS:
        raise ReadError(f"more than {MOST_CHARACTERS:,} characters", hint="split the document")
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if code < 32 or code in (0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        if raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        if raw.FPDFText_GetLooseCharBox(text, at, ctypes.byref(box)):
            yield Glyph(chr(code), box.left, box.bottom, box.right, box.top)


def _drawn(raw: Any, page: Any) -> tuple[list[Rule], list[Rule], bool]:
    """Return the level and the upright lines of a page, and whether it holds a picture."""
    level: list[Rule] = []
    upright: list[Rule] = []
    pictured = False
    for at in range(min(raw.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        item = raw.FPDFPage_GetObject(page, at)
        kind = raw.FPDFPageObj_GetType(item)
        pictured = pictured or kind == _IMAGE
        if kind != _PATH:
            continue
        for start, end in _segments(raw, item):
            if abs(start[1] - end[1]) <= _SLANT and abs(start[0] - end[0]) >= _SHORTEST:
                level.append(Rule((start[1] + end[1]) / 2, *sorted((start[0], end[0]))))
            elif abs(start[0] - end[0]) <= _SLANT and abs(start[1] - end[1]) >= _SHORTEST:
                upright.append(Rule((start[0] + end[0]) / 2, *sorted((start[1], end[1]))))
        if len(level) + len(upright) > _MOST_SEGMENTS:
            return [], [], pictured
    return level, upright, pictured


def _segments(raw: Any, item: Any) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Yield the straight pieces of a path as pairs of points on the page."""
    matrix = raw.FS_MATRIX()
    if not raw.FPDFPageObj_GetMatrix(item, ctypes.byref(matrix)):
        return
    x, y = ctypes.c_float(), ctypes.c_float()
    last = first = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(item), _MOST_SEGMENTS)):
        segment = raw.FPDFPath_GetPathSegment(item, at)
        kind = raw.FPDFPathSegment_GetType(segment)
        raw.FPDFPathSegment_GetPoint(segment, ctypes.byref(x), ctypes.byref(y))
        point = (
            matrix.a * x.value + matrix.c * y.value + matrix.e,
            matrix.b * x.value + matrix.d * y.value + matrix.f,
        )
        if kind == _LINE_TO:
            yield last, point
        elif kind != _BEZIER_TO:
            first = point
        last = point
        if raw.FPDFPathSegment_GetClose(segment):
            yield last, first
            last = first
