"""Writes the figures of docs/scale.md: `python docs/scale.py TEXTS.parquet RECORDS.parquet`.

RECORDS is what `zeren batch` made of TEXTS. What the page says in numbers is counted in these two files or
measured when this runs; the arithmetic is done here too.
"""

from __future__ import annotations

import math
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

import pyarrow.parquet as pq

from extract import extract_batch
from kg.actors import names_of
from kg.engines.parquet import rows_of

TARGET = Path(__file__).parent / "scale.md"
FIGURES = re.compile(r"(?<=<!-- figures -->\n).*(?=<!-- /figures -->)", re.DOTALL)
DOCUMENTS = 100_000_000
SAMPLE = 40
"""Texts that are read to measure the speed."""
CORES, HOURS = 64, 24
NODE, EDGE, PROPERTY, BLOCK = 15, 34, 41, 128
"""Bytes of a record in Neo4j's store: node, relationship, property (four values), block of a string."""
NORM_BLOCKS = 3
"""Blocks that a norm's text and sentence take at least."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """What was counted, and the speed; `actors` are the distinct ones in half of the documents and in all."""

    documents: int
    characters: int
    text_bytes: int
    record_bytes: int
    norms: int
    names: int
    sections: int
    edges: int
    actors: tuple[int, int]
    speed: float

    @property
    def growth(self) -> float:
        """Exponent by which the distinct actors grow with the documents: from half of them to all."""
        half, whole = self.actors
        return math.log2(whole / half)


def counted(texts: Path, records: Path) -> Corpus:
    """Return the counts of the two files and the speed on a sample of the texts."""
    characters = sum(len(str(row["text"])) for batch in rows_of(texts) for row in batch)
    kinds: Counter[str] = Counter()
    edges = sections = 0
    actors: dict[str, set[str]] = {}
    columns = ["record", "input", "bearers", "counterparties", "sections", "actor"]
    for batch in pq.ParquetFile(records).iter_batches(columns=columns):
        for row in batch.to_pylist():
            kinds[row["record"]] += 1
            edges += len(row["bearers"] or ()) + len(row["counterparties"] or ())
            sections += len(row["sections"] or ())
            if row["actor"]:
                actors.setdefault(row["input"], set()).add(row["actor"])
    inputs = sorted(actors)
    half = set().union(*(actors[name] for name in inputs[::2]))
    return Corpus(
        documents=kinds["document"],
        characters=characters,
        text_bytes=texts.stat().st_size,
        record_bytes=records.stat().st_size,
        norms=kinds["norm"],
        names=kinds["name"],
        sections=sections,
        edges=edges,
        actors=(len(half), len(half.union(*actors.values()))),
        speed=speed(texts),
    )


def speed(texts: Path) -> float:
    """Return characters a second of processor time, records included, rules loaded before."""
    rows = [row for batch in islice(rows_of(texts, size=SAMPLE), 1) for row in batch]
    work = partial(extract_batch, also=names_of)
    work(rows[:1])
    started = time.process_time()
    work(rows)
    return sum(len(str(row["text"])) for row in rows) / (time.process_time() - started)


def figures(corpus: Corpus) -> Iterator[str]:
    """Yield the lines of the page's tables."""
    times = DOCUMENTS / corpus.documents
    core_hours = corpus.characters * times / corpus.speed / 3600
    actors = corpus.actors[1] * times**corpus.growth
    stated = corpus.norms
    edges = corpus.edges + stated + corpus.sections + corpus.names
    graph = (corpus.norms + corpus.sections + corpus.names + corpus.documents) * NODE
    graph += edges * (EDGE + PROPERTY) + corpus.norms * (4 * PROPERTY + NORM_BLOCKS * BLOCK)
    yield "\n| counted | |\n|---|---:|\n"
    yield f"| documents | {corpus.documents:,} |\n"
    yield f"| characters a document | {corpus.characters / corpus.documents:,.0f} |\n"
    yield f"| norms a document | {corpus.norms / corpus.documents:,.1f} |\n"
    yield f"| written names a document | {corpus.names / corpus.documents:,.1f} |\n"
    half, whole = corpus.actors
    yield f"| distinct actors in half of the documents, in all | {half:,}, {whole:,} |\n"
    yield f"| texts as Parquet, bytes a document | {corpus.text_bytes / corpus.documents:,.0f} |\n"
    yield f"| records as Parquet, bytes a document | {corpus.record_bytes / corpus.documents:,.0f} |\n"
    yield f"| characters a second of processor time, one process | {corpus.speed:,.0f} |\n"
    yield f"\n| of {DOCUMENTS:,} such documents | | how |\n|---|---:|---|\n"
    yield f"| core hours | {core_hours:,.0f} | characters ÷ speed |\n"
    yield f"| hours on one machine of {CORES} cores | {core_hours / CORES:,.0f} | ÷ {CORES} |\n"
    yield (
        f"| machines of {CORES} cores to be done in {HOURS} hours "
        f"| {math.ceil(core_hours / CORES / HOURS):,} | ÷ {CORES} ÷ {HOURS} |\n"
    )
    yield f"| texts, TB | {corpus.text_bytes * times / 1e12:.1f} | × documents |\n"
    yield f"| records, TB | {corpus.record_bytes * times / 1e12:.1f} | × documents |\n"
    yield f"| norms, thousand millions | {corpus.norms * times / 1e9:.1f} | × documents |\n"
    yield (
        f"| distinct actors, millions | {actors / 1e6:,.0f} "
        f"| grow as documents to the power {corpus.growth:.2f}, as from half to all |\n"
    )
    yield f"| the whole graph in Neo4j, TB at the least | {graph * times / 1e12:.1f} | its record sizes |\n\n"


def main() -> None:
    """Renew the figures of the page."""
    texts, records = map(Path, sys.argv[1:])
    lines = "".join(figures(counted(texts, records)))
    TARGET.write_text(FIGURES.sub(lambda _: lines, TARGET.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
