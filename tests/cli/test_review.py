"""`zeren review` from a shell: the sheet out, filled in, taken back, counted and scored."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from tests.review.conftest import NOTICE, Sheet

from .conftest import Zeren

POST = "党员干部必须坚守岗位"


def test_the_command_exports_applies_counts_and_scores(zeren: Zeren, tmp_path: Path) -> None:
    (tmp_path / "notice.txt").write_text(NOTICE, encoding="utf-8")
    assert zeren("build", "notice.txt", "-o", "out", cwd=tmp_path).code == 0
    assert zeren("review", "export", "out", "-o", "review.xlsx", cwd=tmp_path).code == 0
    book = openpyxl.load_workbook(tmp_path / "review.xlsx")
    Sheet(book["核改"]).set(POST, 责任主体="县委")
    where = Sheet(book["核改"]).set("严禁任何单位瞒报灾情", 要求类型="愿望")
    book.save(tmp_path / "review.xlsx")
    done = zeren("review", "apply", "out", "review.xlsx", "--by", "张三", cwd=tmp_path)
    assert (done.code, done.err) == (3, "")
    assert "out: 1 change" in done.out
    assert where in done.out
    line = json.loads((tmp_path / "out/corrections.jsonl").read_text("utf-8"))
    assert (line["by"], line["at"][-1]) == ("张三", "Z")
    assert "nothing new" in zeren("review", "apply", "out", "review.xlsx", cwd=tmp_path).out
    asked = zeren("query", "-d", "out", "corrected-norms", "--format", "jsonl", cwd=tmp_path)
    assert json.loads(asked.out)["corrected"] == "bearers"
    stats = zeren("review", "stats", "out", "--format", "json", cwd=tmp_path)
    assert json.loads(stats.out)[0] == {
        "field": "bearers", "rule": "bearer.subject", "corrected": 1, "used": 3, "share": 0.333,
    }  # fmt: skip
    scored = zeren("eval", "out/corrections.jsonl", "--format", "json", cwd=tmp_path)
    assert json.loads(scored.out)["all"]["owes"]["f1"] == 0.0
    assert json.loads(scored.out)["all"]["norm"]["f1"] == 1.0


def test_a_folder_that_is_none_and_a_file_that_is_no_workbook_end_in_one_line(
    zeren: Zeren, tmp_path: Path
) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"no")
    done = zeren("review", "apply", "nowhere", "a.xlsx", cwd=tmp_path)
    assert done.code == 1
    assert done.err == "zeren: a.xlsx: is not a workbook that can be read (save it as .xlsx)\n"
    done = zeren("review", "export", "nowhere", "-o", "r.xlsx", cwd=tmp_path)
    assert done.code == 1
    assert done.err.startswith("zeren: nowhere: no norms.jsonl in this folder (make it: zeren build")
    assert not (tmp_path / "nowhere").exists()
