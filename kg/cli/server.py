"""Where the Neo4j server is and who asks: from the environment, the password never from the command line."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import click

from .terminal import say

if TYPE_CHECKING:
    from ..stores import Store


DEFAULT_URI = "bolt://127.0.0.1:7687"
ENVIRONMENT = ("NEO4J_URI", "NEO4J_USERNAME", "NEO4J_PASSWORD", "NEO4J_DATABASE")

_URI = re.compile(r"[a-z][a-z0-9+]*://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Server:
    """Address and credentials of a Neo4j server; the password is not in its repr."""

    uri: str
    user: str
    password: str = field(repr=False)
    database: str


def configured_uri() -> str:
    """Return `NEO4J_URI`, else the address of a server on this machine."""
    return os.environ.get("NEO4J_URI") or DEFAULT_URI


def server(uri: str) -> Server:
    """Return the server at `uri` with the credentials of the environment; ask for a password on a terminal.

    Raises:
        click.UsageError: there is no `NEO4J_PASSWORD` and nobody to ask.
    """
    password = os.environ.get("NEO4J_PASSWORD")
    user = os.environ.get("NEO4J_USERNAME") or "neo4j"
    if password is None:
        if not sys.stdin.isatty():
            message = "no password for Neo4j: set NEO4J_PASSWORD (NEO4J_USERNAME is neo4j unless set)"
            raise click.UsageError(message)
        password = click.prompt(f"Password of {user} at {uri}", hide_input=True, err=True)
    return Server(uri, user, password, os.environ.get("NEO4J_DATABASE") or "neo4j")


class Neo4jCommand(click.Command):
    """A command whose `--neo4j` may stand alone: the next word is its value only if it is an address."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Give a bare `--neo4j` the configured address, then parse."""
        return super().parse_args(ctx, _complete(args))


def _complete(args: Sequence[str]) -> list[str]:
    following = [*args, ""][1:]
    return [
        f"--neo4j={configured_uri()}" if word == "--neo4j" and not _URI.match(after) else word
        for word, after in zip(args, following, strict=True)
    ]


neo4j_option = click.option(
    "--neo4j",
    "uri",
    metavar="[URI]",
    help="On a Neo4j server: at this address, else at NEO4J_URI, else on this machine.",
)
"""`--neo4j [URI]`, for a `Neo4jCommand`."""


def neo4j_store(uri: str) -> closing[Store]:
    """Open the server at `uri`, to be used in a `with`; StoreError if it is away or refuses."""
    from ..stores import open_neo4j

    asked = server(uri)
    return closing(
        open_neo4j(
            asked.uri,
            asked.user,
            asked.password,
            asked.database,
            waiting=lambda: say("zeren: waiting for another load into this database"),
        )
    )
