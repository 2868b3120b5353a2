"""`zeren build`: the main job."""

from __future__ import annotations

from pathlib import Path

import click

from ..building import MOST, Files, build_folder
from ..exits import ExitCode
from ..group import examples
from ..options import jobs_option, least_confidence_option, model_option, sources_argument


@click.command("build", epilog=examples("zeren build examples/notices -o out"))
@sources_argument
@click.option(
    "-o",
    "--output",
    default=Path("out"),
    show_default=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder to bring up to date.",
)
@click.option("--replace", is_flag=True, help="Hold these sources only, not those of former runs.")
@click.option(
    "--files",
    type=click.Choice([one.value for one in Files]),
    default=Files.AUTO.value,
    show_default=True,
    help=f"Make graph.html and 责任清单.xlsx: of up to {MOST:,} norms, all, or never (quickest).",
)
@model_option
@jobs_option
@least_confidence_option
def command(
    *,
    sources: tuple[str, ...],
    output: Path,
    replace: bool,
    files: str,
    model: str | None,
    jobs: int,
    least: float,
) -> ExitCode:
    """Read SOURCES and make of them norms, graph, store, page and spreadsheet in one folder.

    A source is a file (.txt, .md, .docx, .xlsx, .pdf, .html; .doc, .wps, .xls and .et through LibreOffice), a
    folder (read with its subfolders) or - for stdin. Run again with more or changed documents, the folder is
    brought up to date: a document that is the same is not read again, one that no longer says something loses
    it, one that left a folder given again goes. A run that fails or is killed leaves the folder as it was.
    """
    return build_folder(
        sources, output, model=model, jobs=jobs, least=least, replace=replace, files=Files(files)
    )
