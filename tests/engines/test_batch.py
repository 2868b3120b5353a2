"""The pure batch function, and the two ways to do batches that need no engine: a loop and processes."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from extract import extract_batch
from extract.errors import ExportError, ReadError
from extract.model import Document, Norm, SourceText
from extract.stages import extract
from kg.actors import KeyedName, actor_of, identify, keyed_names
from kg.cli.batching import Engine, lost_rows, one_line
from kg.engines.columns import schema, table
from kg.engines.parquet import parquet_files, rows_of, summary_of, write_parts, write_records
from kg.engines.processes import map_in_processes
from kg.records import norm_from_json, norm_to_json
from tests.engines.killing import DEADLY, killed_always, killed_once, quiet_work
from tests.engines.texts import expected, in_order, rows


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    """A Parquet file of the rows."""
    path, columns = tmp_path / "texts.parquet", [(name, pa.string()) for name in ("id", "text", "path")]
    pq.write_table(pa.Table.from_pylist(rows(), pa.schema(columns)), path)
    return path


def test_records_say_what_the_extractor_says() -> None:
    row = rows()[0]
    found = extract(SourceText(str(row["id"]), str(row["path"]), str(row["text"])))
    records = extract_batch([row])
    norms = [record for record in records if record["record"] == "norm"]
    for norm in norms:
        del norm["record"], norm["input"]
    assert norms == [norm_to_json(norm) for norm in found.norms]
    assert [norm_from_json(norm) for norm in norms] == list(found.norms)


def test_where_a_batch_is_cut_does_not_matter() -> None:
    one_by_one = [record for row in rows() for record in quiet_work([row])]
    assert one_by_one == expected()


@pytest.mark.parametrize(
    ("row", "says"),
    [
        ({}, "has no id"),
        ({"id": 7, "text": "要"}, "has no id"),
        ({"id": "a"}, "no text"),
        ({"id": "a", "text": b"\xff"}, "no text"),
        ({"id": "a", "text": "\n"}, "no text"),
    ],
)
def test_a_row_that_cannot_be_read_is_one_error(row: dict[str, object], says: str) -> None:
    good = {"id": "good", "text": "各级党组织要加强领导。"}
    records = extract_batch([row, good])
    assert [record["record"] for record in records] == ["error", "document", "norm"]
    assert says in str(records[0]["reason"])
    assert extract_batch([good]) == records[1:]


def test_columns_hold_every_field_and_give_the_records_back() -> None:
    records = expected()
    back = table(records).to_pylist()
    assert in_order(back) == in_order(records)
    assert set(schema().names) >= {name for record in records for name in record}


def test_lone_surrogates_are_written_too() -> None:
    records = extract_batch([{"id": "a", "text": "各级党\ud800组织要加强领导。"}])
    assert "\\ud800" in str(table(records).to_pylist())


def test_actors_by_key_are_those_of_all_documents_together() -> None:
    texts = [row for row in rows() if str(row["text"] or "").strip()]
    found = [extract(SourceText(str(row["id"]), "", str(row["text"]))) for row in texts]
    documents = [document for one in found for document in one.documents]
    norms = [norm for one in found for norm in one.norms]
    by_key: defaultdict[str, list[KeyedName]] = defaultdict(list)
    for one in reversed(found):
        for name in keyed_names(one.documents, one.norms):
            by_key[name.actor].append(name)
    together = {actor.id: actor for actor in identify(documents, norms).actors}
    apart = {actor: actor_of(names) for actor, names in by_key.items()}
    assert len(apart) > 40
    assert any(len({name.doc for name in names}) > 1 for names in by_key.values())
    assert apart == {node: together[node] for node in apart}
    assert all(not together[node].aliases for node in together.keys() - apart.keys())


def test_loop_and_processes_write_the_same_file(texts: Path, tmp_path: Path) -> None:
    loop, processes = tmp_path / "loop.parquet", tmp_path / "processes.parquet"
    write_records(loop, map(quiet_work, rows_of(texts, size=3)))
    write_records(processes, map_in_processes(quiet_work, rows_of(texts, size=3), jobs=2))
    assert in_order(pq.read_table(loop).to_pylist()) == in_order(expected())
    assert loop.read_bytes() == processes.read_bytes()
    summary = summary_of(loop)
    assert summary.counts["error"] == 2
    assert [name for name, _ in summary.errors] == ["empty", "none"]


def test_a_process_killed_in_the_middle_changes_nothing(texts: Path, tmp_path: Path) -> None:
    marker = tmp_path / "killed"
    work = partial(killed_once, marker=str(marker))
    done = [r for batch in map_in_processes(work, rows_of(texts, size=2), jobs=2) for r in batch]
    assert marker.exists()
    assert done == expected()


def test_a_row_that_ends_every_process_is_one_error(texts: Path) -> None:
    lost = partial(lost_rows, killed_always)
    batches = map_in_processes(killed_always, rows_of(texts, size=3), jobs=2, lost=lost)
    done = [record for batch in batches for record in batch]
    assert [r["reason"] for r in done if r["input"] == DEADLY] == [
        "its process was ended, again and again (out of memory?)"
    ]
    assert [r for r in done if r["input"] != DEADLY] == [r for r in expected() if r["input"] != DEADLY]


def test_bad_input_is_told_and_what_was_there_stays(tmp_path: Path) -> None:
    bad, other, out = tmp_path / "bad.parquet", tmp_path / "other.parquet", tmp_path / "out"
    bad.write_bytes("党".encode())
    pq.write_table(pa.table({"id": ["a"], "body": ["b"]}), other)
    out.mkdir()
    with pytest.raises(ReadError, match=r"bad\.parquet: not a Parquet file"):
        parquet_files(bad)
    with pytest.raises(ReadError, match="no column `text`"):
        parquet_files(other)
    with pytest.raises(ReadError, match=r"no \.parquet file"):
        parquet_files(out)
    with pytest.raises(ExportError, match="is there already"):
        write_parts(out, lambda place: Path(place).mkdir())
    assert sorted(tmp_path.iterdir()) == [bad, other, out]


def test_an_engine_that_fails_is_told_by_the_last_line_it_says() -> None:
    with pytest.raises(ExportError, match=r"^spark failed: RuleError: no such model \(nothing") as caught:  # noqa: SIM117
        with one_line(Engine.SPARK):
            raise RuntimeError("An exception was thrown:\n  File x\nRuleError: no such model\n")
    assert "\n" not in str(caught.value)
    with pytest.raises(ReadError, match="ours"), one_line(Engine.RAY):
        raise ReadError("ours")


def test_fields_of_one_name_have_one_type() -> None:
    names = schema().names
    assert len(names) == len(set(names))
    assert {"bearers", "counterparties", "sections", "actor", "reason"} <= set(names)
    assert {field for kind in (Norm, Document) for field in kind.__slots__} <= set(names)
