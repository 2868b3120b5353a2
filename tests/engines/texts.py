"""The repository's own texts as rows, two broken ones among them, and records in an order of their own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from kg.engines import Record, Row

from .killing import DEADLY

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("dev", "blind-laws", "blind-notices")
"""Where the texts are from; they share actors, so that the join of names over documents has work."""


def rows() -> list[Row]:
    """Return the six shortest texts of the first blind sets, one of them deadly, and two unreadable rows."""
    found = [file for folder in FOLDERS for file in (ROOT / "tests/corpus" / folder).glob("*.txt")]
    files = sorted(found, key=lambda file: (file.stat().st_size, file.name))
    good: list[Row] = [
        {"id": DEADLY if at == 3 else file.stem, "text": file.read_text("utf-8"), "path": file.name}
        for at, file in enumerate(files[:6])
    ]
    return [*good[:5], {"id": "empty", "text": " ", "path": None}, *good[5:], {"id": "none", "text": None}]


def in_order(records: Iterable[Mapping[str, object]]) -> list[str]:
    """Return each record as one line, fields without a value left out, sorted."""
    said = ({name: value for name, value in record.items() if value is not None} for record in records)
    return sorted(json.dumps(record, ensure_ascii=False, sort_keys=True) for record in said)


def expected() -> list[Record]:
    """Return the records of all rows, done in one batch."""
    from .killing import quiet_work

    return quiet_work(rows())
