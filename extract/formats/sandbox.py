"""Sandbox: untrusted files are parsed in a child process with limits, so that none can harm this one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from dataclasses import dataclass, fields
from types import TracebackType
from typing import IO, Any

from ..errors import ReadError
from ..place import Place
from .content import Content
from .kinds import Format
from .office import convert

LARGEST = 100 << 20
"""Most bytes of one file."""
SECONDS, SECONDS_A_MEGABYTE = 8.0, 5.0
"""How long the work on one file may take: the first of all files, the second more for each megabyte of it."""
_PATIENCE = 4.0
"""How much longer than its work a file may take on a busy machine."""


@dataclass(slots=True)
class Sandbox:
    """A child process that reads files, started when the first comes and anew after one that broke it."""

    _child: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Sandbox:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def pid(self) -> int | None:
        """Id of the child process, None before the first file."""
        return self._child.pid if self._child else None

    def read(self, data: bytes, suffix: str) -> tuple[Content, Format]:
        """Return what a file's bytes say, its name ending in `suffix`.

        Raises ReadError where it cannot be read, takes longer than its time, or breaks the parser.
        """
        if len(data) > LARGEST:
            raise ReadError(f"larger than {LARGEST >> 20} MB", hint="split the document")
        answer = self._ask(data, suffix)
        found = Format(answer["format"])
        if found in (Format.OFFICE, Format.SHEETS):
            answer = self._ask(*convert(data, suffix.lower(), found))
        return _content(answer), found

    def close(self) -> None:
        """End the child, if there is one."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        for stream in (child.stdin, child.stdout):
            if stream is not None:
                _close(stream)
        child.wait()

    def _ask(self, data: bytes, suffix: str) -> dict[str, Any]:
        """Return the child's answer; raises ReadError where it is an error, or none comes in time."""
        seconds = SECONDS + SECONDS_A_MEGABYTE * len(data) / (1 << 20)
        child = self._started()
        assert child.stdin is not None
        assert child.stdout is not None
        late = threading.Event()
        timer = threading.Timer(seconds * _PATIENCE, _end, (child, late))
        timer.start()
        try:
            request = {"suffix": suffix, "size": len(data), "seconds": seconds}
            child.stdin.write(json.dumps(request).encode("ascii") + b"\n")
            child.stdin.write(data)
            child.stdin.flush()
            line = child.stdout.readline()
        except OSError:
            line = b""
        finally:
            timer.cancel()
        if line.endswith(b"\n"):
            answer: dict[str, Any] = json.loads(line)
            if "error" in answer:
                raise ReadError(str(answer["error"]), hint=str(answer["hint"]))
            return answer
        slow = late.is_set() or child.wait() == -getattr(signal, "SIGXCPU", 0)
        self.close()
        if slow:
            raise ReadError(f"takes longer than {seconds:.0f} s to read", hint="split it, or save it anew")
        raise ReadError("breaks its parser, or takes too much memory", hint="open it and save it anew")

    def _started(self) -> subprocess.Popen[bytes]:
        if self._child is None or self._child.poll() is not None:
            self.close()
            self._child = subprocess.Popen(
                [sys.executable, "-P", "-m", __package__],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            )
        return self._child


def _end(child: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    child.kill()


def _close(stream: IO[bytes]) -> None:
    try:
        stream.close()
    except OSError:
        return


def _content(answer: dict[str, Any]) -> Content:
    count = len(fields(Place))
    places = tuple(Place(*one[:count]) for one in answer["places"])
    return Content(
        str(answer["text"]),
        places,
        tuple(map(str, answer["margins"])),
        tuple(map(str, answer["attachments"])),
        str(answer["unread"]),
    )
