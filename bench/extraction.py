"""Extraction speed of one process in characters a second, beside jieba's cut of the same text."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable
from pathlib import Path

from extract import extract
from extract.model import SourceText
from extract.read import read_sources
from kg.cli.tables import write_table

ROOT = Path(__file__).parent.parent
ROUNDS = 5


def measure_extraction() -> None:
    """Print the best of five rounds of each, taken in turn; loading dictionaries and rules is not counted.

    On a machine that others use too, processor time is the figure to compare.
    """
    items = read_sources([ROOT / "examples" / "notices", ROOT / "tests" / "corpus" / "dev"])
    sources = [item for item in items if isinstance(item, SourceText)]
    characters = sum(len(source.text) for source in sources)
    cut = jieba_cut()
    extract(sources[0])
    ours, theirs = [], []
    for _ in range(ROUNDS):
        ours.append(timed(lambda: [extract(source) for source in sources]))
        theirs.append(timed(lambda: [cut(source.text) for source in sources]))
    rows = []
    for at, clock in enumerate(("wall", "processor")):
        mine, other = (min(times[at] for times in rounds) for rounds in (ours, theirs))
        rows += [
            (f"extract, {clock} time", round(characters / mine), f"{other / mine:.3f}"),
            (f"jieba.lcut, {clock} time", round(characters / other), "1"),
        ]
    write_table((f"{characters} characters", "characters/s", "ratio to jieba"), rows)


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that `work` takes by the clock on the wall and of this process on a processor."""
    wall, processor = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - processor


def jieba_cut() -> Callable[[str], list[str]]:
    """Return jieba's cut with its dictionary loaded."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    return jieba.lcut
