"""Reads sources, and extracts many of them in several processes if asked, in the order they were given."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import active_children, get_context, parent_process
from typing import TypeVar

from extract.model import Extraction, Skipped, SourceText

from .terminal import with_progress

Item = TypeVar("Item")
Done = TypeVar("Done")
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
    items = read_all(paths)
    results = map_in_processes(partial(extract_item, model=model), items, jobs=jobs)
    return with_progress(results, len(items), "Extracting")


def extract_text(source: SourceText, *, model: str | None = None) -> Extraction:
    """Return what one source says; importable in a process started afresh."""
    from extract import extract

    return extract(source, model=model)


def extract_item(item: SourceText | Skipped, *, model: str | None) -> Result:
    """Return what one source says; one that cannot be used, and one already skipped, as `Skipped`.

    Raises RuleError, which is no fault of the source.
    """
    from ..build import attempt

    return item if isinstance(item, Skipped) else attempt(partial(extract_text, model=model), item)


def map_in_processes(work: Callable[[Item], Done], items: Iterable[Item], *, jobs: int) -> Iterator[Done]:
    """Yield `work` of each item in order, done by `jobs` processes (0: one a core, 1: this one).

    Only plain records cross between processes; `work` is a function of a module, or a partial of one. Ctrl-C
    reaches this process alone, which then ends the others where they stand; they end too where it is killed.
    """
    given = list(items)
    if jobs == 1 or len(given) < 2:
        yield from map(work, given)
        return
    os.environ["PYTHONSAFEPATH"] = "1"  # a folder of documents is no place to import modules from
    others = set(active_children())
    with ProcessPoolExecutor(
        jobs or None, mp_context=get_context("spawn"), initializer=_follow_parent
    ) as pool:
        try:
            yield from pool.map(work, given)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            for child in set(active_children()) - others:
                child.terminate()  # else leaving the pool waits for what each is at
            raise


def _follow_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it is gone: a killed one tells its pool nothing."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
