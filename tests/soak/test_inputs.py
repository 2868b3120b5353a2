"""Broken inputs are each reported, and the batch goes on; `make soak` has ten thousand of them."""

from __future__ import annotations

from collections import Counter

from soak.inputs import extract_batch
from soak.mutants import mutants


def test_broken_inputs_are_each_reported_and_the_batch_goes_on() -> None:
    ends: Counter[str] = Counter()
    wrong, _ = extract_batch(mutants(150, seed=1), ends)
    assert wrong == []
    assert sum(ends.values()) == 150
    assert min(ends.values()) > 20


def test_mutants_are_the_same_each_time() -> None:
    assert mutants(50) == mutants(50)
    assert mutants(50) != mutants(50, seed=1)
