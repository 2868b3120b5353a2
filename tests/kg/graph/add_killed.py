"""Adds a document to a folder and is killed before a change of a file: `add_killed.py FOLDER NUMBER`."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tests.kg.graph.build_forever import die_at
from tests.kg.graph.test_adding import Office, text

NEW = 9


def office(home: Path) -> Office:
    """Return the folder below `home` with the eight documents that it holds, and one more to come."""
    made, chance = Office(home), random.Random(1)
    made.texts = {number: text(chance, number) for number in range(8)}
    return made


if __name__ == "__main__":
    made = office(Path(sys.argv[1]))
    made.texts[NEW] = text(random.Random(NEW), NEW)
    die_at(int(sys.argv[2]))
    made.build()
    assert made.changes, "the store was changed, not made anew"
