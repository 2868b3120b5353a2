"""Work shared out to processes of this machine, in order; what a killed one had is done again."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import active_children, get_context, parent_process
from typing import TypeVar

Item = TypeVar("Item")
Done = TypeVar("Done")

AHEAD = 4
"""Items a process that are handed out before the first of them is done: the rest waits where it is read."""
TRIES_ALONE = 2
"""How often an item is tried again by itself after the process that had it died."""


def map_in_processes(
    work: Callable[[Item], Done],
    items: Iterable[Item],
    *,
    jobs: int,
    lost: Callable[[Item], Done] | None = None,
) -> Iterator[Done]:
    """Yield `work` of each item in order, done by `jobs` processes (0: one a core, 1: this one).

    Only plain records cross between processes; `work` is a function of a module, or a partial of one. Items
    are taken as they are needed. Ctrl-C reaches this process alone, which then ends the others where they
    stand; they end too where it is killed.

    Args:
        lost: what an item gives that ends its process whenever it is tried; without it such an item raises
            BrokenProcessPool.
    """
    jobs = jobs or os.cpu_count() or 1
    if isinstance(items, Sized):
        jobs = min(jobs, len(items))
    if jobs <= 1:
        yield from map(work, items)
        return
    os.environ["PYTHONSAFEPATH"] = "1"  # a folder of documents is no place to import modules from
    waiting = iter(items)
    while undone := (yield from _until_broken(work, waiting, jobs)):
        yield from one_by_one(work, undone, lost)


def _until_broken(
    work: Callable[[Item], Done], waiting: Iterator[Item], jobs: int
) -> Generator[Done, None, list[Item]]:
    """Yield results in order until all is done, or a process dies: then return the items handed out."""
    handed: deque[tuple[Item, Future[Done]]] = deque()
    with _pool(jobs) as pool:
        for item in waiting:
            try:
                handed.append((item, pool.submit(work, item)))
            except BrokenProcessPool:
                return [*(one for one, _ in handed), item]
            if len(handed) < jobs * AHEAD:
                continue
            try:
                yield handed[0][1].result()
            except BrokenProcessPool:
                return [one for one, _ in handed]
            handed.popleft()
        while handed:
            try:
                yield handed[0][1].result()
            except BrokenProcessPool:
                return [one for one, _ in handed]
            handed.popleft()
    return []


def one_by_one(
    work: Callable[[Item], Done], items: Iterable[Item], lost: Callable[[Item], Done] | None
) -> Iterator[Done]:
    """Yield `work` of each item done by one process, so that no other item pays for one that ends it."""
    waiting, tried = deque(items), 0
    while waiting:
        try:
            with _pool(1) as pool:
                while waiting:
                    done = pool.submit(work, waiting[0]).result()
                    waiting.popleft()
                    tried = 0
                    yield done
        except BrokenProcessPool:
            tried += 1
            if tried < TRIES_ALONE:
                continue
            if lost is None:
                raise
            tried = 0
            yield lost(waiting.popleft())


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give a pool; on any exception its processes are ended where they stand, not waited for."""
    others = set(active_children())
    context = get_context("spawn")
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=_follow_parent) as pool:
        try:
            yield pool
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
