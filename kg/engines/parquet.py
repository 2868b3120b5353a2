"""Parquet in, Parquet out on this machine: batches are read, done and written one after the other."""

from __future__ import annotations

import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import ExportError, ReadError

from ..export.atomic import write_file
from . import ROWS_A_BATCH, Record, Row
from .columns import arrow_module, schema, table

READ = ("id", "text", "path")
"""The columns that are looked at; `path` need not be there."""


def rows_of(source: Path, *, size: int = ROWS_A_BATCH) -> Iterator[list[Row]]:
    """Yield the rows of a Parquet file, or of all in a folder by name, in batches of `size`.

    Raises ReadError where a file is none or lacks the columns `id` and `text`.
    """
    for file in parquet_files(source):
        with _opened(file) as opened:
            columns = [name for name in READ if name in opened.schema_arrow.names]
            for batch in opened.iter_batches(batch_size=size, columns=columns):
                yield batch.to_pylist()


def parquet_files(source: Path) -> list[Path]:
    """Return the file, or those below the folder, each found to have `id` and `text`."""
    files = sorted(source.rglob("*.parquet")) if source.is_dir() else [source]
    if not files:
        raise ReadError("no .parquet file in this folder", where=str(source))
    for file in files:
        with _opened(file) as opened:
            missing = {"id", "text"} - set(opened.schema_arrow.names)
        if missing:
            columns = " and ".join(f"`{name}`" for name in sorted(missing))
            raise ReadError(f"no column {columns}", where=str(file), hint="give each text an id and a text")
    return files


def write_records(out: Path, batches: Iterable[Iterable[Record]]) -> None:
    """Write a Parquet file of all records, whole or not at all; ExportError where it cannot be written."""

    def fill(place: Path) -> None:
        with arrow_module().parquet.ParquetWriter(place, schema()) as writer:
            for batch in batches:
                writer.write_table(table(list(batch)))

    write_file(out, fill)


def write_parts(out: Path, fill: Callable[[str], object]) -> None:
    """Have `fill` write a folder of Parquet files under another name, then give it its own.

    Raises ExportError where there is something already.
    """
    if out.exists():
        raise ExportError("is there already", where=str(out), hint="name a folder that does not exist yet")
    beside = out.resolve().with_name(f".{out.name}.{secrets.token_hex(6)}.part")
    try:
        fill(str(beside))
        beside.rename(out)
    except OSError as error:
        raise ExportError(f"cannot be written: {error.strerror or error}", where=str(out)) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Summary:
    """What a file or folder of records holds: how many of each kind, and input and reason of each error."""

    counts: dict[str, int]
    errors: tuple[tuple[str, str], ...]


def summary_of(out: Path) -> Summary:
    """Return what was written to `out`."""
    counts: Counter[str] = Counter()
    errors: list[tuple[str, str]] = []
    for file in sorted(out.rglob("*.parquet")) if out.is_dir() else [out]:
        with _opened(file) as opened:
            for batch in opened.iter_batches(columns=["record", "input", "reason"]):
                counts.update(batch["record"].to_pylist())
                errors += [
                    (row["input"], row["reason"]) for row in batch.to_pylist() if row["record"] == "error"
                ]
    return Summary(dict(counts), tuple(sorted(errors)))


def _opened(file: Path) -> Any:
    arrow = arrow_module()
    try:
        return arrow.parquet.ParquetFile(file)
    except (OSError, arrow.ArrowInvalid) as error:
        raise ReadError(f"not a Parquet file: {' '.join(str(error).split())}", where=str(file)) from error
