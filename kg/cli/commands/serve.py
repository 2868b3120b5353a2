"""`zeren serve`: the page of a graph too large for one file."""

from __future__ import annotations

from pathlib import Path

import click

from ..group import examples
from ..options import result_argument
from ..server import Neo4jCommand, neo4j_option
from ..serving import serve_folder


@click.command("serve", cls=Neo4jCommand, epilog=examples("zeren serve out", "zeren serve --neo4j --port 0"))
@result_argument
@neo4j_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=7373,
    show_default=True,
    help="Port on 127.0.0.1; 0 for any that is free.",
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=20.0,
    show_default=True,
    help="Seconds after which a query is stopped.",
)
@click.option("--title", default="责任图谱", show_default=True, help="Title of the page.")
def command(*, directory: Path, uri: str | None, port: int, timeout: float, title: str) -> None:
    """Serve the page of DIR (default: out) to a browser on this machine until Ctrl-C.

    The page fetches neighbours as one looks at them, from the store of DIR or, with --neo4j, from a server;
    full texts and evidence come from DIR. It is reachable from this machine only and reads only. It shows
    the graph as it was when this began: start it again after a build.
    """
    serve_folder(directory, uri, port=port, timeout=timeout, title=title)
