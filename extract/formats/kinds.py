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
    OFFICE = "office"
    """Anything that LibreOffice turns into .docx: .doc, .wps, .rtf, .odt."""


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
}
"""What a file's name says; every suffix that is read."""

SUPPORTED = (
    ".txt in UTF-8, UTF-16 or GB18030, .md, .docx, .pdf with a text layer, .html; "
    ".doc, .wps, .rtf and .odt where LibreOffice is installed"
)
"""What can be read, as said in error messages."""

KNOWN = frozenset(
    f".{name}"
    for name in (
        *("dot", "dotx", "wpt", "ofd", "ceb", "mht", "mhtml", "xml", "epub", "caj", "xls", "xlsx", "et"),
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
_ENCRYPTED = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0".encode("ascii")


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
        return Format.OFFICE
    if data.startswith(b"{\\rtf"):
        return Format.OFFICE
    named = SUFFIXES.get(suffix.lower(), Format.TEXT)
    if named in (Format.DOCX, Format.PDF, Format.OFFICE):
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
    if "[Content_Types].xml" in names and any(name.startswith(("xl/", "ppt/")) for name in names):
        raise ReadError("a spreadsheet or presentation, not a text", hint=f"supported: {SUPPORTED}")
    if "[Content_Types].xml" in names:
        return Format.DOCX
    if "content.xml" in names and "mimetype" in names:
        return Format.OFFICE
    raise ReadError("not a text but a zip file", hint="unpack it first")
