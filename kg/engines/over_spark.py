"""Batches over PySpark 多机: a data frame of rows becomes one of records, by `mapInPandas`."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Any

from extract.errors import ExportError

from . import ROWS_A_BATCH, Work
from .columns import schema, table

if TYPE_CHECKING:
    import pandas
    from pyspark.sql import DataFrame

TRIES = 4
"""How often Spark tries a task whose worker died, on this machine too, where its own default is once."""


def map_over_spark(rows: DataFrame, work: Work) -> DataFrame:
    """Return the records of a data frame with `id` and `text`; Spark does a task again whose worker died."""
    from pyspark.sql.pandas.types import from_arrow_schema

    return rows.mapInPandas(partial(_records, work=work), from_arrow_schema(schema()))


def spark_session(jobs: int) -> Any:
    """Return a session on this machine with `jobs` workers, 0 for one a core, or the one there is.

    Raises ExportError where PySpark is not installed.
    """
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise ExportError("PySpark is not installed", hint="pip install 'zeren[spark]'") from error
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # else the first `python3` of the PATH
    return (
        SparkSession.builder.master(f"local[{jobs or '*'},{TRIES}]")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", ROWS_A_BATCH)
        .config("spark.ui.enabled", "false")
        .config("spark.log.level", "ERROR")
        .config("spark.ui.showConsoleProgress", "false")
        .getOrCreate()
    )


def _records(frames: Iterable[pandas.DataFrame], work: Work) -> Iterator[pandas.DataFrame]:
    """Do each frame; columns of objects, for pandas' own would make floats of integers that may be null."""
    from pandas import DataFrame

    names = schema().names
    for frame in frames:
        found = table(work(frame.astype(object).where(frame.notna(), None).to_dict("records")))
        yield DataFrame(found.to_pydict(), columns=names, dtype=object)
