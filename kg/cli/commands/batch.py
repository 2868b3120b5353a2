"""`zeren batch`: texts in Parquet to records in Parquet, on one machine or many."""

from __future__ import annotations

from pathlib import Path

import click

from ..batching import Engine, run_batch
from ..exits import ExitCode
from ..group import examples
from ..options import jobs_option, model_option


@click.command(
    "batch",
    epilog=examples(
        "zeren batch texts.parquet -o records.parquet --jobs 0",
        "zeren batch texts/ -o records/ --engine spark",
    ),
)
@click.argument("source", type=click.Path(exists=True, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="File to write; with Ray or Spark, a new folder of files.",
)
@click.option(
    "--engine",
    type=click.Choice([engine.value for engine in Engine]),
    default=Engine.PROCESSES.value,
    show_default=True,
    help="Who does the batches; the records are the same.",
)
@model_option
@jobs_option
def command(source: Path, output: Path, engine: str, model: str | None, jobs: int) -> ExitCode:
    """Read the texts of SOURCE, a Parquet file or a folder of them, and write their records as Parquet.

    SOURCE has the columns `id` and `text`, and `path` if it likes. Each row out is a document, a norm, a
    written name with the key of its actor, or, where a text could not be read, an error; the column
    `record` says which.
    """
    return run_batch(source, output, Engine(engine), model=model, jobs=jobs)
