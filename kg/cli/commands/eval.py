"""`zeren eval`: agreement with hand-labelled norms."""

from __future__ import annotations

from pathlib import Path

import click

from ..group import examples
from ..options import format_option, model_option
from ..scoring import ReportFormat, score, write_report


@click.command(
    "eval",
    epilog=examples(
        "zeren eval tests/corpus/dev",
        "zeren eval gold.jsonl --against mine.jsonl",
        "zeren eval out/corrections.jsonl",
    ),
)
@click.argument(
    "gold", metavar="GOLD...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@click.option(
    "--against",
    type=click.Path(exists=True, path_type=Path),
    help="Score these predictions (a file, or a folder with files of the same names) instead of extracting.",
)
@click.option("--errors", is_flag=True, help="List every difference.")
@format_option(ReportFormat)
@model_option
def command(gold: tuple[Path, ...], against: Path | None, errors: bool, form: str, model: str | None) -> None:
    """Score the extractor on hand-labelled documents, each for itself and all together.

    GOLD is a .jsonl file of norms with its .txt beside it, a folder of such pairs, or the corrections.jsonl
    of a folder: the clauses that people corrected there, against what is extracted now.
    """
    write_report(score(gold, against=against, model=model), ReportFormat(form), errors=errors)
