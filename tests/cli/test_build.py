"""`zeren build`: what it makes, what it reports, and what becomes of a folder that is built again."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.cli.exits import ExitCode

from .conftest import NOTICES, Zeren, environment

FILES = {"documents.jsonl", "norms.jsonl", "manifest.json", "graph.lbug", "graph.html", "责任清单.xlsx"}
SHORT = "各级党组织要及时向市委报告。\n各单位不得迟报。\n"


def visible(folder: Path) -> set[str]:
    return {p.name for p in folder.iterdir() if not p.name.startswith(".")}


def norms(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / "norms.jsonl").read_text(encoding="utf-8").splitlines()]


def test_folder_holds_records_store_page_and_spreadsheet(built: Path) -> None:
    assert visible(built) == FILES
    assert {n["doc"] for n in norms(built)} >= {p.stem for p in NOTICES.glob("*.txt")}


def test_report_counts_what_was_written(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    done = zeren("build", "a.txt", cwd=tmp_path)
    assert (done.code, done.err) == (0, "")
    written = norms(tmp_path / "out")
    assert done.out.splitlines()[0] == f"out: 1 documents, {len(written)} norms"
    rows = dict(
        line.split() for line in done.out.splitlines() if line.startswith(("obligation", "prohibition"))
    )
    assert rows == {"obligation": "1", "prohibition": "1"}
    assert "党组织" in done.out


def test_skipped_file_is_named_and_the_rest_done(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "in" / "b.txt").write_bytes(b"%PDF-1.7")
    done = zeren("build", "in", cwd=tmp_path)
    assert done.code == ExitCode.PARTIAL
    assert "b.txt" in done.out
    assert visible(tmp_path / "out") == FILES


def test_nothing_usable_leaves_the_folder_alone(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    (tmp_path / "b.txt").write_bytes(b"%PDF-1.7")
    zeren("build", "a.txt", cwd=tmp_path)
    before = contents(tmp_path / "out")
    done = zeren("build", "b.txt", cwd=tmp_path)
    assert done.code == ExitCode.FAILURE
    assert contents(tmp_path / "out") == before


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in visible(folder)}


def test_second_run_adds_changes_and_forgets(zeren: Zeren, tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_text(SHORT, encoding="utf-8")
    (source / "b.txt").write_text("乙方应当支付租金。\n", encoding="utf-8")
    zeren("build", "in", cwd=tmp_path)
    (source / "a.txt").unlink()
    (source / "c.txt").write_text("甲方不得转租。\n", encoding="utf-8")
    done = zeren("build", "in", cwd=tmp_path)
    assert done.code == 0
    assert {n["doc"] for n in norms(tmp_path / "out")} == {"b", "c"}
    assert "gone: a" in done.out
    assert "read before and unchanged: 1 sources" in done.out


def test_processes_and_hash_seed_change_no_record(zeren: Zeren, built: Path, tmp_path: Path) -> None:
    done = zeren("build", NOTICES, "-o", tmp_path / "out", "--jobs", "2", env={"PYTHONHASHSEED": "7"})
    assert done.code == 0, done.err
    for name in ("norms.jsonl", "documents.jsonl", "graph.html"):
        ours, theirs = (folder.joinpath(name).read_bytes() for folder in (built, tmp_path / "out"))
        paths = os.path.relpath(NOTICES, built), os.path.relpath(NOTICES, tmp_path / "out")
        assert ours.replace(paths[0].encode(), b"") == theirs.replace(paths[1].encode(), b""), name


def test_page_and_spreadsheet_can_be_left_out_and_former_ones_go(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SHORT, encoding="utf-8")
    zeren("build", "a.txt", cwd=tmp_path)
    before = (tmp_path / "out" / "norms.jsonl").read_bytes()
    done = zeren("build", "a.txt", "--files", "none", cwd=tmp_path)
    assert visible(tmp_path / "out") == FILES - {"graph.html", "责任清单.xlsx"}
    assert "not made: graph.html、责任清单.xlsx (as you said; zeren serve out shows the graph" in done.out
    assert (tmp_path / "out" / "norms.jsonl").read_bytes() == before
    assert zeren("query", "-d", "out", "counts", cwd=tmp_path).code == 0
    assert "not made" not in zeren("build", "a.txt", "--files", "all", cwd=tmp_path).out
    assert visible(tmp_path / "out") == FILES


def test_least_confidence_leaves_norms_out(zeren: Zeren, built: Path, tmp_path: Path) -> None:
    zeren("build", NOTICES, "-o", tmp_path / "out", "--min-confidence", "0.9")
    expected = [n["id"] for n in norms(built) if float(str(n["confidence"])) >= 0.9]
    assert [n["id"] for n in norms(tmp_path / "out")] == expected


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_leaves_the_folder_as_it_was(built: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    shutil.copytree(built, out)
    before = contents(out)
    many = tmp_path / "in"
    many.mkdir()
    for number in range(60):
        shutil.copy(NOTICES / "000_7920c096c5209dbe.txt", many / f"{number}.txt")
    command = [sys.executable, "-m", "kg.cli", "build", str(many), "-o", str(out)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(2.5)
    process.send_signal(signal.SIGINT)
    printed, said = process.communicate(timeout=60)
    assert (process.returncode, printed) == (ExitCode.INTERRUPTED, b"")
    assert b"Traceback" not in said
    assert contents(out) == before


def test_page_and_exports_come_from_the_folder(zeren: Zeren, built: Path, tmp_path: Path) -> None:
    assert zeren("view", built, "-o", tmp_path / "all.html").code == 0
    assert (tmp_path / "all.html").read_bytes() == (built / "graph.html").read_bytes()
    part = zeren("view", built, "-o", "-", "--modality", "prohibition")
    assert part.out.lstrip().lower().startswith("<!doctype html>")
    assert len(part.out.encode()) < (built / "graph.html").stat().st_size
    assert zeren("export", built, "--format", "jsonl", "-o", tmp_path / "norms.jsonl").code == 0
    assert (tmp_path / "norms.jsonl").read_bytes() == (built / "norms.jsonl").read_bytes()


def test_one_input_gives_the_same_spreadsheet(zeren: Zeren, built: Path, tmp_path: Path) -> None:
    assert zeren("export", built, "--format", "xlsx", "-o", tmp_path / "duties.xlsx").code == 0
    assert (tmp_path / "duties.xlsx").read_bytes() == (built / "责任清单.xlsx").read_bytes()
