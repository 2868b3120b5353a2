"""Reading: files, folders and standard input as decoded source texts."""

from __future__ import annotations

import codecs
import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from .errors import ReadError
from .model import Skipped, SourceText, content_id

SUPPORTED = "plain text (.txt) in UTF-8, UTF-16 or GB18030"
"""What can be read, as said in error messages."""

STDIN_ID = "stdin"

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"PK\x03\x04", "a zip container such as .docx"),
    (b"%PDF", "a PDF"),
    (b"\xd0\xcf\x11\xe0", "an old Office file such as .doc"),
    (b"{\\rtf", "rich text (.rtf)"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"SQLite format", "a database"),
)
_DOCUMENT_SUFFIXES = frozenset(
    f".{name}"
    for name in (
        *("doc", "docx", "dot", "dotx", "wps", "wpt", "pdf", "ofd", "ceb", "rtf", "odt", "md", "markdown"),
        *("html", "htm", "mht", "mhtml", "xml", "epub", "caj", "xls", "xlsx", "et", "csv"),
        *("ppt", "pptx", "dps", "tif", "tiff", "jpg", "jpeg", "png"),
    )
)
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1a\x7f-\x84\x86-\x9f]")
_COMMON = re.compile(r"[\t\n\r\f -~\u00a0-\u00ff\u2000-\u206f\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
_SAMPLE = 1 << 16


def decode(data: bytes) -> tuple[str, str]:
    """Return the text of `data`, line ends as they are and without byte order mark, and its encoding.

    Tried in order: byte order mark, UTF-16 without one where unmistakable, strict UTF-8, strict GB18030.
    NUL, control characters and lone surrogates inside a text are kept. Raises `ReadError` for binary,
    empty and undecodable data.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise ReadError(f"not a text but {what}", hint=f"supported: {SUPPORTED}")
    text, encoding = _decoded(data)
    if not text.strip():
        raise ReadError("empty: there is no text in it")
    controls = len(_CONTROLS.findall(text))
    if controls > 8 and controls * 10 > len(text):
        raise ReadError("binary data, not a text", hint=f"supported: {SUPPORTED}")
    return text, encoding


def _decoded(data: bytes) -> tuple[str, str]:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            name = encoding.removesuffix("-sig")
            return _strict(data, encoding, name), name
    wide = _utf16_without_mark(data)
    if wide:
        return _strict(data, wide, wide), wide
    for encoding in ("utf-8", "gb18030"):
        try:
            return _strict(data, encoding, encoding), encoding
        except ReadError:
            continue
    raise ReadError("unknown encoding or not a text", hint=f"supported: {SUPPORTED}")


def _strict(data: bytes, encoding: str, name: str) -> str:
    errors = "strict" if encoding == "gb18030" else "surrogatepass"
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, ValueError):
        raise ReadError(f"damaged {name} text", hint=f"supported: {SUPPORTED}") from None


def _utf16_without_mark(data: bytes) -> str:
    """Name the UTF-16 whose characters are nearly all common ones of Chinese text, if just one is."""
    sample = data[:_SAMPLE]
    if len(data) % 2 or len(sample) < 4:
        return ""
    shares = {name: _common_share(sample, name) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    if shares[best] < 0.95 or shares[best] - min(shares.values()) < 0.2:
        return ""
    return best if _common_share(sample, "utf-8") < 0.95 else ""


def _common_share(sample: bytes, encoding: str) -> float:
    text = sample.decode(encoding, "replace")
    return len(_COMMON.findall(text)) / len(text)


@dataclass(frozen=True, slots=True)
class _Found:
    """A file to be read, under the id that its place gives it; `path` None is standard input."""

    id: str
    shown: str
    path: Path | None


def read_sources(
    paths: Sequence[str | Path], *, stdin: BinaryIO | None = None
) -> Iterator[SourceText | Skipped]:
    """Yield every text under `paths`, in the order given and sorted inside folders, and what was skipped.

    A text's id is its path inside the folder given, without suffix; the stem for a file given itself;
    `stdin` for `-`. Different texts under one id get `~` and 8 hex digits more; the same text comes once.
    """
    found = [item for path in paths for item in _list(path)]
    counts = Counter(item.id for item in found if isinstance(item, _Found))
    texts = _Reader(stdin)
    clashes = {name for name, count in counts.items() if count > 1}
    differing = _differing(found, clashes, texts)
    seen: set[tuple[str, str]] = set()
    for item in found:
        source = texts.read(item) if isinstance(item, _Found) else item
        if isinstance(source, SourceText) and source.id in clashes:
            digest = content_id(source.text)
            if (source.id, digest) in seen:
                continue
            seen.add((source.id, digest))
            if source.id in differing:
                source = SourceText(f"{source.id}~{digest[:8]}", source.path, source.text, source.encoding)
        yield source


def _differing(found: Sequence[_Found | Skipped], clashes: set[str], texts: _Reader) -> set[str]:
    """Return the ids under which more than one text stands."""
    digests: dict[str, set[str]] = {}
    for item in found:
        if isinstance(item, _Found) and item.id in clashes:
            source = texts.read(item)
            if isinstance(source, SourceText):
                digests.setdefault(item.id, set()).add(content_id(source.text))
    return {name for name, texts_of in digests.items() if len(texts_of) > 1}


class _Reader:
    """Reads what was found; standard input is read once however often it is asked for."""

    def __init__(self, stdin: BinaryIO | None) -> None:
        self._stdin = stdin
        self._piped: bytes | None = None

    def read(self, item: _Found) -> SourceText | Skipped:
        try:
            data = self._stdin_bytes() if item.path is None else item.path.read_bytes()
            text, encoding = decode(data)
        except ReadError as error:
            return Skipped(item.shown, str(error))
        except OSError as error:
            return Skipped(item.shown, f"cannot be read: {error.strerror or error}")
        return SourceText(item.id, item.shown, text, encoding)

    def _stdin_bytes(self) -> bytes:
        if self._piped is None:
            self._piped = (self._stdin or sys.stdin.buffer).read()
        return self._piped


def _list(given: str | Path) -> Iterator[_Found | Skipped]:
    if str(given) == "-":
        yield _Found(STDIN_ID, "-", None)
        return
    path = Path(given)
    if path.is_dir():
        yield from _list_folder(path)
    elif not path.exists():
        yield Skipped(str(path), "no such file or folder")
    elif path.suffix.lower() not in ("", ".txt"):
        yield _unsupported(path)
    else:
        yield _Found(path.stem or path.name, str(path), path)


def _list_folder(folder: Path) -> Iterator[_Found | Skipped]:
    empty = True
    for path in sorted(_walk(folder), key=lambda file: file.relative_to(folder).as_posix()):
        suffix = path.suffix.lower()
        if suffix == ".txt":
            empty = False
            yield _Found(path.relative_to(folder).with_suffix("").as_posix(), str(path), path)
        elif suffix in _DOCUMENT_SUFFIXES:
            empty = False
            yield _unsupported(path)
    if empty:
        yield Skipped(str(folder), f"no text in this folder (supported: {SUPPORTED})")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that are not hidden, links to folders not followed."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith((".", "~$")):
                yield Path(top, name)


def _unsupported(path: Path) -> Skipped:
    return Skipped(str(path), f"{path.suffix.lower()} files are not supported (supported: {SUPPORTED})")
