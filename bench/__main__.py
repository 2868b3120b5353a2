"""`python -m bench [extraction|loading|page|ratio|bulk|corpus]… [--norms N]`: without a name three."""

from __future__ import annotations

import argparse
import os
import platform

from bench.bulk import measure_bulk
from bench.corpus import measure_corpus
from bench.extraction import measure_extraction
from bench.loading import measure_loading
from bench.page import measure_page
from bench.ratio import NORMS, measure_ratio

PARTS = {"extraction": measure_extraction, "loading": measure_loading, "page": measure_page}
LONG = {"ratio": measure_ratio, "bulk": measure_bulk, "corpus": measure_corpus}
"""Measured only where they are named: they take much memory or many minutes."""


def main() -> None:
    """Print the machine and the parts named."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, *LONG))
    parser.add_argument("--norms", type=int, default=NORMS, help="for ratio (default: %(default)s)")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for name in asked.parts or PARTS:
        if name == "ratio":
            measure_ratio(asked.norms)
        else:
            (PARTS | LONG)[name]()
        print()


if __name__ == "__main__":
    main()
