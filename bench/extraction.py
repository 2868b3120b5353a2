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
ROUNDS = 3


def measure_extraction() -> None:
    """Print the best of three rounds for both; loading dictionaries and rules is outside the time."""
    items = read_sources([ROOT / "examples" / "notices", ROOT / "tests" / "corpus" / "dev"])
    sources = [item for item in items if isinstance(item, SourceText)]
    characters = sum(len(source.text) for source in sources)
    cut = _jieba()
    for source in sources[:1]:
        extract(source)
    ours = characters / _best(lambda: [extract(source) for source in sources])
    theirs = characters / _best(lambda: [cut(source.text) for source in sources])
    rows = [("extract", round(ours), f"{ours / theirs:.3f}"), ("jieba.lcut", round(theirs), "1")]
    write_table((f"{characters} characters", "characters/s", "ratio to jieba"), rows)


def _best(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)


def _jieba() -> Callable[[str], list[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel("ERROR")
    jieba.initialize()
    return jieba.lcut
