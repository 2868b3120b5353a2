"""Speed and memory over a folder of documents, and what two processes bring: `make speed LAWS=folder`."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import resource
import time
from collections.abc import Iterator
from pathlib import Path

from extract import Extraction, extract
from extract.model import SourceText
from extract.read import read_sources
from kg.engines.processes import map_in_processes

from .extraction import jieba_cut, timed

TARGET = Path(__file__).parent.parent / "docs" / "speed.md"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)


def measure_corpus() -> None:
    """Write the figures of docs/speed.md, of the texts in the folder that LAWS names."""
    items = read_sources([os.environ["LAWS"]])
    sources = [item for item in items if isinstance(item, SourceText)]
    load = os.getloadavg()[0]
    rows = [("documents", f"{len(sources):,}"), ("characters", f"{sum(map(_size, sources)):,}")]
    rows += [*_pass(sources), *_processes(sources)]
    rows.append(("others' load on the machine at the start, its cores", f"{load:.1f}, {os.cpu_count()}"))
    table = "".join(f"| {what} | {figure} |\n" for what, figure in rows)
    made = f"\nPython {platform.python_version()}.\n\n| | |\n|---|---:|\n{table}\n"
    TARGET.write_text(FIGURES.sub(lambda _: made, TARGET.read_text("utf-8")), "utf-8")
    print(made)


def _size(source: SourceText) -> int:
    return len(source.text)


def _pass(sources: list[SourceText]) -> Iterator[tuple[str, str]]:
    """Yield speed and memory of one process that reads each text and cuts it with jieba, text by text."""
    cut = jieba_cut()
    extract(sources[0])
    halves, middle = [], len(sources) // 2
    for part in (sources[:middle], sources[middle:]):
        ours = theirs = 0.0
        for source in part:
            ours += timed(lambda text=source: extract(text))[1]
            theirs += timed(lambda text=source.text: cut(text))[1]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        halves.append((sum(map(_size, part)), ours, theirs, peak))
    characters, ours, theirs = (sum(half[at] for half in halves) for at in range(3))
    yield "characters a second of processor time", f"{characters / ours:,.0f}"
    yield "the same of `jieba.lcut`, text by text in turn", f"{characters / theirs:,.0f}"
    yield "ratio", f"{theirs / ours:.2f}"
    yield "peak memory after the first half, after all, MB", f"{halves[0][3]}, {halves[1][3]}"


def _processes(sources: list[SourceText]) -> Iterator[tuple[str, str]]:
    """Yield the seconds that one process and two take, and whether they say the same."""
    taken, said = [], set()
    for jobs in (1, 2):
        started, digest = time.perf_counter(), hashlib.sha256()
        for found in map_in_processes(_read, sources, jobs=jobs):
            digest.update(repr(found).encode("utf-8", "surrogatepass"))
        taken.append(time.perf_counter() - started)
        said.add(digest.digest())
    yield "one process, two processes, seconds", f"{taken[0]:.0f}, {taken[1]:.0f}"
    yield "times as fast with two", f"{taken[0] / taken[1]:.2f}"
    yield "both say the same", "yes" if len(said) == 1 else "no"


def _read(source: SourceText) -> Extraction:
    return extract(source)
