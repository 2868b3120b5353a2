"""`zeren export`: the graph in other formats."""

from __future__ import annotations

from pathlib import Path

import click

from ...export import FORMATS, export
from ..group import examples
from ..options import result_argument
from ..result import read_built

FORMAT_LIST = "\b\nFormats:\n" + "\n".join(f"  {name:<10} {each.doc}" for name, each in FORMATS.items())


@click.command(
    "export",
    epilog=f"{FORMAT_LIST}\n\n{examples('zeren export out --format graphml -o zeren.graphml')}",
)
@result_argument
@click.option("--format", "form", type=click.Choice(list(FORMATS)), required=True, metavar="FORMAT")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File, or folder for a format of several files, to write.",
)
def command(directory: Path, form: str, output: Path) -> None:
    """Write the graph of DIR (default: out) in another format."""
    export(form, *read_built(directory), output)
