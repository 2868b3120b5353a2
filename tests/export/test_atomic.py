"""A file or folder is either the old one, whole, or the new one, whole; nothing else is left behind."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest

from extract.errors import ExportError
from kg.export import FORMATS, export
from kg.export.atomic import write_file, write_folder
from kg.locks import claimed

from . import killed_writes
from .killed_writes import contents

ROOT = Path(__file__).parents[2]
EMPTY: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()


def _fail_midway(error: BaseException) -> Callable[[Path], None]:
    def fill(path: Path) -> None:
        target = path / "a.csv" if path.is_dir() else path
        target.write_text("half", "utf-8")
        raise error

    return fill


def _csv_of(text: str) -> Callable[[Path], None]:
    def fill(folder: Path) -> None:
        (folder / "a.csv").write_text(text, "utf-8")

    return fill


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_failure_keeps_the_old_file(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_text("old", "utf-8")
    expected = ExportError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_file(path, _fail_midway(error))
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt(), ValueError()])
def test_failure_keeps_the_old_folder(error: BaseException, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    path.mkdir()
    (path / "a.csv").write_text("old", "utf-8")
    expected = ExportError if isinstance(error, OSError) else type(error)
    with pytest.raises(expected):
        write_folder(path, {"a.csv"}, _fail_midway(error))
    assert (path / "a.csv").read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_failing_move_brings_the_old_folder_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "graph"
    write_folder(path, {"a.csv"}, _csv_of("old"))
    real = Path.rename
    moves = []

    def rename(self: Path, target: Path) -> Path:
        moves.append(self)
        if len(moves) == 2:
            raise PermissionError(13, "Permission denied")
        return real(self, target)

    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(ExportError, match="graph"):
        write_folder(path, {"a.csv"}, _csv_of("new"))
    assert (path / "a.csv").read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", FORMATS)
def test_writes_again_over_its_own_work(name: str, tmp_path: Path) -> None:
    path = tmp_path / "out"
    for _ in range(2):
        export(name, EMPTY, [], [], path)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.files])
def test_folder_of_other_things_is_refused(name: str, tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.docx"
    thesis.write_text("years of work", "utf-8")
    with pytest.raises(ExportError, match=r"thesis\.docx"):
        export(name, EMPTY, [], [], tmp_path)
    assert thesis.exists()


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.files])
def test_file_in_place_of_a_folder_is_refused(name: str, tmp_path: Path) -> None:
    path = tmp_path / "graph"
    path.write_text("mine", "utf-8")
    with pytest.raises(ExportError, match="graph"):
        export(name, EMPTY, [], [], path)
    assert path.read_text("utf-8") == "mine"


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if not each.files])
def test_folder_in_place_of_a_file_is_refused(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="is not a file"):
        export(name, EMPTY, [], [], tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_missing_folder_is_named(name: str, tmp_path: Path) -> None:
    with pytest.raises(ExportError, match=r"nowhere.*make the folder"):
        export(name, EMPTY, [], [], tmp_path / "nowhere" / "x")


@pytest.mark.parametrize("name", FORMATS)
def test_full_disk_is_an_export_error(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportError, match="No space left"):
        export(name, EMPTY, [], [], tmp_path / "x")
    assert list(tmp_path.iterdir()) == []


def test_symbolic_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real.json").write_text("old", "utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    export("json", EMPTY, [], [], tmp_path / "link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert "nodes" in (tmp_path / "real.json").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
@pytest.mark.parametrize("name", ["json", "csv"])
def test_a_kill_before_every_single_change_is_put_right_by_the_next_write(name: str, tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, killed_writes.__file__, str(tmp_path), name],
        capture_output=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        check=False,
    )
    assert done.stderr == ""
    assert int(done.stdout) > 3


@pytest.mark.skipif(os.name == "nt", reason="its locks would keep the maker from writing")
def test_what_a_living_writer_is_making_is_left_alone(tmp_path: Path) -> None:
    made = tmp_path / f".x.json.{'0' * 12}.part"
    made.write_text("half", "utf-8")
    with claimed(made, mine=True):
        export("json", EMPTY, [], [], tmp_path / "x.json")
        assert made.exists()
    export("json", EMPTY, [], [], tmp_path / "x.json")
    assert not made.exists()


def test_an_old_folder_that_a_kill_left_aside_comes_back_before_a_write_that_fails(tmp_path: Path) -> None:
    if os.name == "nt":
        pytest.skip("nobody clears away there")
    aside = tmp_path / f".graph.{'0' * 12}.old"
    aside.mkdir()
    (aside / "a.csv").write_text("old", "utf-8")
    with pytest.raises(ExportError, match="No space left"):
        write_folder(tmp_path / "graph", {"a.csv"}, _fail_midway(OSError(28, "No space left on device")))
    assert contents(tmp_path / "graph") == {"a.csv": b"old"}
    assert list(tmp_path.iterdir()) == [tmp_path / "graph"]
