"""`zeren review`: a sheet for people to correct, and what they have corrected."""

from __future__ import annotations

from pathlib import Path

import click

from ..exits import ExitCode
from ..group import examples
from ..options import format_option, result_argument
from ..reviewing import apply_sheet, export_sheet, write_stats
from ..tables import TableFormat


@click.group(
    "review",
    epilog=examples(
        "zeren review export out -o review.xlsx",
        "zeren review apply out review.xlsx --by 张三",
        "zeren review stats out",
    ),
)
def command() -> None:
    """Correct norms and actors in a spreadsheet; corrections last over every build.

    `export` writes the sheet, `apply` takes it back. What was corrected is kept in corrections.jsonl of the
    folder, and `zeren build` applies it each time; what does not fit any more is told and kept.
    """


@command.command("export", epilog=examples("zeren review export out -o review.xlsx"))
@result_argument
@click.option(
    "-o",
    "--output",
    required=True,
    type=click.Path(dir_okay=False, path_type=Path),
    help="The workbook to write.",
)
def export(directory: Path, output: Path) -> None:
    """Write every norm of DIR (default: out) beside its sentence, and every actor, for people to correct.

    Columns with a green head may be changed; 操作 删除 deletes a norm, a row below the last adds one.
    """
    export_sheet(directory, output)


@command.command("apply", epilog=examples("zeren review apply out review.xlsx --by 张三"))
@click.argument("directory", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.argument("sheet", metavar="SHEET", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--by", help="Who has corrected it; kept with every correction.")
@click.option(
    "--at", type=click.DateTime(["%Y-%m-%dT%H:%M:%S", "%Y-%m-%d"]), help="When, in UTC; now by default."
)
def apply(directory: Path, sheet: Path, by: str | None, at: object) -> ExitCode:
    """Take the corrections of SHEET into DIR and make its files anew.

    Cells that cannot be taken are named one by one, the rest is taken. A sheet applied twice changes nothing.
    """
    return apply_sheet(directory, sheet, by=by, at=at)


@command.command("stats", epilog=examples("zeren review stats out"))
@result_argument
@format_option(TableFormat)
def stats(directory: Path, form: str) -> None:
    """List the rules whose findings were corrected, the most corrected first."""
    write_stats(directory, TableFormat(form))
