"""Recognition: what a file is by its first bytes and, where those do not tell, by its name."""

from __future__ import annotations

import io
import zipfile
from enum import StrEnum

from ..errors import ReadError


class Format(StrEnum):
    """What a file is read as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    XLSX = "xlsx"
    OFFICE = "office"
    """Anything that LibreOffice turns into .docx: .doc, .wps, .rtf, .odt."""
    SHEETS = "sheets"
    """Anything that LibreOffice turns into .xlsx: .xls, .et, .ods."""


SUFFIXES: dict[str, Format] = {
    ".txt": Format.TEXT,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".shtml": Format.HTML,
    ".xhtml": Format.HTML,
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".pdf": Format.PDF,
    ".doc": Format.OFFICE,
    ".wps": Format.OFFICE,
    ".rtf": Format.OFFICE,
    ".odt": Format.OFFICE,
    ".xlsx": Format.XLSX,
    ".xlsm": Format.XLSX,
    ".xls": Format.SHEETS,
    ".et": Format.SHEETS,
    ".ods": Format.SHEETS,
}
"""What a file's name says; every suffix that is read."""

SUPPORTED = (
    ".txt in UTF-8, UTF-16 or GB18030, .md, .docx, .xlsx, .pdf with a text layer, .html; "
    ".doc, .wps, .rtf, .odt, .xls, .et and .ods where LibreOffice is installed"
)
"""What can be read, as said in error messages."""

KNOWN = frozenset(
    f".{name}"
    for name in (
        *("dot", "dotx", "wpt", "ofd", "ceb", "mht", "mhtml", "xml", "epub", "caj", "xlsb"),
        *("csv", "ppt", "pptx", "dps", "tif", "tiff", "jpg", "jpeg", "png"),
    )
)
"""Suffixes of documents that are not read: they are reported, not passed over."""

REFUSED = (
    (b"\x89PNG", "an image", "it needs OCR first"),
    (b"\xff\xd8\xff", "an image", "it needs OCR first"),
    (b"GIF8", "an image", "it needs OCR first"),
    (b"II*\x00", "an image", "it needs OCR first"),
    (b"MM\x00*", "an image", "it needs OCR first"),
    (b"\x7fELF", "a program", ""),
    (b"\x1f\x8b", "a compressed file", "unpack it first"),
    (b"Rar!", "a compressed file", "unpack it first"),
    (b"7z\xbc\xaf", "a compressed file", "unpack it first"),
    (b"SQLite format", "a database", ""),
    (b"Founder CEB", "a .ceb file", "save it as .docx or .pdf first"),
)
"""First bytes of what is never read, what it is, and what to do."""
CONTAINERS = (
    (b"PK\x03\x04", "a zip container such as .docx"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file such as .doc"),
    (b"{\\rtf", "rich text (.rtf)"),
)
"""First bytes of the files that a reader of their own takes."""
OFD_HINT = "open it in an OFD reader and save it as .pdf or .docx first"
_ENCRYPTED, _WORD, *_SHEETS = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook", "Book\0")
)
"""Names of what an old Office file holds, as they stand in it."""


def recognise(data: bytes, suffix: str) -> Format:
    """Return what `data` is to be read as, its name ending in `suffix`; contents count for more than names.

    Raises ReadError for what cannot be read, OFD and password-protected files by name.
    """
    for magic, what, hint in REFUSED:
        if data.startswith(magic):
            raise ReadError(f"not a text but {what}", hint=hint or f"supported: {SUPPORTED}")
    if data.startswith(b"PK\x03\x04"):
        return _of_zip(data)
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        if _ENCRYPTED in data:
            raise ReadError("protected by a password", hint="save it without one first")
        sheets = _WORD not in data and any(name in data for name in _SHEETS)
        return Format.SHEETS if sheets else Format.OFFICE
    if data.startswith(b"{\\rtf"):
        return Format.OFFICE
    named = SUFFIXES.get(suffix.lower(), Format.TEXT)
    if named in (Format.DOCX, Format.XLSX, Format.PDF, Format.OFFICE, Format.SHEETS):
        if _is_html(data):
            return Format.HTML
        what = f"not a {suffix.lower()} file: damaged, or named wrongly"
        raise ReadError(what, hint=f"supported: {SUPPORTED}")
    return Format.HTML if named is Format.TEXT and not suffix and _is_html(data) else named


def _is_html(data: bytes) -> bool:
    """Say whether data opens as a web page does: some offices save those under the name .doc."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return head.startswith((b"<!doctype html", b"<html", b"<head"))


def _of_zip(data: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, EOFError) as error:
        raise ReadError("a damaged .docx or other zip file", hint="open it and save it anew") from error
    if "OFD.xml" in names or any(name.endswith("/OFD.xml") for name in names):
        raise ReadError("an OFD file (版式文件), which is not supported", hint=OFD_HINT)
    if "[Content_Types].xml" in names:
        if any(name.startswith("ppt/") for name in names):
            raise ReadError("a presentation, not a text", hint=f"supported: {SUPPORTED}")
        if "xl/workbook.bin" in names:
            raise ReadError("a binary workbook (.xlsb)", hint="save it as .xlsx first")
        return Format.XLSX if any(name.startswith("xl/") for name in names) else Format.DOCX
    if "content.xml" in names and "mimetype" in names:
        return Format.SHEETS if b"opendocument.spreadsheet" in data[:200] else Format.OFFICE
    raise ReadError("not a text but a zip file", hint="unpack it first")
