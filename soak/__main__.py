"""`python -m soak [ROW…]`: run rows, all without a name, and renew docs/reliability.md."""

from __future__ import annotations

import os
import platform
import subprocess
import time
from argparse import ArgumentParser
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from kg.cli.tables import write_table

from .outcome import Outcome, keep_outcome, read_outcomes
from .page import RECORDS, write_page
from .rows import ROWS, Row

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Run the rows named, print a table of them, and return 1 where one did not hold."""
    parser = ArgumentParser(prog="python -m soak", description="Long tests of what must survive everything.")
    parser.add_argument("rows", nargs="*", metavar="ROW", help=f"of {', '.join(row.name for row in ROWS)}")
    parser.add_argument("--share", type=float, default=1.0, help="of the full size, 1 unless given")
    parser.add_argument("--records", type=Path, default=RECORDS, help="JSON lines that keep outcomes")
    parser.add_argument("--page", action="store_true", help="run nothing, write the page")
    asked = parser.parse_args()
    unknown = set(asked.rows) - {row.name for row in ROWS}
    if unknown:
        parser.error(f"no row is called {', '.join(sorted(unknown))}")
    done = []
    for row in ROWS:
        if not asked.page and (row.name in asked.rows or not asked.rows):
            done.append(_run(row, asked.share))
            keep_outcome(asked.records, done[-1])
    if asked.records == RECORDS:
        write_page(read_outcomes(RECORDS))
    write_table(
        ("row", "held", "minutes", "figure"),
        [(one.row, _yes(one.held), round(one.seconds / 60, 1), one.measured[0]) for one in done],
    )
    for outcome in done:
        for line in (*outcome.measured[1:], *outcome.failures):
            print(f"{outcome.row}: {line}")
    return int(not all(outcome.held for outcome in done))


def _run(row: Row, share: float) -> Outcome:
    began = time.monotonic()
    outcome = row.run(share)
    return replace(
        outcome,
        row=row.name,
        share=share,
        seconds=round(time.monotonic() - began, 1),
        when=datetime.now(UTC).strftime("%Y-%m-%d %H:%M"),
        commit=_commit(),
        machine=f"Python {platform.python_version()}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load {os.getloadavg()[2]:.1f}",
    )


def _commit() -> str:
    """Return the commit of this checkout, with `+` where files of it are changed."""
    git = ["git", "-C", str(ROOT)]
    head = [*git, "rev-parse", "--short", "HEAD"]
    commit = subprocess.run(head, capture_output=True, text=True, check=False).stdout.strip()
    changed = subprocess.run([*git, "diff", "--quiet", "HEAD", "--", "extract", "kg", "cypher"], check=False)
    return commit + ("+" if changed.returncode else "")


def _yes(held: bool) -> str:
    return "yes" if held else "NO"


if __name__ == "__main__":
    raise SystemExit(main())
