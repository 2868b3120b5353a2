"""The page's server: this machine only, reading only, and only for the page that it sent itself."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from extract.errors import QueryError, ServeError, ZerenError

from .answers import Served
from .focus import read_focus

ADDRESS = "127.0.0.1"
MOST_ASKED = 256 * 1024
"""Bytes of a request's body."""
MOST_SENT = 64 * 1024 * 1024
"""Characters of an answer; what is larger is no answer to a person."""
HEADERS = {
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}
"""Beside the policy inside of the page: no frame, no other site, no guess and no copy on disk."""


class PageServer(ThreadingHTTPServer):
    """Serves one page on 127.0.0.1; `url` is its address."""

    daemon_threads = True
    allow_reuse_address = os.name != "nt"

    def __init__(self, served: Served, port: int) -> None:
        """Listen on `port`, 0 for any that is free; ServeError where it is taken or not allowed."""
        self.served = served
        try:
            super().__init__((ADDRESS, port), Handler)
        except (OSError, OverflowError) as error:
            raise ServeError(
                f"cannot listen: {getattr(error, 'strerror', None) or error}",
                where=f"{ADDRESS}:{port}",
                hint="choose another port with --port, or --port 0 for any that is free",
            ) from error
        self.url = f"http://{ADDRESS}:{self.server_port}/"
        self.hosts = {f"{name}:{self.server_port}" for name in (ADDRESS, "localhost")}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing where a browser went away in the middle; everything else is answered by the handler."""


class RefusedError(Exception):
    """A request that is not answered: the status, and one line why."""

    def __init__(self, status: HTTPStatus, why: str) -> None:
        self.status = status
        super().__init__(why)


class Handler(BaseHTTPRequestHandler):
    """One connection of a browser."""

    server: PageServer
    protocol_version = "HTTP/1.1"
    server_version, sys_version = "zeren", ""
    timeout = 60.0

    def do_GET(self) -> None:
        """Send the page, or actors by name."""
        self._answer({"/": self._page, "/find": self._find})

    def do_POST(self) -> None:
        """Answer a question that is too long for an address; nothing is ever changed."""
        self._answer({"/data": self._data, "/way": self._way, "/query": self._query})

    def _answer(self, routes: dict[str, Callable[[], tuple[str, str]]]) -> None:
        status = HTTPStatus.OK
        try:
            path = urlsplit(self.path).path
            self._check_asker(path)
            route = routes.get(path)
            if route is None:
                raise RefusedError(HTTPStatus.NOT_FOUND, "there is no such page")
            kind, text = route()
            if len(text) > MOST_SENT:
                raise RefusedError(
                    HTTPStatus.BAD_REQUEST, "the answer is too large: ask for less, or use LIMIT"
                )
        except RefusedError as error:
            self.close_connection = True
            status, kind, text = error.status, "application/json", _json({"error": str(error)})
        except QueryError as error:
            status, kind, text = HTTPStatus.BAD_REQUEST, "application/json", _json({"error": str(error)})
        except ZerenError as error:
            status, kind, text = (
                HTTPStatus.SERVICE_UNAVAILABLE,
                "application/json",
                _json({"error": str(error)}),
            )
        except Exception as error:
            status, kind = HTTPStatus.INTERNAL_SERVER_ERROR, "application/json"
            text = _json({"error": f"internal error: {type(error).__name__}: {error}"})
        self._send(status, kind, text)

    def _send(self, status: HTTPStatus, kind: str, text: str) -> None:
        body = text.encode("utf-8", "replace")
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        if self.close_connection:
            self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(body)

    def _check_asker(self, path: str) -> None:
        """Refuse other sites: under whatever name their address leads here, they get the page at most."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        if host not in self.server.hosts:
            raise RefusedError(
                HTTPStatus.MISDIRECTED_REQUEST, f"this server answers at {self.server.url} only"
            )
        if origin is not None and origin != f"http://{host}":
            raise RefusedError(HTTPStatus.FORBIDDEN, "only the page itself may ask")
        if path != "/" and self.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            raise RefusedError(HTTPStatus.FORBIDDEN, "only the page itself may ask")

    def _body(self) -> Any:
        if self.headers.get_content_type() != "application/json":
            raise RefusedError(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "send JSON")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > MOST_ASKED:
            raise RefusedError(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"send at most {MOST_ASKED} bytes")
        try:
            return json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            raise RefusedError(HTTPStatus.BAD_REQUEST, "this is not JSON") from None

    def _strings(self, *names: str) -> list[str]:
        body = self._body()
        if not isinstance(body, dict) or not all(isinstance(body.get(name), str) for name in names):
            raise RefusedError(HTTPStatus.BAD_REQUEST, f"send an object with the strings {', '.join(names)}")
        return [body[name] for name in names]

    def _page(self) -> tuple[str, str]:
        return "text/html", self.server.served.page()

    def _find(self) -> tuple[str, str]:
        text = parse_qs(urlsplit(self.path).query).get("text", [""])[0]
        return "application/json", _json(self.server.served.find(text) if text.strip() else ())

    def _data(self) -> tuple[str, str]:
        served = self.server.served
        return "application/json", served.data(read_focus(self._body(), served.limits))

    def _way(self) -> tuple[str, str]:
        return "application/json", _json(self.server.served.way(*self._strings("source", "target")))

    def _query(self) -> tuple[str, str]:
        return "application/json", _json(self.server.served.query(*self._strings("cypher")))

    def log_message(self, *_: object) -> None:
        """Leave stderr to what the user has to know."""


def _json(value: object) -> str:
    from ..view.page import script_json

    return script_json(value)
