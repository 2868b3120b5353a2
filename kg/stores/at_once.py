"""Several jobs at once in threads that keep neither an interrupt nor the end of the process waiting."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from itertools import islice
from queue import SimpleQueue
from threading import Event, Lock, Thread
from typing import TypeVar

Job = TypeVar("Job")

SECONDS_TO_END = 1.0
"""How long jobs that are at work are waited for after one has failed."""


def do_all(jobs: Iterable[Job], do: Callable[[Job], None], workers: int) -> None:
    """Do every job, `workers` of them at once, and return when all are done.

    A job is taken when a worker is free for it, so the first is at work while the next is being made. After a
    failure, or an interrupt of the caller, no other job is begun, and the failure is raised.
    """
    ends: SimpleQueue[BaseException | None] = SimpleQueue()
    stopped, taking, waiting = Event(), Lock(), iter(jobs)

    def work() -> None:
        try:
            while not stopped.is_set():
                with taking:
                    taken = tuple(islice(waiting, 1))
                if not taken:
                    break
                do(*taken)
            ends.put(None)
        except BaseException as error:  # the caller raises it
            ends.put(error)

    threads = [Thread(target=work, daemon=True) for _ in range(workers)]
    try:
        for thread in threads:
            thread.start()
        for _ in threads:
            failure = ends.get()
            if failure is not None:
                raise failure
    finally:
        stopped.set()
        last = time.monotonic() + SECONDS_TO_END
        for thread in threads:
            if thread.ident is not None:
                thread.join(max(0.0, last - time.monotonic()))
