"""How much the tests try: little in `make test`, more where ZEREN_EXAMPLES says so, as `make soak` does."""

from __future__ import annotations

import os

EXAMPLES = os.environ.get("ZEREN_EXAMPLES", "")


def examples(short: int) -> int:
    """Return how many examples Hypothesis is to try where `short` are enough for `make test`."""
    return int(EXAMPLES) if EXAMPLES else short
