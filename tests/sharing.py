"""Which worker of pytest-xdist runs which tests: those of a file, of one Neo4j, of one Chromium together.

`make test` runs two workers. So a server or browser is started once, the fixtures of a module are made once,
and the longest parts come first, to keep both workers busy to the end.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SHARED = {
    "neo4j": re.compile(r"\bneo4j_(?:server|database|store|launcher)\b"),
    "browser": re.compile(r"def \w+\([^)]*\b(?:browser|chromium|opened)\b"),
}
"""What the files name whose tests share a server, the longest part first."""


def part_of(nodeid: str) -> str:
    """Return the part that a test belongs to: `neo4j`, `browser`, else its file."""
    return _part_of_file(nodeid.partition("::")[0])


@cache
def _part_of_file(file: str) -> str:
    text = (ROOT / file).read_text("utf-8")
    return next((part for part, named in SHARED.items() if named.search(text)), file)


def rank(nodeid: str) -> int:
    """Return the place of a test's part in the order in which parts are begun."""
    order = list(SHARED)
    part = part_of(nodeid)
    return order.index(part) if part in order else len(order)


def scheduler(config: Any, log: Any) -> Any:
    """Return what hands the parts to the workers; pytest-xdist's own `loadgroup` does not know pytest 9."""
    from xdist.scheduler import LoadScopeScheduling

    class Parts(LoadScopeScheduling):
        def _split_scope(self, nodeid: str) -> str:
            return part_of(nodeid)

    config.option.loadscopereorder = False
    return Parts(config, log)
