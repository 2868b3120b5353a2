"""A folder is wholly of one build, whatever becomes of the process that builds in it."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from extract.errors import StoreError
from extract.model import Extraction, SourceText
from kg.artefacts import Artefact
from kg.build import Stage, build
from kg.folder import building, commit, settle, workshop

from . import build_forever
from .build_forever import state_of

CHILD = Path(build_forever.__file__)
ROOT = Path(__file__).parents[3]
Extract = Callable[[SourceText], Extraction]


def start(out: Path, *more: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(out), *more],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
    )


def leftovers(out: Path) -> list[str]:
    return sorted(path.name for path in out.glob(".zeren-*") if not path.name.endswith(".lock"))


@pytest.fixture
def out(tmp_path: Path, extract_lines: Extract) -> Path:
    out = tmp_path / "out"
    build(build_forever.sources("甲"), out, extract=extract_lines, artefacts=build_forever.ARTEFACTS)
    return out


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_kills_at_random_moments_leave_the_old_or_the_new_state(out: Path, extract_lines: Extract) -> None:
    chance = random.Random(7)
    for _ in range(12):
        child = start(out)
        assert child.stdout
        child.stdout.readline()
        time.sleep(chance.uniform(0, 0.25))
        child.kill()
        child.communicate()
        assert state_of(out) in "甲乙"
    build(build_forever.sources("乙"), out, extract=extract_lines, artefacts=build_forever.ARTEFACTS)
    assert state_of(out) == "乙"
    assert leftovers(out) == []


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_kill_before_every_single_change_leaves_one_state(out: Path) -> None:
    said, trouble = start(out, "sweep").communicate(timeout=300)
    assert not trouble
    steps = [line.split() for line in said.splitlines()]
    assert [status for status, _ in steps] == [str(-signal.SIGKILL)] * (len(steps) - 1) + ["0"]
    assert len(steps) > 20
    states = "".join(state for _, state in steps)
    assert states.strip("甲").strip("乙") == "", "from one moment on it is the new state"
    assert states[0] + states[-1] == "甲乙"


def test_a_build_waits_for_another_or_says_so(out: Path, extract_lines: Extract) -> None:
    told: list[Stage] = []
    with building(out, wait=0), pytest.raises(StoreError, match="another process is writing here") as raised:
        build([], out, extract=extract_lines, wait=0.2, progress=lambda stage, *_: told.append(stage))
    assert told == [Stage.WAITING]
    assert raised.value.where == str(out)
    assert "\n" not in str(raised.value)


def test_readers_do_not_wait_for_a_build_at_work(out: Path) -> None:
    with building(out, wait=0):
        assert state_of(out) == "甲"


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL there")
def test_a_killed_build_holds_no_lock(out: Path, extract_lines: Extract) -> None:
    child = start(out)
    assert child.stdout
    child.stdout.readline()
    child.kill()
    child.communicate()
    build(build_forever.sources("甲"), out, extract=extract_lines, artefacts=build_forever.ARTEFACTS, wait=0)
    assert state_of(out) == "甲"


@pytest.mark.skipif(os.name == "nt", reason="no resource limits there")
def test_a_full_disk_leaves_the_old_state(out: Path, extract_lines: Extract) -> None:
    """A limit on the size of files stands for the disk: the same error at the same call, without root."""
    import resource

    before = {path.name: path.read_bytes() for path in out.iterdir()}
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(StoreError, match="cannot be written") as raised:
            build(build_forever.sources("乙"), out, extract=extract_lines, artefacts=build_forever.ARTEFACTS)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert raised.value.where.startswith(str(out))
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="mounting takes root")
def test_a_really_full_disk_leaves_the_old_state(tmp_path: Path, extract_lines: Extract) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=256k", "tmpfs", str(disk)]
    mounted = subprocess.run(mount, check=False, capture_output=True)
    if mounted.returncode:
        pytest.skip("this system lets nobody mount; the limit on file sizes is tested instead")
    try:
        small = [SourceText("s", "/nowhere/s.txt", "甲要报告")]
        build(small, disk / "out", extract=extract_lines)
        before = {path.name: path.read_bytes() for path in (disk / "out").iterdir()}
        large = [SourceText("s", "/nowhere/s.txt", "乙要报告\n" * 20_000)]
        with pytest.raises(StoreError, match="No space left") as raised:
            build(large, disk / "out", extract=extract_lines)
        assert str(disk / "out") in str(raised.value)
        assert {path.name: path.read_bytes() for path in (disk / "out").iterdir()} == before
        build(small, disk / "out", extract=extract_lines)
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path, extract_lines: Extract) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match=r"file.*cannot be written"):
        build(build_forever.sources("甲"), tmp_path / "file" / "out", extract=extract_lines)
    with pytest.raises(StoreError, match=r"file.*cannot be written"):
        build(build_forever.sources("甲"), tmp_path / "file", extract=extract_lines)


def test_moves_that_cannot_be_finished_are_finished_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when a spreadsheet program opens the old file while others are moved."""
    out = tmp_path / "out"
    replace = Path.replace

    def held(self: Path, target: Path) -> Path:
        if Path(target).name == "b.txt":
            raise PermissionError(13, "in use", str(self), None, str(target))
        return replace(self, target)

    with building(out, wait=0), workshop(out) as made:
        (made / "a.txt").write_text("new")
        (made / "b.txt").write_text("new")
        with monkeypatch.context() as patched:
            patched.setattr(Path, "replace", held)
            with pytest.raises(StoreError, match=r"b\.txt.*nothing is lost"):
                commit(out, made, ["a.txt", "b.txt"])
            with pytest.raises(StoreError, match="nothing is lost"):
                settle(out)
    settle(out)
    assert [(out / name).read_text() for name in ("a.txt", "b.txt")] == ["new", "new"]
    assert leftovers(out) == []


def test_a_folder_in_the_place_of_a_file_is_refused_before_anything_changes(
    out: Path, extract_lines: Extract
) -> None:
    (out / "b.txt").unlink()
    (out / "b.txt").mkdir()
    artefacts = build_forever.ARTEFACTS
    before = (out / "norms.jsonl").read_bytes()
    with pytest.raises(StoreError, match=r"b\.txt: is a folder"):
        build(build_forever.sources("乙"), out, extract=extract_lines, artefacts=artefacts)
    assert (out / "norms.jsonl").read_bytes() == before
    assert leftovers(out) == []


def test_an_interrupt_in_an_artefact_leaves_nothing_behind(out: Path, extract_lines: Extract) -> None:
    def interrupted(path: Path, *_: object) -> None:
        path.write_text("half")
        raise KeyboardInterrupt

    artefacts = [Artefact("a.txt", interrupted)]
    with pytest.raises(KeyboardInterrupt):
        build(build_forever.sources("乙"), out, extract=extract_lines, artefacts=artefacts)
    assert state_of(out) == "甲"
    assert leftovers(out) == []
