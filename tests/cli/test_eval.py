"""`zeren eval`: gold files and folders, predictions given or made, table and JSON."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from kg.cli.exits import ExitCode

from .conftest import ROOT, Zeren

GOLD = ROOT / "tests" / "corpus" / "dev"
PREDICTED = ROOT / "tests" / "cli" / "predictions"
KNOWN = json.loads((PREDICTED / "scores.json").read_text(encoding="utf-8"))


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Return a folder with two gold files and their texts."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("000", "a5"):
        for suffix in (".jsonl", ".txt"):
            shutil.copy(GOLD / f"{name}{suffix}", folder)
    return folder


def test_predictions_in_a_folder_get_the_scorers_numbers(zeren: Zeren, gold: Path) -> None:
    done = zeren("eval", gold, "--against", PREDICTED, "--format", "json", "--errors")
    report = json.loads(done.out)
    for name, scores in {**report["documents"], "overall": report["all"]}.items():
        for facet, numbers in scores.items():
            assert numbers == pytest.approx(KNOWN[name][facet]), (name, facet)
    assert {d["kind"] for d in report["differences"]["000"]} >= {"missed", "spurious", "owes"}


def test_table_names_every_difference_with_its_place(zeren: Zeren) -> None:
    done = zeren("eval", GOLD / "000.jsonl", "--against", PREDICTED / "000.jsonl", "--errors")
    assert "\n000:513 missed: 坚定不移把党中央各项决策部署落到实处\n" in done.out
    owes = next(line.split() for line in done.out.splitlines() if line.startswith("owes "))
    assert owes[1] == f"{KNOWN['000']['owes']['p']:.3f}"


def test_without_predictions_the_text_beside_is_read(zeren: Zeren, gold: Path) -> None:
    report = json.loads(zeren("eval", gold, "--format", "json").out)
    assert set(report["documents"]) == {"000", "a5"}
    assert report["all"]["owes"]["f1"] > 0.5


def test_files_of_one_name_stay_two(zeren: Zeren, gold: Path, tmp_path: Path) -> None:
    shutil.copytree(gold, tmp_path / "more")
    report = json.loads(
        zeren("eval", gold, tmp_path / "more", "--against", PREDICTED, "--format", "json").out
    )
    assert len(report["documents"]) == 4


def test_gold_without_its_text_is_said(zeren: Zeren, gold: Path) -> None:
    (gold / "a5.txt").unlink()
    done = zeren("eval", gold)
    assert (done.code, done.out, done.err.count("\n")) == (ExitCode.FAILURE, "", 1)
    assert "a5.txt" in done.err


def test_damaged_gold_names_file_and_line(zeren: Zeren, gold: Path) -> None:
    with (gold / "000.jsonl").open("a", encoding="utf-8") as file:
        file.write("{}\n")
    done = zeren("eval", gold, "--against", PREDICTED)
    assert done.code == ExitCode.FAILURE
    assert "000.jsonl:95" in done.err


def test_one_prediction_file_fits_one_gold_file(zeren: Zeren, gold: Path) -> None:
    assert zeren("eval", gold, "--against", PREDICTED / "000.jsonl").code == ExitCode.FAILURE
