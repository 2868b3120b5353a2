"""Reads and extracts many sources, in several processes if asked, in the order they were given."""

from __future__ import annotations

import signal
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from extract.errors import ReadError
from extract.model import Extraction, Skipped, SourceText

from .terminal import with_progress

Item = SourceText | Skipped
Result = Extraction | Skipped


def extract_sources(paths: Sequence[str], *, model: str | None = None, jobs: int = 1) -> Iterator[Result]:
    """Yield what each source under `paths` says, or why it was skipped; `-` is stdin.

    Args:
        model: name of a spaCy pipeline to consult, or None.
        jobs: number of processes; 0 for as many as the machine has cores. The result does not depend on it.
    """
    import sys

    from extract.read import read_sources

    items = list(read_sources(paths, stdin=sys.stdin.buffer))
    work = partial(extract_item, model=model)
    results = map(work, items) if jobs == 1 or len(items) < 2 else _in_processes(work, items, jobs or None)
    return with_progress(results, len(items), "Extracting")


def extract_item(item: Item, *, model: str | None) -> Result:
    """Return what one source says; one that cannot be used, and one already skipped, as `Skipped`."""
    from extract import extract

    if isinstance(item, Skipped):
        return item
    try:
        return extract(item, model=model)
    except ReadError as error:
        return Skipped(item.path, error.what)


def _in_processes(work: partial[Result], items: Iterable[Item], jobs: int | None) -> Iterator[Result]:
    """Map over processes started afresh; Ctrl-C reaches this process alone, which then stops them."""
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn"), initializer=_ignore_interrupt) as pool:
        try:
            yield from pool.map(work, items)
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ignore_interrupt() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
