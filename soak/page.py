"""docs/reliability.md, written from the kept outcomes and nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from .outcome import Outcome
from .rows import ROWS, Row

DOCS = Path(__file__).parents[1] / "docs"
RECORDS = DOCS / "reliability.jsonl"
PAGE = DOCS / "reliability.md"
HEAD = """# Reliability

What must survive everything, tested at full size. Made by `make soak` from the outcomes in
[reliability.jsonl](reliability.jsonl), no figure by hand; `make soak ROWS="kill stop"` runs and renews
some rows. Short forms of all but `mutation` and `endurance` are in `make test`.
"""


def write_page(outcomes: Mapping[str, Outcome]) -> None:
    """Write the page: a table of all rows, then each row's figures and failures."""
    PAGE.write_text("\n".join(_lines(outcomes)) + "\n", "utf-8")


def _lines(outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    yield HEAD
    yield "| row | test | demanded | held |"
    yield "| --- | --- | --- | --- |"
    for row in ROWS:
        verdict = _verdict(outcomes.get(row.name))
        yield f"| [{row.name}](#{row.name}) | {row.title} | {row.demand} | {verdict} |"
    for row in ROWS:
        yield from _section(row, outcomes.get(row.name))


def _verdict(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not run"
    part = "" if outcome.share == 1 else f" ({outcome.share:.0%} of its size)"
    return ("yes" if outcome.held else "**no**") + part


def _section(row: Row, outcome: Outcome | None) -> Iterator[str]:
    yield f"\n## {row.name}\n"
    if outcome is None:
        yield "Not run."
        return
    minutes = f"{outcome.seconds / 60:.1f} minutes"
    yield f"{outcome.when} UTC, {minutes}, commit {outcome.commit}, {outcome.machine}.\n"
    yield from (f"- {figure}" for figure in outcome.measured)
    if outcome.failures:
        yield "\nWhat did not hold, or is weak:\n"
        yield from (f"- {_one_line(failure)}" for failure in outcome.failures)


def _one_line(text: str) -> str:
    """Return `text` as one line that Markdown shows as it is."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "`*_<>[]|\\" else sign for sign in line)
