"""`zeren explain`: which rule gave which field."""

from __future__ import annotations

from pathlib import Path

import click

from ..explaining import explain
from ..group import examples
from ..options import model_option


@click.command(
    "explain",
    epilog=examples("zeren explain 各级党组织要及时向市委报告。", "zeren explain notice.txt --html why.html"),
)
@click.argument("text", metavar="TEXT|FILE")
@click.option(
    "--html",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page to this file instead; - for stdout.",
)
@model_option
def command(text: str, html: Path | None, model: str | None) -> None:
    """Show each sentence with its spans marked and, per norm, the rule behind every field.

    What names a file is read from it, - is stdin, anything else is the text itself. Under each norm stand its
    fields, the rule that gave each, and the offsets it was read from.
    """
    explain(text, html=html, model=model)
