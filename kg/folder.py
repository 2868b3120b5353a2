"""The folder that a build makes 成果目录: its files change together, or not at all.

New files are made in a hidden folder inside it. When all of them are on disk, a journal that lists them is
written: from then on the new state holds. The files are then moved into place and the journal is deleted.
Whoever comes after a kill, the next build or any reader, finishes the moves that the journal lists; without a
journal nothing was moved, and what a killed build left behind is deleted by the next one.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import NamedTuple

from extract.errors import RecordError, StoreError
from extract.model import Document, Norm

from .locks import locked
from .records import read_documents, read_norms

DOCUMENTS = "documents.jsonl"
NORMS = "norms.jsonl"
MANIFEST = "manifest.json"
DISPLACED = "extracted.jsonl"
"""Norms as they were extracted, where `norms.jsonl` holds what corrections have made of them."""

_JOURNAL = ".zeren-commit.json"
_BUILD_LOCK = ".zeren-build.lock"
_COMMIT_LOCK = ".zeren-commit.lock"
_LOCKS = (_BUILD_LOCK, _COMMIT_LOCK)
_COMMIT_WAIT = 60.0
"""Seconds that moving a few files may take at the most."""


class Records(NamedTuple):
    """The truth of a folder: its documents and norms, as one build left them."""

    documents: list[Document]
    norms: list[Norm]


def read_records(out: Path) -> Records:
    """Return the documents and norms of a folder, both of one build, even while another is at work in it.

    Raises RecordError if the folder holds no records or a line is none.
    """
    with settled(out):
        need_records(out)
        return Records(read_documents(out / DOCUMENTS), read_norms(out / NORMS))


def records_digest(folder: Path) -> str:
    """Return a digest of the record files in a folder, byte for byte."""
    said = hashlib.sha256()
    for name in (DOCUMENTS, NORMS, DISPLACED):
        if (folder / name).exists():
            with (folder / name).open("rb") as file:
                said.update(hashlib.file_digest(file, "sha256").digest())
    return said.hexdigest()


def need_records(out: Path) -> None:
    """Raise RecordError, with how to make them, if a folder holds no records."""
    if not (out / NORMS).is_file():
        hint = f"make it: zeren build SOURCE... -o {out}"
        raise RecordError(f"no {NORMS} in this folder", where=str(out), hint=hint)


@contextmanager
def settled(out: Path) -> Iterator[None]:
    """Keep commits out for the length of a `with` block: files opened in it are all of one build."""
    while True:
        settle(out)
        with _reading(out):
            if not (out / _JOURNAL).exists():
                yield
                return


def settle(out: Path) -> None:
    """Finish what a killed build had decided; afterwards every file of the folder is of one build.

    Raises StoreError if files are to be moved and cannot be.
    """
    if (out / _JOURNAL).exists():
        with _committing(out):
            _redo(out)


@contextmanager
def building(out: Path, *, wait: float, waiting: Callable[[], None] | None = None) -> Iterator[None]:
    """Keep other builds out of a folder, made if need be; what a killed one left is put in order first.

    Raises StoreError if another build does not end within `wait` seconds or the folder cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(error, out) from error
    with locked(out / _BUILD_LOCK, wait=wait, waiting=waiting):
        settle(out)
        for left in out.glob(".zeren-*"):
            if left.name not in _LOCKS:
                _delete(left)
        yield


@contextmanager
def workshop(out: Path) -> Iterator[Path]:
    """Give a hidden folder inside `out` to make files in, deleted at the end; only inside `building`."""
    place = out / f".zeren-{secrets.token_hex(6)}"
    try:
        place.mkdir()
        yield place
    except OSError as error:
        raise unwritable(error, out) from error
    finally:
        if not (out / _JOURNAL).exists():
            shutil.rmtree(place, ignore_errors=True)


def commit(out: Path, made: Path, names: Sequence[str], gone: Sequence[str] = ()) -> None:
    """Put the files `names` of the workshop `made` in place of those in `out` and delete `gone`, all at once.

    Raises StoreError if a file there cannot be replaced; nothing is changed then.
    """
    try:
        for name in names:
            _sync(made / name)
            _refuse_held(out / name)
        _sync(made)
        with _committing(out):
            journal = {"from": made.name, "files": sorted(names), "gone": sorted(gone)}
            draft = made / _JOURNAL
            draft.write_text(json.dumps(journal, ensure_ascii=False), encoding="utf-8")
            _sync(draft)
            draft.replace(out / _JOURNAL)
            _sync(out)
            _redo(out)
    except OSError as error:
        raise unwritable(error, out) from error


def _refuse_held(target: Path) -> None:
    """Raise if the file at `target` cannot be replaced: it is a folder, or Windows says that it is open."""
    if target.is_dir():
        raise StoreError("is a folder where a file is to be", where=str(target), hint="move it away")
    if target.exists():
        target.replace(target)


def unwritable(error: OSError, out: Path) -> StoreError:
    """Return the error that says which file could not be written and why."""
    where = Path(str(error.filename or "")).name
    name = "" if where.startswith(".zeren-") or where == out.name else where
    return StoreError(
        f"cannot be written: {error.strerror or error}",
        where=str(out / name),
        hint="what was there before is untouched",
    )


@contextmanager
def _committing(out: Path) -> Iterator[None]:
    with locked(out / _COMMIT_LOCK, wait=_COMMIT_WAIT):
        yield


@contextmanager
def _reading(out: Path) -> Iterator[None]:
    """Keep commits out while files are read; a folder nobody may write to needs no lock."""
    if not (out / _COMMIT_LOCK).exists():
        yield
        return
    with locked(out / _COMMIT_LOCK, wait=_COMMIT_WAIT, shared=True):
        yield


def _redo(out: Path) -> None:
    """Do the moves of the journal that are not done yet, then forget it. Again and again does no harm."""
    try:
        journal = json.loads((out / _JOURNAL).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return
    made = out / str(journal["from"])
    try:
        for name in journal["files"]:
            with suppress(FileNotFoundError):
                (made / name).replace(out / name)
        for name in journal["gone"]:
            (out / name).unlink(missing_ok=True)
        _sync(out)
        (out / _JOURNAL).unlink()
        _sync(out)
    except OSError as error:
        raise StoreError(
            f"cannot finish writing: {error.strerror or error}",
            where=str(error.filename2 or error.filename or out),
            hint="close what has it open and run any command on this folder again; nothing is lost",
        ) from error
    _delete(made)


def _delete(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _sync(path: Path) -> None:
    """Have a file or folder on disk before it counts; not every system has such a thing for folders."""
    folder = path.is_dir()
    if os.name == "nt" and folder:
        return
    handle = os.open(path, os.O_RDWR if os.name == "nt" else os.O_RDONLY)
    try:
        with suppress(OSError) if folder else nullcontext():
            os.fsync(handle)
    finally:
        os.close(handle)
