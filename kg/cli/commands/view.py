"""`zeren view`: the page."""

from __future__ import annotations

from pathlib import Path

import click

from extract.model import Modality

from ..group import examples
from ..options import result_argument
from ..result import read_built


@click.command("view", epilog=examples("zeren view out -o party.html --actor 党委"))
@result_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The page to write; - for stdout.",
)
@click.option("--actor", help="Only what concerns actors with this in a name, and what holds for them.")
@click.option("--document", help="Only documents with this in id, title or number.")
@click.option(
    "--modality", type=click.Choice([m.value for m in Modality]), help="Only norms of this modality."
)
@click.option("--title", default="责任图谱", show_default=True, help="Title of the page.")
def command(
    *,
    directory: Path,
    output: Path,
    actor: str | None,
    document: str | None,
    modality: str | None,
    title: str,
) -> None:
    """Write the graph of DIR (default: out) as one HTML page that needs no network."""
    from ...view import render_page, select, write_page

    part = select(*read_built(directory), actor=actor, document=document, modality=modality)
    if str(output) == "-":
        click.echo(render_page(*part, title=title), nl=False)
    else:
        write_page(output, *part, title=title)
