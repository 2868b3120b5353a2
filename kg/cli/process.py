"""The process around a command: UTF-8 streams, signals, quiet ends."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
import threading
from types import FrameType
from typing import NoReturn

SECONDS_TO_LEAVE = 0.01
"""After which code that drops exceptions has ended."""


class Terminated(BaseException):
    """SIGTERM arrived; unwinds the stack so that temporary files go away."""


class ReaderGoneError(Exception):
    """Whoever read the output closed the pipe (click would end such a command with code 1)."""


def prepare_streams() -> None:
    """Make stdout and stderr UTF-8 with LF on every platform; what UTF-8 cannot hold is written `\\udc80`."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def raise_on_sigterm() -> None:
    """Turn SIGTERM into `Terminated` (main thread only, as Python's signals are), and lose no signal."""

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise Terminated

    signal.signal(signal.SIGTERM, stop)
    sys.unraisablehook = _deliver_again


def _deliver_again(lost: sys.UnraisableHookArgs) -> None:
    """Send a signal once more that was raised where Python drops exceptions (`__del__`, a weak reference)."""
    number = {KeyboardInterrupt: signal.SIGINT, Terminated: signal.SIGTERM}.get(lost.exc_type)
    if number is None:
        sys.__unraisablehook__(lost)
        return
    again = threading.Timer(SECONDS_TO_LEAVE, _send_to_main, (number,))
    again.daemon = True
    again.start()


def _send_to_main(number: signal.Signals) -> None:
    if hasattr(signal, "pthread_kill"):
        signal.pthread_kill(threading.main_thread().ident or 0, number)  # wakes it from a read, too
    else:
        signal.raise_signal(number)


def end(code: int) -> NoReturn:
    """End this process with `code`, all it wrote being on its way.

    The system takes the memory back at once; Python would first take down half a million objects one by one,
    half a second of work on which a Ctrl-C would wait. What was to be done at exit is done.
    """
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.SIG_IGN)
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):  # closed, or nobody reads it any more
            code = code or 1
    os._exit(code)


def collect_less_often() -> None:
    """Look for cycles among objects seldom: a command makes millions of records and hardly a cycle."""
    gc.set_threshold(50_000, 20, 50)


def silence_stdout() -> None:
    """Send what a closed pipe did not take to nowhere, so that the interpreter's exit is quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
