"""`zeren query` on the store that `zeren build` made of the five notices."""

from __future__ import annotations

import csv
import io
import json
import time
from pathlib import Path

import pytest

from kg.cli.asking import parameter_value
from kg.cli.exits import ExitCode
from kg.queries import list_queries

from .conftest import Zeren

MODALITIES = "MATCH (n:Norm) RETURN n.modality AS modality, count(n) AS norms ORDER BY modality"


def test_without_a_name_every_prepared_query_is_listed(zeren: Zeren, tmp_path: Path) -> None:
    done = zeren("query", "--format", "json", cwd=tmp_path)
    listed = {row["query"] for row in json.loads(done.out)}
    assert listed == {query.name for query in list_queries()}
    assert len(listed) >= 15


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_every_format_says_the_same(zeren: Zeren, built: Path, form: str) -> None:
    norms = [json.loads(line) for line in (built / "norms.jsonl").read_text(encoding="utf-8").splitlines()]
    expected = {m: sum(n["modality"] == m for n in norms) for m in {n["modality"] for n in norms}}
    done = zeren("query", "-d", built, "-c", MODALITIES, "--format", form)
    assert done.code == 0, done.err
    assert parsed(done.out, form) == expected


def parsed(text: str, form: str) -> dict[str, int]:
    match form:
        case "json":
            return {row["modality"]: row["norms"] for row in json.loads(text)}
        case "jsonl":
            return {row["modality"]: row["norms"] for row in map(json.loads, text.splitlines())}
        case "csv":
            return {row["modality"]: int(row["norms"]) for row in csv.DictReader(io.StringIO(text))}
        case _:
            return {modality: int(count) for modality, count in map(str.split, text.splitlines()[2:])}


def test_prepared_query_takes_typed_parameters(zeren: Zeren, built: Path) -> None:
    done = zeren("query", "top-bearers", "-d", built, "-p", "limit=3", "--format", "json")
    assert len(json.loads(done.out)) == 3


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("top-bearers", "-p", "limit=many"), "limit"),
        (("actor-duties",), "name"),
        (("acter-duties",), "actor-duties"),
        (("-c", "MATCH (n) DETACH DELETE n"), "write"),
        (("-c", "MATCH (n RETURN n"), ""),
    ],
)
def test_what_is_wrong_with_a_query_is_said_in_one_line(
    zeren: Zeren, built: Path, args: tuple[str, ...], said: str
) -> None:
    done = zeren("query", "-d", built, *args)
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.STORE, "", 1)
    assert said in done.err


def test_nothing_is_written_without_leave(zeren: Zeren, built: Path) -> None:
    count = ("query", "-d", built, "-c", "MATCH (n) RETURN count(n) AS nodes", "--format", "json")
    before = zeren(*count).out
    assert zeren("query", "-d", built, "-c", "CREATE (:Actor {id: 'x'})").code == ExitCode.STORE
    assert zeren(*count).out == before


def test_timeout_stops_a_long_query(zeren: Zeren, built: Path) -> None:
    endless = "MATCH (a)-[*1..8]-(b)-[*1..8]-(c)-[*1..8]-(d) RETURN count(*) AS ways"
    start = time.monotonic()
    done = zeren("query", "-d", built, "-c", endless, "--timeout", "1")
    assert done.code == ExitCode.STORE
    assert time.monotonic() - start < 20


def test_query_comes_from_a_file_and_from_stdin(zeren: Zeren, built: Path, tmp_path: Path) -> None:
    file = tmp_path / "query.cypher"
    file.write_text(MODALITIES, encoding="utf-8-sig")
    from_file = zeren("query", "-d", built, "-f", file)
    piped = zeren("query", "-d", built, "-f", "-", stdin=MODALITIES.encode())
    assert from_file.out == piped.out != ""


def test_two_questions_at_once_are_wrong_usage(zeren: Zeren, built: Path) -> None:
    assert zeren("query", "-d", built, "counts", "-c", MODALITIES).code == ExitCode.USAGE


@pytest.mark.parametrize(
    ("text", "value"),
    [("5", 5), ("党员", "党员"), ('"5"', "5"), ('["a"]', ["a"]), ("true", True), ("1.5", 1.5)],
)
def test_parameters_of_free_cypher_are_json_where_they_are(text: str, value: object) -> None:
    assert parameter_value(text) == value
