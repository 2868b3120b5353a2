"""A proxy on the loopback between a driver and a real Neo4j that breaks the conversation where it is told to.

It speaks Bolt 5.4 as far as needed to know where a message ends and what it asks; see the Bolt protocol's
handshake, message and packstream specifications.
"""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from urllib.parse import urlsplit

MAGIC = b"\x60\x60\xb0\x17"
VERSIONS = bytes((0, 4, 4, 5)) + bytes(12)
"""Bolt 5.4 down to 5.0, whatever the driver offers: there a failure is a code and a message."""
STRUCT_OF_ONE = 0xB1


class Request(IntEnum):
    """What a driver asks that faults are told by: the tag of its message."""

    RESET = 0x0F
    RUN = 0x10
    COMMIT = 0x12


class Reply(IntEnum):
    """What ends the answer to a request."""

    SUCCESS = 0x70
    RECORD = 0x71
    IGNORED = 0x7E
    FAILURE = 0x7F


class Break(StrEnum):
    """What the proxy does to a request."""

    TEAR = "send half of it to the server, then reset both connections"
    CUT = "pass it on, wait for the answer, then reset the driver's connection without it"
    DELAY = "pass it on late"
    FAIL = "answer with a failure, as the server would"


@dataclass(frozen=True, slots=True)
class Fault:
    """Break the `first` request of its kind, counted from 1 over all connections, and so many after it."""

    kind: Break
    request: Request
    first: int
    times: int = 1
    seconds: float = 0.0
    code: str = ""


@dataclass(slots=True)
class Line:
    """One connection of a driver and ours to the server for it."""

    driver: socket.socket
    server: socket.socket
    asked: int = 0
    answered: int = 0
    failed: bool = False
    cut: bool = False


class Proxy:
    """Listens on a port of its own until closed; `met` counts the requests that were broken."""

    def __init__(self, uri: str, fault: Fault | None = None) -> None:
        """Start listening in front of the server at `uri`."""
        address = urlsplit(uri)
        self._server = (address.hostname or "127.0.0.1", address.port or 7687)
        self._fault = fault
        self._seen: Counter[int] = Counter()
        self._change = threading.Condition()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.met = 0
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def uri(self) -> str:
        """Return the address to give to a driver."""
        return f"bolt://127.0.0.1:{self._listener.getsockname()[1]}"

    def close(self) -> None:
        """Stop listening; connections end when either side ends them."""
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                driver, _ = self._listener.accept()
                line = Line(driver, socket.create_connection(self._server))
                for work in (self._requests, self._replies):
                    threading.Thread(target=self._until_closed, args=(work, line), daemon=True).start()

    def _until_closed(self, work: object, line: Line) -> None:
        assert callable(work)
        with suppress(OSError, EOFError):
            work(line)
        with self._change:
            _reset(line.driver)
            _reset(line.server)
            self._change.notify_all()

    def _requests(self, line: Line) -> None:
        greeting = _exactly(line.driver, 20)
        assert greeting.startswith(MAGIC)
        line.server.sendall(MAGIC + VERSIONS)
        for message in _messages(line.driver):
            tag = message[3]
            if line.failed and tag != Request.RESET:
                line.driver.sendall(_message(Reply.IGNORED, b"", fields=0))
                continue
            line.failed = False
            self._broken(line, tag, message)

    def _broken(self, line: Line, tag: int, message: bytes) -> None:
        """Pass a request on, or break it where the fault says so."""
        fault = self._due(tag)
        with self._change:
            line.asked += not (fault and fault.kind is Break.FAIL)
            line.cut = bool(fault and fault.kind is Break.CUT)
        match fault.kind if fault else None:
            case Break.TEAR:
                line.server.sendall(message[: len(message) // 2])
                raise EOFError
            case Break.FAIL:
                assert fault
                with self._change:
                    self._change.wait_for(lambda: line.answered >= line.asked, timeout=60)
                line.failed = True
                line.driver.sendall(_failure(fault.code))
                return
            case Break.DELAY:
                assert fault
                time.sleep(fault.seconds)
        line.server.sendall(message)

    def _replies(self, line: Line) -> None:
        line.driver.sendall(_exactly(line.server, 4))
        for message in _messages(line.server):
            if message[3] == Reply.RECORD:
                line.driver.sendall(message)
                continue
            if line.cut and line.answered + 1 >= line.asked:
                raise EOFError
            line.driver.sendall(message)
            with self._change:
                line.answered += 1
                self._change.notify_all()

    def _due(self, tag: int) -> Fault | None:
        """Return the fault if it falls on this request, which is counted."""
        with self._change:
            self._seen[tag] += 1
            fault = self._fault
            if not fault or tag != fault.request:
                return None
            if not fault.first <= self._seen[tag] < fault.first + fault.times:
                return None
            self.met += 1
            return fault


@contextmanager
def proxy(uri: str, fault: Fault | None) -> Iterator[Proxy]:
    """Give a proxy in front of `uri` that listens as long as the context lasts."""
    made = Proxy(uri, fault)
    try:
        yield made
    finally:
        made.close()


def _messages(source: socket.socket) -> Iterator[bytes]:
    """Yield each message with its chunk heads, all joined to one chunk where it is small enough to be one."""
    while True:
        message = b""
        while size := struct.unpack(">H", _exactly(source, 2))[0]:
            message += struct.pack(">H", size) + _exactly(source, size)
        if message:
            yield message + b"\x00\x00"


def _exactly(source: socket.socket, count: int) -> bytes:
    data = b""
    while len(data) < count:
        part = source.recv(count - len(data))
        if not part:
            raise EOFError
        data += part
    return data


def _message(tag: Reply, body: bytes, *, fields: int = 1) -> bytes:
    content = bytes((0xB0 + fields, tag)) + body
    return struct.pack(">H", len(content)) + content + b"\x00\x00"


def _failure(code: str) -> bytes:
    said = {"code": code, "message": "said by the proxy in the server's place"}
    return _message(Reply.FAILURE, bytes((0xA0 + len(said),)) + b"".join(map(_string, sum(said.items(), ()))))


def _string(text: str) -> bytes:
    data = text.encode()
    return (bytes((0x80 + len(data),)) if len(data) < 16 else bytes((0xD0, len(data)))) + data


def _reset(connection: socket.socket) -> None:
    """Close with a reset, not a farewell."""
    with suppress(OSError):
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    with suppress(OSError):
        connection.shutdown(socket.SHUT_RD)
    connection.close()
