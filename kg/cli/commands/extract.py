"""`zeren extract`: norm records as JSON lines."""

from __future__ import annotations

import click

from ..exits import ExitCode
from ..extraction import extract_sources
from ..group import examples
from ..options import jobs_option, least_confidence_option, model_option, sources_argument
from ..records import write_records


@click.command(
    "extract", epilog=examples("zeren extract notice.txt | head -1", "cat *.txt | zeren extract -")
)
@sources_argument
@click.option("--documents", is_flag=True, help="Write the documents' records instead of the norms'.")
@model_option
@jobs_option
@least_confidence_option
def command(
    sources: tuple[str, ...], documents: bool, model: str | None, jobs: int, least: float
) -> ExitCode:
    """Write the norms of SOURCES to stdout, one JSON object a line.

    A source is a file (.txt, .md, .docx, .xlsx, .pdf, .html; .doc, .wps, .xls and .et through LibreOffice), a
    folder (read with its subfolders) or - for stdin.
    """
    results = extract_sources(sources, model=model, jobs=jobs)
    return write_records(results, documents=documents, least_confidence=least)
