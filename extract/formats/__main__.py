"""The child process that parses untrusted files: `python -m extract.formats`, one request after another.

A request is a line of JSON (`suffix`, `size`, `seconds`) and `size` bytes; the answer is a line of JSON. What
a file makes it take of memory or time beyond its limits ends the request, or the process.
"""

from __future__ import annotations

import json
import signal
import sys
from contextlib import suppress
from dataclasses import astuple
from typing import BinaryIO

from ..errors import ZerenError
from .readers import read_bytes

MEMORY = 1 << 30
"""Address space that the process may take, in bytes."""


def main() -> None:
    """Answer requests on stdin until it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit()
    requests, answers = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr
    while line := requests.readline():
        request = json.loads(line)
        data = _exactly(requests, int(request["size"]))
        _allow(float(request["seconds"]))
        answer = _answer(data, str(request["suffix"]))
        answers.write(json.dumps(answer).encode("ascii") + b"\n")
        answers.flush()


def _limit() -> None:
    """Set what the process may take at the most, where the system knows such limits."""
    with suppress(ImportError):
        import resource

        for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CORE, 0)):
            with suppress(ValueError, OSError):
                resource.setrlimit(what, (most, most))


def _allow(seconds: float) -> None:
    """Let the process work so many seconds more, where the system knows such limits: then it is ended."""
    with suppress(ImportError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        most = int(used.ru_utime + used.ru_stime + seconds) + 1
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_CPU, (most, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _exactly(stream: BinaryIO, size: int) -> bytes:
    data = stream.read(size)
    if len(data) < size:
        sys.exit(1)
    return data


def _answer(data: bytes, suffix: str) -> dict[str, object]:
    try:
        content, found = read_bytes(data, suffix)
    except ZerenError as error:
        return {"error": error.what, "hint": error.hint}
    except MemoryError:
        return {"error": "takes too much memory to be safe", "hint": "split the document, or save it anew"}
    except Exception as error:
        return {"error": f"damaged: {type(error).__name__}", "hint": "open it and save it anew"}
    places = [astuple(place) for place in content.places]
    return {
        "format": found.value,
        "text": content.text,
        "places": places,
        "margins": content.margins,
        "attachments": content.attachments,
        "unread": content.unread,
    }


if __name__ == "__main__":
    main()
