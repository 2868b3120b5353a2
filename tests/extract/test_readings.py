"""A clause is read anew in a running scope only where that could change it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from extract import SourceText
from extract.norms.clause import read_clause
from extract.norms.sentences import Readings
from extract.norms.tokens import tokenize
from extract.structure import structure

DEV = Path(__file__).parents[1] / "corpus" / "dev"


@pytest.mark.parametrize("path", sorted(DEV.glob("*.txt")), ids=lambda path: path.stem)
def test_what_was_kept_is_what_reading_again_gives(path: Path) -> None:
    source = SourceText("a", "a.txt", path.read_text("utf-8"))
    for block in (block for document in structure(source) for block in document.blocks):
        tokens = tokenize(block.text)
        for active, strong in product((False, True), repeat=2):
            readings = Readings(tokens)
            for at, clause in enumerate(readings.clauses):
                again = read_clause(tokens, clause, active=active, strong=strong)
                kept = readings.within(at, active=active, strong=strong)
                assert replace(kept, scoped=False) == replace(again, scoped=False)


def test_a_clause_that_a_scope_changes_is_read_in_it() -> None:
    readings = Readings(tokenize("支持企业稳定岗位。"))
    assert readings.within(0, active=False, strong=False).cue is not None
    assert readings.within(0, active=True, strong=True).cue is None
