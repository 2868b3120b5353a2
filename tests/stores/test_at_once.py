"""Jobs done several at once: all of them, or the first failure and none after it."""

from __future__ import annotations

import threading

import pytest

from kg.stores.at_once import do_all


def test_every_job_is_done_once_and_several_at_a_time() -> None:
    met = threading.Barrier(3, timeout=10)
    done: list[int] = []

    def work(job: int) -> None:
        met.wait()  # passes only where three are at work at once
        done.append(job)

    do_all(range(9), work, 3)
    assert sorted(done) == list(range(9))


def test_nothing_is_begun_after_a_failure() -> None:
    begun: list[int] = []

    def work(job: int) -> None:
        begun.append(job)
        if job == 2:
            raise ValueError("the third")

    with pytest.raises(ValueError, match="the third"):
        do_all(range(9), work, 1)
    assert begun == [0, 1, 2]


def test_no_jobs_are_no_threads() -> None:
    before = threading.active_count()
    do_all([], print, 4)
    assert threading.active_count() == before
