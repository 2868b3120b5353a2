"""Reading: files, folders and standard input as source texts."""

from __future__ import annotations

import os
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from .decode import decode
from .errors import ReadError
from .formats.kinds import CONTAINERS, KNOWN, SUFFIXES, SUPPORTED, Format
from .formats.markdown import read_markdown
from .formats.sandbox import Sandbox
from .model import Skipped, SourceText, content_id

__all__ = ["STDIN_ID", "decode", "merge_same", "read_sources"]

STDIN_ID = "stdin"


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
    `stdin` for `-`. Different texts under one id get `~` and 8 hex digits more. A path twice is read once.
    """
    found = dict.fromkeys(item for path in paths for item in _list(path))
    with Sandbox() as sandbox:
        reader = _Reader(stdin, sandbox)
        read = [one for item in found for one in (reader.read(item) if isinstance(item, _Found) else [item])]
    digests: defaultdict[str, set[str]] = defaultdict(set)
    for item in read:
        if isinstance(item, SourceText):
            digests[item.id].add(content_id(item.text))
    for item in read:
        if isinstance(item, SourceText) and len(digests[item.id]) > 1:
            yield replace(item, id=f"{item.id}~{content_id(item.text)[:8]}")
        else:
            yield item


def merge_same(items: Iterable[SourceText | Skipped]) -> Iterator[SourceText | Skipped]:
    """Yield each text once, from the first of its paths in alphabetical order, with the others in `also`."""
    items = list(items)
    paths: defaultdict[str, set[str]] = defaultdict(set)
    for item in items:
        if isinstance(item, SourceText):
            paths[content_id(item.text)].add(item.path)
    for item in items:
        if isinstance(item, Skipped):
            yield item
            continue
        first, *others = sorted(paths[content_id(item.text)])
        if item.path == first:
            yield replace(item, also=tuple(others))


class _Reader:
    """Reads what was found; standard input is read once however often it is asked for."""

    def __init__(self, stdin: BinaryIO | None, sandbox: Sandbox) -> None:
        self._stdin = stdin
        self._sandbox = sandbox
        self._piped: bytes | None = None

    def read(self, item: _Found) -> list[SourceText | Skipped]:
        """Return the text of a file, or why it has none; and besides its text what of it cannot be read."""
        try:
            data = self._stdin_bytes() if item.path is None else item.path.read_bytes()
            suffix = item.path.suffix if item.path else ""
            return self._content(item, data, suffix.lower())
        except ReadError as error:
            return [Skipped(item.shown, str(error))]
        except OSError as error:
            return [Skipped(item.shown, f"cannot be read: {error.strerror or error}")]

    def _content(self, item: _Found, data: bytes, suffix: str) -> list[SourceText | Skipped]:
        named = SUFFIXES.get(suffix, Format.TEXT)
        boxed = data.startswith(tuple(magic for magic, _ in CONTAINERS))
        if suffix and suffix not in SUFFIXES and not boxed:
            raise ReadError(f"{suffix} files are not supported", hint=f"supported: {SUPPORTED}")
        if not boxed and named in (Format.TEXT, Format.MARKDOWN):
            text, encoding = decode(data)
            if named is Format.TEXT:
                return [SourceText(item.id, item.shown, text, encoding)]
            content = read_markdown(text)
        else:
            content, form = self._sandbox.read(data, suffix)
            encoding = form.value
        source = SourceText(
            item.id,
            item.shown,
            content.text,
            encoding,
            content.places,
            content.margins,
            content.attachments,
        )
        return [source, Skipped(item.shown, content.unread)] if content.unread else [source]

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
    else:
        yield _Found(path.stem or path.name, str(path), path)


def _list_folder(folder: Path) -> Iterator[_Found | Skipped]:
    empty = True
    for path in sorted(_walk(folder), key=lambda file: file.relative_to(folder).as_posix()):
        if path.suffix.lower() in SUFFIXES or path.suffix.lower() in KNOWN:
            empty = False
            yield _Found(path.relative_to(folder).with_suffix("").as_posix(), str(path), path)
    if empty:
        yield Skipped(str(folder), f"no text in this folder (supported: {SUPPORTED})")


def _walk(folder: Path) -> Iterator[Path]:
    """Yield the files below `folder` that are not hidden, links to folders not followed."""
    for top, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith((".", "~$")):
                yield Path(top, name)
