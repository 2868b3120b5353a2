"""`python -m bench [extraction|loading|page|ratio|adding|bulk|corpus]… [--norms N]`: without a name three."""

from __future__ import annotations

import argparse
import os
import platform

from bench.adding import measure_adding
from bench.bulk import measure_bulk
from bench.corpus import measure_corpus
from bench.extraction import measure_extraction
from bench.loading import measure_loading
from bench.page import measure_page
from bench.ratio import measure_ratio

PARTS = {"extraction": measure_extraction, "loading": measure_loading, "page": measure_page}
SIZED = {"ratio": measure_ratio, "adding": measure_adding}
LONG = {"bulk": measure_bulk, "corpus": measure_corpus}
"""Measured only where they are named: they take much memory or many minutes."""


def main() -> None:
    """Print the machine and the parts named."""
    parser = argparse.ArgumentParser(prog="python -m bench")
    parser.add_argument("parts", nargs="*", choices=(*PARTS, *SIZED, *LONG))
    parser.add_argument("--norms", type=int, help="for ratio (default: 200,000) and adding (100,000)")
    asked = parser.parse_args()
    print(f"Python {platform.python_version()}, {platform.machine()}, {os.cpu_count()} cores\n")
    for name in asked.parts or PARTS:
        if name in SIZED:
            SIZED[name](*([asked.norms] if asked.norms else []))
        else:
            (PARTS | LONG)[name]()
        print()


if __name__ == "__main__":
    main()
