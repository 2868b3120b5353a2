"""`corrections.jsonl` 核改记录: one correction a line, only ever added to; a person may edit or share it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from extract.errors import RecordError
from kg.records import norm_from_json, to_line

from .model import FIELDS, Change, Correction, Kind

if TYPE_CHECKING:
    from pydantic import TypeAdapter

CORRECTIONS = "corrections.jsonl"

_NEEDED: Mapping[Kind, tuple[str, ...]] = {
    Kind.CHANGE: ("place", "changes"),
    Kind.DELETE: ("place",),
    Kind.RESTORE: ("place",),
    Kind.ADD: ("place", "norm"),
    Kind.MERGE: ("actor", "into"),
    Kind.SPLIT: ("place", "name", "into"),
}


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """Return the corrections of a file in its order, none where there is no file.

    Raises RecordError, naming file and line, if a line is no correction.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise RecordError(error.strerror or "cannot be read", where=str(path)) from error
    lines = data.split(b"\n")
    return tuple(_parsed(line, f"{path}:{at}") for at, line in enumerate(lines, 1) if line.strip())


def write_corrections(path: Path, corrections: Iterable[Correction]) -> None:
    """Write one correction a line in the order given; empty fields are left out."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(to_line(_plain(one)) + "\n" for one in corrections)


def _plain(correction: Correction) -> dict[str, object]:
    values = asdict(correction)
    if correction.norm is not None:
        values["norm"].pop("evidence")
    return {name: value for name, value in values.items() if value not in (None, (), "")}


def _parsed(line: bytes, where: str) -> Correction:
    from pydantic import ValidationError

    try:
        value = json.loads(line.decode("utf-8-sig"))
    except ValueError as error:
        hint = "mend or remove the line"
        raise RecordError("not a line of JSON in UTF-8", where=where, hint=hint) from error
    try:
        correction = _type().validate_python(value)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        raise RecordError(f"{place or 'correction'}: {first['msg']}", where=where) from error
    _check(correction, value, where)
    return correction


def _check(correction: Correction, value: dict[str, object], where: str) -> None:
    for name in _NEEDED[correction.kind]:
        if not getattr(correction, name):
            raise RecordError(f"a correction of kind {correction.kind} needs `{name}`", where=where)
    for change in correction.changes:
        if change.field not in FIELDS:
            hint = "one of " + ", ".join(FIELDS)
            raise RecordError(f"no field of a norm is called {change.field}", where=where, hint=hint)
        _check_change(change, where)
    if correction.norm is not None:
        norm_from_json(value["norm"], where=where)


def _check_change(change: Change, where: str) -> None:
    from extract.model import Counterparty, Modality

    many = change.field in ("bearers", "counterparties")
    for value in (change.before, change.after):
        fits = isinstance(value, tuple) if many else value is None or isinstance(value, str)
        if many and isinstance(value, tuple):
            wanted = Counterparty if change.field == "counterparties" else str
            fits = all(isinstance(one, wanted) for one in value)
        if change.field == "modality":
            fits = value in tuple(Modality)
        if change.field == "predicate":
            fits = isinstance(value, str)
        if not fits:
            raise RecordError(f"{change.field} cannot be {value!r}", where=where)


@cache
def _type() -> TypeAdapter[Correction]:
    from pydantic import TypeAdapter

    return TypeAdapter(Correction)
