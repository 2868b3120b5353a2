"""`zeren` as a process of its own, as a shell would run it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NOTICES = ROOT / "examples" / "notices"


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended."""

    code: int
    out: str
    err: str


Zeren = Callable[..., Ended]


def environment(**extra: str) -> dict[str, str]:
    """Return the environment without Neo4j's names and without a locale."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("NEO4J_", "LC_", "LANG", "PYTHONIOENCODING"))
    }
    return {**kept, "LC_ALL": "C", "PYTHONPATH": str(ROOT), **extra}


@pytest.fixture(scope="session")
def zeren() -> Zeren:
    """Return a function that runs `zeren` with arguments, in `cwd`, with `stdin` bytes."""

    def run(
        *args: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] = {}
    ) -> Ended:
        command = [sys.executable, "-m", "kg.cli", *map(str, args)]
        done = subprocess.run(
            command,
            cwd=cwd,
            input=stdin,
            capture_output=True,
            env=environment(**env),
            timeout=120,
            check=False,
        )
        return Ended(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run


@pytest.fixture(scope="session")
def built(zeren: Zeren, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that `zeren build` makes of the five notices, made once; to be read only."""
    folder = tmp_path_factory.mktemp("built") / "out"
    done = zeren("build", NOTICES, "-o", folder)
    assert done.code == 0, done.err
    return folder
