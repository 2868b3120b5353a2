"""Batches over Ray Data 多机: a data set of rows becomes one of records, wherever Ray has its workers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from extract.errors import ExportError

from . import ROWS_A_BATCH, Work
from .columns import table

if TYPE_CHECKING:
    import pyarrow
    from ray.data import Dataset


def map_over_ray(rows: Dataset, work: Work, *, size: int = ROWS_A_BATCH) -> Dataset:
    """Return the records of a data set with `id` and `text`; Ray does a batch again whose worker died."""
    done = partial(_records, work=work)
    return rows.map_batches(done, batch_size=size, batch_format="pyarrow", zero_copy_batch=True)


def ray_module() -> Any:
    """Return Ray with its Data part; ExportError says how to get it."""
    try:
        import ray
        import ray.data
    except ImportError as error:
        raise ExportError("Ray is not installed", hint="pip install 'zeren[ray]'") from error
    return ray


def _records(batch: pyarrow.Table, work: Work) -> pyarrow.Table:
    return table(work(batch.to_pylist()))
