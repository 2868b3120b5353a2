"""One document added to, changed in and taken out of a large folder, beside making all of it anew."""

from __future__ import annotations

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from bench.loading import ORGANS, PLACES
from extract.decode import decode
from kg.cli.tables import write_table
from kg.index import INDEX

NOTICES = Path(__file__).parents[1] / "examples" / "notices"
NORMS = 100_000
NORMS_A_DOCUMENT = 139
"""Of an example with the sentences that are put into it."""
SENTENCES = 12
"""With an office each that few other documents name."""
CITIES = ("大同市", "太原市", "青岛市", "济南市", "长沙市", "武汉市")


class Took(NamedTuple):
    """Processor seconds of a command with its processes, seconds by the clock, most memory of one in MB."""

    processor: float
    clock: float
    memory: float


def measure_adding(norms: int = NORMS) -> None:
    """Print what each command takes; the machine's load is told, for it makes processor seconds longer."""
    with tempfile.TemporaryDirectory() as made:
        place = Path(made)
        folder, out = place / "in", place / "out"
        folder.mkdir()
        count = max(5, norms // NORMS_A_DOCUMENT)
        for number in range(count):
            (folder / f"{number:05}.txt").write_text(document(number), encoding="utf-8")
        took = {"all read and made, page and workbook left out": build(folder, out, "--files", "none")}
        added = folder / "added.txt"
        added.write_text(document(count, short=True), encoding="utf-8")
        took["one document added"] = build(added, out, "--files", "none")
        added.write_text(document(count + 1, short=True), encoding="utf-8")
        took["the same document changed"] = build(added, out, "--files", "none")
        added.unlink()
        took["the same taken out, the whole folder given"] = build(folder, out, "--files", "none")
        added.write_text(document(count, short=True), encoding="utf-8")
        (out / INDEX).unlink()
        took["one document added, all else made anew"] = build(added, out, "--files", "none")
        took["nothing added, page and workbook made"] = build(added, out, "--files", "all")
        held = sum(1 for _ in (out / "norms.jsonl").open("rb"))
    ours = took["one document added"].processor
    rows = [
        (what, f"{one.processor:.1f}", f"{one.processor / ours:.1f}", f"{one.clock:.0f}", f"{one.memory:.0f}")
        for what, one in took.items()
    ]
    head = (f"{held} norms", "processor s", "× adding", "clock s", "MB")
    write_table(head, rows)
    print(f"load of the machine at the end: {os.getloadavg()[1]:.1f}")


def document(number: int, *, short: bool = False) -> str:
    """Return an example, or its first third, with other cities, dates and offices; always the same."""
    chance = random.Random(number)
    files = sorted(NOTICES.glob("*.txt"))
    text, _ = decode(files[number % len(files)].read_bytes())
    lines = text.rstrip().split("\n")
    half = len(lines) // (3 if short else 2)
    offices = [f"{_organ(chance)}第{chance.randrange(1, 60)}办公室" for _ in range(SENTENCES)]
    more = [f"{one}要做好第{at}项工作，及时向{_organ(chance)}报告。" for at, one in enumerate(offices)]
    text = "\n".join((*lines[:half], *more, *(() if short else lines[half:]), f"附：第{number}份", ""))
    return text.replace("大同市", chance.choice(CITIES)).replace("2020", str(2015 + number % 10))


def build(source: Path, out: Path, *more: str) -> Took:
    """Run `zeren build` and return what it took."""
    words = [sys.executable, "-m", "kg.cli", "build", str(source), "-o", str(out), *more]
    started = time.monotonic()
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    took = Took(used.ru_utime + used.ru_stime, time.monotonic() - started, _megabytes(used))
    assert process.returncode == 0, words
    print(" ".join(words[3:]), took, file=sys.stderr)  # a full run takes long
    return took


def _organ(chance: random.Random) -> str:
    return chance.choice(PLACES) + chance.choice(ORGANS)


def _megabytes(used: resource.struct_rusage) -> float:
    return used.ru_maxrss / (1024 * 1024 if sys.platform == "darwin" else 1024)
