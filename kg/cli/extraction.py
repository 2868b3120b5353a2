"""Reads sources, and extracts many of them in several processes if asked, in the order they were given."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import partial

from extract.model import Extraction, Skipped, SourceText

from ..engines.processes import map_in_processes
from .terminal import with_progress

Result = Extraction | Skipped


def read_all(paths: Sequence[str]) -> list[SourceText | Skipped]:
    """Return every source under `paths`, `-` being stdin, and what cannot be read."""
    from extract.read import read_sources

    return list(read_sources(paths, stdin=sys.stdin.buffer))


def extract_sources(paths: Sequence[str], *, model: str | None = None, jobs: int = 1) -> Iterator[Result]:
    """Yield what each source under `paths` says, or why it was skipped; `-` is stdin.

    Args:
        model: name of a spaCy pipeline to consult, or None.
        jobs: number of processes; 0 for as many as the machine has cores. The result does not depend on it.
    """
    from extract.read import merge_same

    items = list(merge_same(read_all(paths)))
    work = partial(extract_item, model=model)
    results = map_in_processes(work, items, jobs=jobs, lost=lost)
    return with_progress(results, len(items), "Extracting")


def extract_text(source: SourceText, *, model: str | None = None) -> Extraction:
    """Return what one source says; importable in a process started afresh."""
    from extract import extract

    return extract(source, model=model)


def extract_item(item: SourceText | Skipped, *, model: str | None) -> Result:
    """Return what one source says; one that cannot be used, and one already skipped, as `Skipped`.

    Raises RuleError, which is no fault of the source.
    """
    from extract.attempt import attempt

    return item if isinstance(item, Skipped) else attempt(partial(extract_text, model=model), item)


def lost(item: SourceText | Skipped) -> Skipped:
    """Return what is said of a source on which every process that tried it died."""
    return Skipped(item.path, "extraction failed: its process was ended, again and again (out of memory?)")
