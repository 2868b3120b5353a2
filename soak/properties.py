"""The property tests of the test suite with ten thousand examples each, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
import time

from .commands import ROOT
from .outcome import Outcome

PYTEST = (sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider")


def run_properties(examples: int, minutes: float = 240) -> Outcome:
    """Run every test that Hypothesis gives examples to; those not reached in time are failures."""
    given = {**os.environ, "ZEREN_EXAMPLES": str(examples)}
    found = subprocess.run(
        [*PYTEST, "--collect-only", "-m", "hypothesis", "tests"],
        cwd=ROOT,
        env=given,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    tests = [line for line in found.stdout.splitlines() if "::" in line]
    end = time.monotonic() + 60 * minutes
    failures: list[str] = []
    held: list[str] = []
    for test in tests:
        wrong = _wrong(test, given, end - time.monotonic())
        failures += [f"{test}: {wrong}"] if wrong else []
        held += [] if wrong else [test]
    measured = (
        f"{len(held)} of {len(tests)} property tests held with {examples} examples each, fewer where there "
        "are no more different ones",
        *(f"held: {test}" for test in held),
    )
    return Outcome("properties", not failures, measured, tuple(failures))


def _wrong(test: str, given: dict[str, str], seconds: float) -> str:
    if seconds <= 0:
        return "not run: out of time"
    try:
        done = subprocess.run(
            [*PYTEST, test],
            cwd=ROOT,
            env=given,
            capture_output=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return "not run to its end: out of time"
    lines = [line for line in done.stdout.splitlines() if line.startswith("E ")]
    return "" if done.returncode == 0 else " ".join(lines[:6]) or done.stdout[-300:]
