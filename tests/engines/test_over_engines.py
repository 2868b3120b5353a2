"""Ray and Spark, the real ones: the loop's records, and a worker killed in the middle changes nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.engines.killing import killed_once, quiet_work
from tests.engines.texts import ROOT, expected, in_order, rows

pytestmark = [pytest.mark.engines, pytest.mark.filterwarnings("default")]

TEXTS = pa.Table.from_pylist(rows(), pa.schema([(n, pa.string()) for n in ("id", "text", "path")]))


@pytest.fixture(scope="module")
def ray() -> Iterator[Any]:
    """Ray on this machine, with two workers that can import the tests."""
    from kg.engines.over_ray import ray_module

    ray = ray_module()
    environment = {"env_vars": {"PYTHONPATH": str(ROOT)}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    yield ray
    ray.shutdown()


@pytest.fixture(scope="module")
def spark() -> Iterator[Any]:
    """Spark on this machine, with two workers that can import the tests."""
    from kg.engines.over_spark import spark_session

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        session = spark_session(2)
        yield session
        session.stop()


def test_ray_gives_the_records_of_the_loop_though_a_worker_is_killed(ray: Any, tmp_path: Path) -> None:
    from kg.engines.over_ray import map_over_ray

    marker = tmp_path / "killed"
    for work in (quiet_work, partial(killed_once, marker=str(marker))):
        found = map_over_ray(ray.data.from_arrow(TEXTS).repartition(4), work, size=2).take_all()
        assert in_order(plain(found)) == in_order(expected())
    assert marker.exists()


def test_spark_gives_the_records_of_the_loop_though_a_worker_is_killed(spark: Any, tmp_path: Path) -> None:
    from kg.engines.over_spark import map_over_spark

    marker = tmp_path / "killed"
    pq.write_table(TEXTS, tmp_path / "texts.parquet")
    frame = spark.read.parquet(str(tmp_path / "texts.parquet")).repartition(4)
    for work in (quiet_work, partial(killed_once, marker=str(marker))):
        found = map_over_spark(frame, work).collect()
        assert in_order(row.asDict(recursive=True) for row in found) == in_order(expected())
    assert marker.exists()


@pytest.mark.parametrize("engine", ["ray", "spark"])
def test_command_writes_a_folder_that_any_engine_fills_alike(engine: str, tmp_path: Path) -> None:
    source, out = tmp_path / "texts.parquet", tmp_path / "records"
    pq.write_table(TEXTS, source)
    command = [sys.executable, "-m", "kg.cli", "batch", str(source), "-o", str(out)]
    command += ["--engine", engine, "--jobs", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stderr
    assert in_order(pq.read_table(out).to_pylist()) == in_order(expected())
    assert sorted(tmp_path.iterdir()) == [out, source]
    assert "skipped empty: there is no text in it" in done.stderr


def plain(records: Any) -> list[dict[str, object]]:
    """Return Ray's records with lists where it gives arrays."""
    return [_plain(record) for record in records]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(each) for name, each in value.items()}
    if hasattr(value, "tolist"):
        value = value.tolist()
    return [_plain(each) for each in value] if isinstance(value, list) else value
