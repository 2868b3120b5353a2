"""Files and folders that are either whole or not there: written beside their place, then moved into it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Callable, Collection
from pathlib import Path

from extract.errors import ExportError


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
        beside = _beside(place)
        try:
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

    A folder that holds anything but files called one of `names` is not ours to replace and is refused.
    The old folder is moved aside, the new one into place, then the old one goes: a kill between the two
    moves leaves the old one whole under a name that starts with a dot.

    Raises:
        ExportError: naming `path`.
    """
    try:
        place = path.resolve()
        if place.exists():
            _refuse_foreign(path, place, names)
        beside, aside = _beside(place), _beside(place)
        try:
            beside.mkdir()
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
    existed = place.exists()
    if existed:
        place.rename(aside)
    try:
        beside.rename(place)
    except BaseException:
        if existed:
            aside.rename(place)
        raise
    if existed:
        shutil.rmtree(aside)


def _refuse_foreign(path: Path, place: Path, names: Collection[str]) -> None:
    if not place.is_dir():
        raise ExportError("is a file, but this format is a folder of files", where=str(path),
                          hint="name a folder that does not exist yet")
    ours = {entry for entry in place.iterdir() if entry.name in names and entry.is_file()}
    foreign = sorted(entry.name for entry in place.iterdir() if entry not in ours)
    if foreign:
        raise ExportError(f"the folder holds something else, {foreign[0]}, that would be lost",
                          where=str(path), hint="name a folder that does not exist yet")


def _beside(place: Path) -> Path:
    """A name nobody else uses, in the same folder, so that the move is one step of the file system."""
    return place.with_name(f".{place.name}.{secrets.token_hex(6)}.part")


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
    hint = "" if path.parent.is_dir() else f"make the folder {path.parent} first"
    return ExportError(f"cannot be written: {error.strerror or error}", where=str(path), hint=hint)
