"""`zeren load`: the graph into Neo4j."""

from __future__ import annotations

from pathlib import Path

import click

from ..group import examples
from ..options import result_argument
from ..result import read_built
from ..server import Neo4jCommand, configured_uri, neo4j_option, neo4j_store
from ..tables import write_table


@click.command(
    "load", cls=Neo4jCommand, epilog=examples("NEO4J_PASSWORD=… zeren load out --neo4j bolt://127.0.0.1:7687")
)
@result_argument
@neo4j_option
@click.option("--keep", is_flag=True, help="Keep what other folders have loaded; by default it goes.")
def command(directory: Path, uri: str | None, keep: bool) -> None:
    """Load the graph of DIR (default: out) into Neo4j; loading twice changes nothing.

    Without an address it goes to NEO4J_URI. User, password and database come from NEO4J_USERNAME,
    NEO4J_PASSWORD and NEO4J_DATABASE; a password that is not set is asked for on a terminal.
    """
    with neo4j_store(uri or configured_uri()) as store:  # first: a server that is away is told at once
        built = read_built(directory)
        report = store.load(built.graph, whole=not keep)
    columns = ("nodes", "edges", "pruned nodes", "pruned edges", "seconds")
    counts = (report.nodes, report.edges, report.pruned_nodes, report.pruned_edges)
    write_table(columns, [(*counts, round(report.seconds, 1))])
