"""Broken inputs in batches through `zeren extract`: each reported, none hangs, the batch goes on."""

from __future__ import annotations

import json
import subprocess
import threading
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from kg.cli.exits import ExitCode

from .commands import command, environment
from .mutants import Mutant, mutants
from .outcome import Outcome

A_BATCH = 100
SECONDS = 10.0
"""What one input may take at the most."""
GOOD = ("first.txt", "last.txt")
"""Sound texts around each batch: with the first the rules are loaded, the last shows that it went on."""
SOUND = "各级党组织要及时向市委报告。"


def run_inputs(count: int) -> Outcome:
    """Extract from so many mutants, a sound text at the end of each batch."""
    failures: list[str] = []
    ends: Counter[str] = Counter()
    slowest = 0.0
    made = mutants(count)
    for first in range(0, count, A_BATCH):
        wrong, waited = extract_batch(made[first : first + A_BATCH], ends)
        failures += wrong
        slowest = max(slowest, waited)
    changes = Counter(change for mutant in made for change in mutant.done.split(", "))
    measured = (
        f"{count} inputs: {', '.join(f'{what} {number}' for what, number in sorted(ends.items()))}",
        f"longest wait between two reports: {slowest:.1f} s",
        f"broken by: {', '.join(f'{what} {number}' for what, number in sorted(changes.items()))}",
    )
    return Outcome("inputs", not failures, measured, tuple(failures[:50]))


def extract_batch(batch: Sequence[Mutant], ends: Counter[str]) -> tuple[list[str], float]:
    """Return what is wrong with a batch's run, and the longest wait between two of its reports."""
    with TemporaryDirectory(prefix="zeren-soak-") as made:
        folder = Path(made)
        for mutant in batch:
            (folder / mutant.name).write_bytes(mutant.data)
        for name in GOOD:
            (folder / name).write_text(SOUND, "utf-8")
        names = [GOOD[0], *(mutant.name for mutant in batch), GOOD[1]]
        code, out, err, waited = _run(["extract", "--documents", *(str(folder / name) for name in names)])
        read = {Path(path).name for line in out for path in _sources(json.loads(line))}
        skipped = {name for name in names if any(f"{name}: " in line for line in err)}
    ends["read"] += len(read - {*GOOD})
    ends["refused in one line"] += len(skipped)
    wrong = [f"{name}: not reported" for name in names if name not in read | skipped]
    wrong += [f"{name}: read and refused" for name in sorted(read & skipped)]
    wrong += [line for line in err if "Traceback" in line or "internal error" in line or "failed:" in line]
    if len(err) != len(skipped):
        wrong.append(f"{len(err)} lines for {len(skipped)} inputs: {err[:2]}")
    if not read >= {*GOOD} or code not in (ExitCode.OK, ExitCode.PARTIAL):
        wrong.append(f"the batch did not go on: exit code {code}, {err[-1:]}")
    if waited > SECONDS:
        wrong.append(f"{waited:.1f} s without a report in the batch of {names[1]}")
    return wrong, waited


def _sources(document: Mapping[str, object]) -> tuple[str, ...]:
    """Return the paths that a document was read from: texts that are the same are one document."""
    also = document.get("also") or ()
    assert isinstance(also, list | tuple)
    return (str(document["source"]), *map(str, also))


def _run(args: Sequence[str]) -> tuple[int, list[str], list[str], float]:
    """Run `zeren`; return its code, both streams' lines, and the longest wait after the first of them."""
    times: list[float] = []
    with subprocess.Popen(
        command(args),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=environment(),
    ) as child:
        assert child.stdout
        assert child.stderr
        streams: list[list[str]] = [[], []]
        threads = [
            threading.Thread(target=_collect, args=(stream, lines, times))
            for stream, lines in zip((child.stdout, child.stderr), streams, strict=True)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    times.sort()
    waits = [later - sooner for sooner, later in pairwise(times)]
    return child.returncode, streams[0], streams[1], max(waits, default=0.0)


def _collect(stream: Iterable[str] | IO[str], lines: list[str], times: list[float]) -> None:
    for line in stream:
        lines.append(line.rstrip("\n"))
        times.append(time.monotonic())
