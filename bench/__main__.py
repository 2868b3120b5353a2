"""`python -m bench [extraction|loading|page|bulk|corpus]…`: all but the last two without a name."""

from __future__ import annotations

import os
import platform
import sys

from bench.bulk import measure_bulk
from bench.corpus import measure_corpus
from bench.extraction import measure_extraction
from bench.loading import measure_loading
from bench.page import measure_page

PARTS = {"extraction": measure_extraction, "loading": measure_loading, "page": measure_page}
LONG = {"bulk": measure_bulk, "corpus": measure_corpus}
"""Measured only where they are named: they take much memory and many minutes."""


def main() -> None:
    """Print the machine and the parts named."""
    asked = sys.argv[1:] or list(PARTS)
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for name in asked:
        (PARTS | LONG)[name]()
        print()


if __name__ == "__main__":
    main()
