"""`python -m kg.cli` is `zeren`."""

import sys

from . import main

if __name__ == "__main__":
    sys.exit(main())
