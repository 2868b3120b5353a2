"""`zeren query`: questions to the graph."""

from __future__ import annotations

from pathlib import Path
from typing import TextIO

import click

from ..asking import Question, ask, query_list, split_params
from ..group import examples
from ..options import format_option, result_option
from ..server import Neo4jCommand, neo4j_option
from ..tables import TableFormat, write_table


@click.command(
    "query",
    cls=Neo4jCommand,
    epilog=examples(
        "zeren query",
        "zeren query actor-duties -p name=党员 --format csv",
        "zeren query -f question.cypher -p n=5 --neo4j bolt://127.0.0.1:7687",
    ),
)
@click.argument("name", required=False)
@click.option("-c", "--cypher", help="Cypher to run instead of a prepared query.")
@click.option(
    "-f", "--file", type=click.File(encoding="utf-8-sig"), help="File with the Cypher; - for stdin."
)
@click.option(
    "-p",
    "--param",
    "params",
    metavar="KEY=VALUE",
    multiple=True,
    callback=split_params,
    help="Value of a parameter; repeat for more.",
)
@result_option
@neo4j_option
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), help="Seconds after which the query is stopped."
)
@click.option("--write", is_flag=True, help="Let the Cypher of -c or -f change the store.")
@format_option(TableFormat)
def command(
    *,
    name: str | None,
    cypher: str | None,
    file: TextIO | None,
    params: dict[str, str],
    directory: Path,
    uri: str | None,
    timeout: float | None,
    write: bool,
    form: str,
) -> None:
    """Ask the graph: the prepared query NAME, or Cypher of your own; without either, list the prepared ones.

    Asks the store of --dir unless --neo4j is given. It only reads unless --write is given. Parameters of a
    prepared query have its types; those of your own Cypher are JSON where they are, else strings.
    """
    if sum(given is not None for given in (name, cypher, file)) > 1:
        raise click.UsageError("give one of NAME, -c and -f")
    if name or cypher or file:
        question = Question(name, file.read() if file else cypher, params, timeout, write)
        table = ask(question, directory=directory, uri=uri)
        write_table(table.columns, table.rows, TableFormat(form))
    else:
        write_table(*query_list(), TableFormat(form))
