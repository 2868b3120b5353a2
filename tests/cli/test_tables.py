"""Rows on stdout: aligned, JSON, JSON lines, CSV; hostile text stays text."""

from __future__ import annotations

import csv
import io
import json

import pytest

from kg.cli.tables import TableFormat, write_table
from kg.cli.terminal import printable

COLUMNS = ("name", "norms", "aliases", "due")
ROWS = (
    ("各级党组织", 12, ["党组织", "各级党组织"], None),
    ("=cmd|'/c calc'!A1", -3, [], "2020-01-31"),
    ("\x1b[31m红\n二行\u202e", 0.5, ["@x"], ""),
)


def written(capsys: pytest.CaptureFixture[str], form: TableFormat) -> str:
    write_table(COLUMNS, ROWS, form)
    return capsys.readouterr().out


def test_table_has_a_line_a_row_and_columns_aligned_by_width(capsys: pytest.CaptureFixture[str]) -> None:
    lines = written(capsys, TableFormat.TABLE).splitlines()
    assert len(lines) == 2 + len(ROWS)
    assert lines[2].startswith("各级党组织 ")
    assert "党组织、各级党组织" in lines[2]
    assert all(line == line.rstrip() for line in lines)


def test_table_shows_control_characters_instead_of_obeying_them(capsys: pytest.CaptureFixture[str]) -> None:
    text = written(capsys, TableFormat.TABLE)
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "␛[31m红␊二行�" in text


@pytest.mark.parametrize("form", [TableFormat.JSON, TableFormat.JSONL])
def test_json_gives_the_values_back(capsys: pytest.CaptureFixture[str], form: TableFormat) -> None:
    text = written(capsys, form)
    objects = (
        json.loads(text) if form is TableFormat.JSON else [json.loads(line) for line in text.splitlines()]
    )
    assert objects == [dict(zip(COLUMNS, row, strict=True)) for row in ROWS]


def test_csv_guards_formulas_and_keeps_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    text = written(capsys, TableFormat.CSV)
    assert not text.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == list(COLUMNS)
    assert rows[1] == ["各级党组织", "12", "党组织、各级党组织", ""]
    assert rows[2][:2] == ["'=cmd|'/c calc'!A1", "-3"]
    assert rows[3][2] == "'@x"


def test_csv_keeps_a_cell_with_any_line_end_one_cell(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(("=name",), [("甲\r=1+1",), ("\r\n=1+1",), ("＝1+1",)], TableFormat.CSV)
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out, newline="")))
    assert rows == [["'=name"], ["甲\r=1+1"], ["'\r\n=1+1"], ["'＝1+1"]]


def test_no_rows_still_say_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    write_table(COLUMNS, [])
    assert capsys.readouterr().out.split()[:4] == list(COLUMNS)


def test_lone_surrogates_leave_a_strict_stream_as_json_escapes() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace")
    stream.write(json.dumps({"text": "\udc80红"}, ensure_ascii=False))
    stream.flush()
    assert json.loads(raw.getvalue().decode("utf-8")) == {"text": "\udc80红"}


@pytest.mark.parametrize(
    ("text", "shown"), [("a\x00b", "a␀b"), ("a\x9bb", "a�b"), ("责任", "责任"), ("\x7f", "␡")]
)
def test_printable(text: str, shown: str) -> None:
    assert printable(text) == shown
