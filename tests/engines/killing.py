"""Work that is killed in the middle, once or always, in whatever process it is done."""

from __future__ import annotations

import os
import signal
from collections.abc import Sequence
from pathlib import Path

from extract.batch import extract_batch
from kg.actors import names_of
from kg.engines import Record, Row

DEADLY = "deadly"
"""Id of the row at which the process is killed."""


def quiet_work(rows: Sequence[Row]) -> list[Record]:
    """Return the records of the rows, names included."""
    return extract_batch(rows, also=names_of)


def killed_once(rows: Sequence[Row], *, marker: str) -> list[Record]:
    """Do the same; the first process that meets the deadly row is killed, half of its batch done."""
    done: list[Record] = []
    for row in rows:
        if row["id"] == DEADLY and not Path(marker).exists():
            Path(marker).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        done += quiet_work([row])
    return done


def killed_always(rows: Sequence[Row]) -> list[Record]:
    """Do the same; every process that meets the deadly row is killed."""
    if any(row["id"] == DEADLY for row in rows):
        os.kill(os.getpid(), signal.SIGKILL)
    return quiet_work(rows)
