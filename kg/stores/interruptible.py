"""Work in an engine's own code that a Ctrl-C stops there, not only when it comes back to Python."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")


def interruptible(interrupt: Callable[[], None], work: Callable[[], Answer]) -> Answer:
    """Return what `work` returns, run in a thread so that Ctrl-C here can `interrupt` it."""
    done: list[Answer] = []
    failed: list[BaseException] = []

    def run() -> None:
        try:
            done.append(work())
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=run, name="ladybug-query", daemon=True)
    thread.start()
    try:
        thread.join()
    except BaseException:
        interrupt()
        thread.join()
        raise
    if failed:
        raise failed[0]
    return done[0]
