"""Locks between processes that the system lets go of when their holder dies, however it dies."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from extract.errors import StoreError

_PAUSE = 0.05
"""Seconds between two attempts."""


@contextmanager
def locked(
    path: Path, *, wait: float, shared: bool = False, waiting: Callable[[], None] | None = None
) -> Iterator[None]:
    """Hold the lock file `path` for the length of a `with` block; the file stays where it is.

    Args:
        wait: seconds to wait for whoever holds it.
        shared: hold it beside others that hold it shared.
        waiting: called once if there is anybody to wait for.

    Raises:
        StoreError: it was not let go in time, or the file cannot be made.
    """
    handle = _open(path, shared=shared)
    try:
        deadline = time.monotonic() + wait
        while not _try_lock(handle, shared=shared):
            if time.monotonic() >= deadline:
                raise StoreError(
                    "another process is writing here",
                    where=str(path.parent),
                    hint=f"waited {wait:g} s; run again when it has ended",
                )
            if waiting:
                waiting()
                waiting = None
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(handle)


@contextmanager
def claimed(path: Path, *, mine: bool = False) -> Iterator[None]:
    """Hold the file or folder `path` itself: its maker while it makes it, or who would clear it away.

    `mine` says that the caller has just made it. BlockingIOError if another process holds it, or where the
    system cannot tell: a lock would keep the maker from writing on Windows, so nobody clears away there.
    """
    handle = _claim(path, mine=mine)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _open(path: Path, *, shared: bool) -> int:
    flags = os.O_RDONLY if shared and path.exists() else os.O_RDWR | os.O_CREAT
    try:
        return os.open(path, flags, 0o666)
    except OSError as error:
        raise StoreError(
            f"cannot be written: {error.strerror or error}",
            where=str(path.parent),
            hint="choose a folder you may write to",
        ) from error


if sys.platform == "win32":
    import msvcrt

    def _try_lock(handle: int, *, shared: bool) -> bool:  # noqa: ARG001 (Windows has exclusive ones only)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _claim(_path: Path, *, mine: bool) -> int | None:
        if not mine:
            raise BlockingIOError("locks cannot tell whether it is still being made")
        return None

else:
    import fcntl

    def _try_lock(handle: int, *, shared: bool) -> bool:
        kind = fcntl.LOCK_SH if shared else fcntl.LOCK_EX
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _claim(path: Path, *, mine: bool) -> int | None:  # noqa: ARG001 (here a lock can tell)
        handle = os.open(path, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(handle)
            raise
        return handle
