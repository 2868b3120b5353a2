"""`--jobs`: Ctrl-C, SIGTERM and even a kill leave no process behind, and nobody waits for what each is at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.cli.exits import ExitCode
from soak.commands import group_lives

from .conftest import NOTICES, environment

SECONDS = 2.0
LONG = "".join(path.read_text("utf-8") for path in sorted(NOTICES.glob("*.txt"))) * 4

pytestmark = pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="reads Linux's /proc")


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (signal.SIGINT, ExitCode.INTERRUPTED),
        (signal.SIGTERM, ExitCode.TERMINATED),
        (signal.SIGKILL, -signal.SIGKILL),
    ],
)
def test_workers_end_with_their_parent_at_once(number: signal.Signals, code: int, tmp_path: Path) -> None:
    for name in "甲乙":
        (tmp_path / f"{name}.txt").write_text(LONG + name, "utf-8")
    child = subprocess.Popen(
        [sys.executable, "-m", "kg.cli", "build", str(tmp_path), "-o", str(tmp_path / "out"), "--jobs", "2"],
        env=environment(),
        start_new_session=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_until_workers_are_at_it(child.pid)
    began = time.monotonic()
    os.kill(child.pid, number)
    assert child.wait(60) == code
    while group_lives(child.pid) and time.monotonic() - began < 60:
        time.sleep(0.02)
    assert time.monotonic() - began < SECONDS
    assert b"Traceback" not in child.communicate()[1]
    assert [path.name for path in (tmp_path / "out").iterdir()] == [".zeren-build.lock"]


def wait_until_workers_are_at_it(parent: int) -> None:
    """Return once two children of `parent` have used a second of processor time each."""
    end = time.monotonic() + 60
    ticks = os.sysconf("SC_CLK_TCK")
    while time.monotonic() < end:
        times = []
        for stat in Path("/proc").glob("[0-9]*/stat"):
            try:
                fields = stat.read_text("utf-8", "replace").rpartition(")")[2].split()
            except OSError:
                continue
            if int(fields[1]) == parent:
                times.append((int(fields[11]) + int(fields[12])) / ticks)
        if sum(seconds > 1 for seconds in times) == 2:
            return
        time.sleep(0.05)
    raise AssertionError("no two workers were ever at work")
