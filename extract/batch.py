"""Many texts at once 批量抽取: plain rows in, plain records out, a failure a record like any other.

`extract_batch` is what every way of reading many documents wraps: a loop, processes, Ray, Spark. It depends
on its rows alone, so that a batch may be cut anywhere, done anywhere, and done again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import partial

from .attempt import attempt
from .model import Extraction, Skipped, SourceText, plain

Row = Mapping[str, object]
"""A text to read: `id` and `text`; `path` says where it was, its id if not given; more is not looked at."""
Record = dict[str, object]
"""`record` (a `RecordKind`), `input` (the row's id), then the fields of that kind as in JSON lines."""
Also = Callable[[Extraction], Iterable[object]]
"""What else to say of a text: frozen dataclasses, each a record of kind `name`."""


class RecordKind(StrEnum):
    """What a record tells of: a document, a norm, a written name and its actor, or why a row says nothing."""

    DOCUMENT = "document"
    NORM = "norm"
    NAME = "name"
    ERROR = "error"


def extract_batch(rows: Sequence[Row], *, model: str | None = None, also: Also | None = None) -> list[Record]:
    """Return the records of all rows, in their order: of each its documents, norms, names, or one error.

    Args:
        rows: ids must differ over all batches; a row without a usable id or text gives an error.
        model: name of a spaCy pipeline to consult, or None.
        also: further records of a text, such as `kg.engines.names_of`.

    Raises RuleError: wrong rules or a missing model are no fault of a row.

    >>> [r["record"] for r in extract_batch([{"id": "a", "text": "各级党组织要加强领导。"}, {"id": "b"}])]
    ['document', 'norm', 'error']
    """
    return [record for at, row in enumerate(rows) for record in _records(at, row, model, also)]


def failed(row: Row, reason: str) -> Record:
    """Return the error record of a row."""
    name = row.get("id")
    shown = name if isinstance(name, str) else ""
    path = row.get("path")
    return _record(RecordKind.ERROR, shown, Skipped(path if isinstance(path, str) else shown, reason))


def _records(at: int, row: Row, model: str | None, also: Also | None) -> Iterator[Record]:
    name, text, path = row.get("id"), row.get("text"), row.get("path")
    if not isinstance(name, str) or not name:
        yield failed(row, f"row {at} of its batch has no id that is a string")
        return
    if not isinstance(text, str) or not text.strip():
        yield failed(row, "there is no text in it")
        return
    source = SourceText(name, path if isinstance(path, str) else name, text)
    found = attempt(partial(_extract, model=model), source)
    if isinstance(found, Skipped):
        yield _record(RecordKind.ERROR, name, found)
        return
    yield from (_record(RecordKind.DOCUMENT, name, document) for document in found.documents)
    yield from (_record(RecordKind.NORM, name, norm) for norm in found.norms)
    yield from (_record(RecordKind.NAME, name, one) for one in (also(found) if also else ()))


def _record(kind: RecordKind, name: str, value: object) -> Record:
    return {"record": str(kind), "input": name, **plain(value)}


def _extract(source: SourceText, *, model: str | None) -> Extraction:
    from .stages import extract

    return extract(source, model=model)
