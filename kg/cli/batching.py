"""Parquet to Parquet by one of the engines, and the short report of what came out."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import StrEnum
from functools import partial
from pathlib import Path

from extract.batch import extract_batch, failed
from extract.errors import ExportError, ZerenError

from ..engines import ROWS_A_BATCH, Record, Row, Work
from .exits import ExitCode
from .records import outcome
from .tables import write_table
from .terminal import say

SHOWN = 20
"""Errors that are told one by one; all of them are in the file."""
PARTS_A_WORKER = 4
"""Parts that Spark and Ray cut the rows into for each worker, so that none waits long for another."""


class Engine(StrEnum):
    """Who does the batches."""

    PROCESSES = "processes"
    RAY = "ray"
    SPARK = "spark"


def run_batch(source: Path, out: Path, engine: Engine, *, model: str | None, jobs: int) -> ExitCode:
    """Write the records of the texts in `source` to `out`, report, and return how it went.

    Raises ReadError and ExportError naming the file that cannot be used or written.
    """
    from ..actors import names_of
    from ..engines.parquet import parquet_files, summary_of

    parquet_files(source)
    work = partial(extract_batch, model=model, also=names_of)
    if engine is Engine.PROCESSES:
        _processes(source, out, work, jobs)
    else:
        with one_line(engine):
            (_ray if engine is Engine.RAY else _spark)(source, out, work, jobs)
    found = summary_of(out)
    write_table(("record", "rows"), sorted(found.counts.items()))
    for name, reason in found.errors[:SHOWN]:
        say(f"zeren: skipped {name}: {reason}")
    if len(found.errors) > SHOWN:
        say(f"zeren: and {len(found.errors) - SHOWN} more, each a row with record = 'error'")
    return outcome(found.counts.get("document", 0), len(found.errors))


def lost_rows(work: Work, rows: Sequence[Row]) -> list[Record]:
    """Return the records of a batch that ended its process: row by row, errors for those that do it again."""
    from ..engines.processes import one_by_one

    if len(rows) == 1:
        return [failed(rows[0], "its process was ended, again and again (out of memory?)")]
    found = one_by_one(work, [[row] for row in rows], partial(lost_rows, work))
    return [record for records in found for record in records]


@contextmanager
def one_line(engine: Engine) -> Iterator[None]:
    """Raise ExportError in place of an engine's own exceptions, whose last line tells what went wrong."""
    try:
        yield
    except ZerenError:
        raise
    except Exception as error:
        lines = [line.strip() for line in str(error).splitlines() if line.strip()]
        raise ExportError(
            f"{engine.value} failed: {lines[-1] if lines else type(error).__name__}",
            hint="nothing was written; --engine processes needs neither Ray nor Spark",
        ) from error


def _processes(source: Path, out: Path, work: Work, jobs: int) -> None:
    from ..engines.parquet import rows_of, write_records
    from ..engines.processes import map_in_processes

    write_records(out, map_in_processes(work, rows_of(source), jobs=jobs, lost=partial(lost_rows, work)))


def _ray(source: Path, out: Path, work: Work, jobs: int) -> None:
    from ..engines.over_ray import map_over_ray, ray_module
    from ..engines.parquet import write_parts

    ray = ray_module()
    ray.init(num_cpus=jobs or None, include_dashboard=False, log_to_driver=False, logging_level=logging.ERROR)
    try:
        ray.data.DataContext.get_current().enable_progress_bars = False
        logging.getLogger("ray.data").setLevel(logging.ERROR)
        parts = int(ray.cluster_resources().get("CPU", 1)) * PARTS_A_WORKER
        rows = ray.data.read_parquet(str(source)).repartition(parts)
        write_parts(out, map_over_ray(rows, work, size=ROWS_A_BATCH).write_parquet)
    finally:
        ray.shutdown()


def _spark(source: Path, out: Path, work: Work, jobs: int) -> None:
    from ..engines.over_spark import map_over_spark, spark_session
    from ..engines.parquet import write_parts

    session = spark_session(jobs)
    try:
        parts = session.sparkContext.defaultParallelism * PARTS_A_WORKER
        rows = session.read.parquet(str(source)).repartition(parts)
        write_parts(out, map_over_spark(rows, work).write.parquet)
    finally:
        session.stop()
