"""Where the .cypher files are, and what their header comments say."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from extract.errors import QueryError

DIALECTS = ("ladybug", "neo4j")
FIELD = re.compile(r"// (name|purpose|params|returns):\s*(.*)")
LINE = re.compile(r"//\s+(\w+)(?::\s*(\w+))?(?:\s*=\s*(.+?))?\s+—\s+(.+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A parameter or a column as a header line says it: `name: type = default — meaning`.

    `type` is empty for a column; `default` is the text after `=`, None where there is none.
    """

    name: str
    type: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class Statement:
    """One .cypher file: what its header says, and its whole text, header included."""

    name: str
    purpose: str
    params: tuple[Entry, ...]
    returns: tuple[Entry, ...]
    text: str


def cypher_folder() -> Traversable:
    """Return the folder of schema/, load/ and queries/: inside `kg` in a wheel, beside it in a checkout."""
    shipped = resources.files("kg") / "cypher"
    if shipped.is_dir():
        return shipped
    beside = Path(__file__).resolve().parents[2] / "cypher"
    if beside.is_dir():
        return beside
    raise QueryError(
        "the Cypher files are missing from this installation", where=str(shipped), hint="install zeren again"
    )


@cache
def statement(folder: str, name: str, dialect: str) -> Statement:
    """Return the statement `name` of one folder: the dialect's own file, else the one for all."""
    place = cypher_folder() / folder
    for file in (place / f"{name}.{dialect}.cypher", place / f"{name}.cypher"):
        if file.is_file():
            return parse(file.read_text("utf-8"), file.name)
    raise QueryError(f"no Cypher file for {name!r} in {folder}/", where=str(place))


def names(folder: str) -> Iterator[str]:
    """Yield the name of every statement of a folder, sorted, once each whatever dialects it is written in."""
    found = {
        file.name.split(".")[0]
        for file in (cypher_folder() / folder).iterdir()
        if file.name.endswith(".cypher")
    }
    yield from sorted(found)


def parse(text: str, where: str) -> Statement:
    """Read the header comment of a statement.

    Raises QueryError naming the line that is not of a header's form.
    """
    fields = {"name": "", "purpose": ""}
    entries: dict[str, list[Entry]] = {"params": [], "returns": []}
    current = ""
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        if found := FIELD.fullmatch(line):
            current = found[1]
            if current in fields:
                fields[current] = found[2].strip()
        elif current == "purpose":
            fields["purpose"] += " " + line.removeprefix("//").strip()
        elif current in entries and (found := LINE.fullmatch(line)):
            entries[current].append(Entry(found[1], found[2] or "", found[3], found[4]))
        else:
            raise QueryError(f"this header line is not understood: {line}", where=where)
    if not fields["name"] or not fields["purpose"]:
        raise QueryError("the header lacks name or purpose", where=where)
    return Statement(
        fields["name"], fields["purpose"], tuple(entries["params"]), tuple(entries["returns"]), text
    )
