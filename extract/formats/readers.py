"""Readers by format, each loaded when the first file of its kind comes."""

from __future__ import annotations

import importlib

from ..errors import ReadError
from .content import Content
from .kinds import Format, recognise

_READERS = {
    Format.DOCX: ("docx", "read_docx"),
    Format.XLSX: ("xlsx", "read_xlsx"),
    Format.PDF: ("pdf", "read_pdf"),
    Format.HTML: ("html", "read_html"),
}
_EXTRAS = {Format.DOCX: "docx", Format.XLSX: "xlsx", Format.PDF: "pdf", Format.HTML: "html"}


def read_bytes(data: bytes, suffix: str) -> tuple[Content, Format]:
    """Return what a file of another format than plain text says, and the format that its bytes show.

    A file for LibreOffice comes back without content. Raises ReadError where a file cannot be read; one whose
    library is not installed names the extra.
    """
    found = recognise(data, suffix)
    if found in (Format.OFFICE, Format.SHEETS):
        return Content(""), found
    if found not in _READERS:
        raise ReadError("a text under the name of another format", hint="name it .txt")
    module, function = _READERS[found]
    try:
        content: Content = getattr(importlib.import_module(f".{module}", __package__), function)(data)
    except ImportError as error:
        extra = _EXTRAS[found]
        missing = error.name or "a library for it"
        raise ReadError(f"{missing} is not installed", hint=f"pip install 'zeren[{extra}]'") from error
    if not content.text.strip():
        raise ReadError("empty: there is no text in it")
    return content, found
