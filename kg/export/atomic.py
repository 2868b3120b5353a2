"""Files and folders that are either whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import os
import re
import secrets
import shutil
from collections.abc import Callable, Collection
from contextlib import suppress
from fnmatch import fnmatchcase
from pathlib import Path

from extract.errors import ExportError
from kg.locks import claimed

_NEW, _OLD = ".part", ".old"
"""Ends of the names beside a place: what is being made for it, and what was moved aside from it."""


def write_file(path: Path, fill: Callable[[Path], None]) -> None:
    """Replace the file at `path` by what `fill` writes to the path it is given, all of it or nothing.

    A symbolic link is followed. On any failure, an interrupt included, what was at `path` is untouched.

    Raises:
        ExportError: naming `path`; the folder is missing or read-only, the disk is full, `path` is no file.
    """
    try:
        place = path.resolve()
        if place.exists() and not place.is_file():
            raise ExportError("is not a file", where=str(path), hint="name a file to write")
        _clear_away(place)
        beside = _beside(place, _NEW)
        try:
            beside.touch(exist_ok=False)
            with claimed(beside, mine=True):
                fill(beside)
                _sync(beside)
                beside.replace(place)
            _sync(place.parent)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise _export_error(error, path) from error


def write_folder(path: Path, names: Collection[str], fill: Callable[[Path], None]) -> None:
    """Replace the folder at `path` by one that `fill` writes, all of it or nothing.

    A folder that holds anything but files called one of `names` (or like a pattern
    of them, `*.ics`) is not ours to replace and is refused.
    The old folder is moved aside, the new one into place, then the old one goes: a kill between the two
    moves leaves the old one whole under a name that starts with a dot; the next write brings it back first.

    Raises:
        ExportError: naming `path`.
    """
    try:
        place = path.resolve()
        _clear_away(place)
        if place.exists():
            _refuse_foreign(path, place, names)
        beside, aside = _beside(place, _NEW), _beside(place, _OLD)
        try:
            beside.mkdir()
            with claimed(beside, mine=True):
                fill(beside)
                for file in sorted(beside.iterdir()):
                    _sync(file)
                _sync(beside)
                _swap(beside, place, aside)
            _sync(place.parent)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        raise _export_error(error, path) from error


def _swap(beside: Path, place: Path, aside: Path) -> None:
    """Move `beside` to `place`; what was there comes back if that fails."""
    if not place.exists():
        beside.rename(place)
        return
    with claimed(place, mine=True):
        place.rename(aside)
        try:
            beside.rename(place)
        except BaseException:
            aside.rename(place)
            raise
        shutil.rmtree(aside)


def _is_ours(name: str, names: Collection[str]) -> bool:
    """Whether a file's name is one of `names`, which may be patterns: `党员-1f.ics`, `*.ics`."""
    return any(fnmatchcase(name, one) for one in names)


def _refuse_foreign(path: Path, place: Path, names: Collection[str]) -> None:
    if not place.is_dir():
        raise ExportError("is a file, but this format is a folder of files", where=str(path),
                          hint="name a folder that does not exist yet")
    ours = {entry for entry in place.iterdir() if entry.is_file() and _is_ours(entry.name, names)}
    foreign = sorted(entry.name for entry in place.iterdir() if entry not in ours)
    if foreign:
        raise ExportError(f"the folder holds something else, {foreign[0]}, that would be lost",
                          where=str(path), hint="name a folder that does not exist yet")


def _beside(place: Path, end: str) -> Path:
    """A name nobody else uses, in the same folder, so that the move is one step of the file system."""
    return place.with_name(f".{place.name}.{secrets.token_hex(6)}{end}")


def _clear_away(place: Path) -> None:
    """Put in order what a killed writer of `place` left: the old folder comes back, half-made work goes."""
    ours = re.compile(rf"\.{re.escape(place.name)}\.[0-9a-f]{{12}}({_NEW}|{_OLD})")
    with suppress(OSError):
        for left in sorted(place.parent.iterdir()):
            if ours.fullmatch(left.name):
                with suppress(OSError), claimed(left):
                    _settle(left, place)


def _settle(left: Path, place: Path) -> None:
    if left.suffix == _OLD and not place.exists():
        left.rename(place)
    elif left.is_dir():
        shutil.rmtree(left)
    else:
        left.unlink()


def _sync(path: Path) -> None:
    """Have the file or folder on disk before it counts; Windows has no such thing for folders."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _export_error(error: OSError, path: Path) -> ExportError:
    if isinstance(error, BlockingIOError):
        what, hint = "another process is writing it", "run again when it has ended"
        return ExportError(what, where=str(path), hint=hint)
    hint = "" if path.parent.is_dir() else f"make the folder {path.parent} first"
    return ExportError(f"cannot be written: {error.strerror or error}", where=str(path), hint=hint)
