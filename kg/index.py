"""What a build leaves for the next one 索引: where each document's records stand, and whom its names name.

The first line of `.graph.index` says which records, store and version of Zeren it is of; where one of them is
another now, nothing of it is used. Then one line a document: its id, the bytes that it takes in each record
file, and its names as it gives them itself, before any merger of actors. It says nothing that the records do
not say; without it all of them are read.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from .actors import KeyedName
from .folder import DISPLACED, DOCUMENTS, NORMS
from .lines import Lines
from .version import graph_version

INDEX = ".graph.index"
_ERRORS = "surrogatepass"


class Told(NamedTuple):
    """One document in the index: its names as it gives them, without their reasons."""

    line: bytes
    names: tuple[KeyedName, ...]


class Index(NamedTuple):
    """What the index says of records that are those it was made of.

    Attributes:
        records: their digest.
        store, size: digest of the store made of them, and its size when it was made anew.
        lines, told: of each document.
    """

    records: str
    store: str
    size: int
    lines: Mapping[str, Lines]
    told: Mapping[str, Told]


def read_index(out: Path) -> Index | None:
    """Return the index of the records in `out`; None where there is none of these very records."""
    try:
        first, *rest = (out / INDEX).read_bytes().splitlines()
        head = json.loads(first)
        if head["version"] != graph_version():
            return None
        data = [_bytes(out / name) for name in (DOCUMENTS, NORMS, DISPLACED)]
        if head["records"] != _digest(data):
            return None
        lines, told = _parsed(rest, [one or b"" for one in data])
        return Index(str(head["records"]), str(head["store"]), int(head["size"]), lines, told)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def write_index(path: Path, records: str, store: tuple[str, int], told: Mapping[str, Told]) -> None:
    """Write the index of the records and the store with these digests; `store` with its size made anew."""
    head = {"version": graph_version(), "records": records, "store": store[0], "size": store[1]}
    with path.open("wb") as file:
        file.write(json.dumps(head).encode() + b"\n")
        file.writelines(told[name].line for name in sorted(told))


def told_of(name: str, lines: Lines, names: tuple[KeyedName, ...]) -> Told:
    """Return the entry of one document."""
    said = [[n.text, n.actor, n.name, n.scope, n.level, n.certain, n.rule] for n in names]
    text = json.dumps([name, [*map(len, lines)], said], ensure_ascii=False, separators=(",", ":"))
    return Told(text.encode("utf-8", _ERRORS) + b"\n", names)


def file_digest(path: Path) -> str:
    """Return the digest of a file's bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _parsed(rest: list[bytes], data: list[bytes]) -> tuple[dict[str, Lines], dict[str, Told]]:
    lines: dict[str, Lines] = {}
    told: dict[str, Told] = {}
    at = [0, 0, 0]
    for line in rest:
        name, sizes, said = json.loads(line.decode("utf-8", _ERRORS))
        lines[name] = Lines(*(data[n][at[n] : at[n] + sizes[n]] for n in range(3)))
        at = [at[n] + sizes[n] for n in range(3)]
        told[name] = Told(line + b"\n", tuple(_named(name, one) for one in said))
    if at != [*map(len, data)]:
        raise ValueError("the index does not cover the records")
    return lines, told


def _named(doc: str, said: list[Any]) -> KeyedName:
    text, actor, name, scope, level, certain, rule = said
    return KeyedName(doc, text, actor, name, scope, level, certain, rule, "")


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def _digest(data: list[bytes | None]) -> str:
    """Return what `records_digest` says of files with these bytes."""
    said = hashlib.sha256()
    for one in data:
        if one is not None:
            said.update(hashlib.sha256(one).digest())
    return said.hexdigest()
