"""`python -m kg.cli` is `zeren`."""

from . import run

if __name__ == "__main__":
    run()
