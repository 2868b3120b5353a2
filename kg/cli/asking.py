"""One question to one store: a prepared query by name, or Cypher as given."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .server import neo4j_store

if TYPE_CHECKING:
    from ..queries import PreparedQuery
    from ..stores import Store, Table


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked: the prepared query `name`, or `cypher`; `params` as typed; `timeout` in seconds."""

    name: str | None
    cypher: str | None
    params: Mapping[str, str]
    timeout: float | None = None
    write: bool = False


def ask(question: Question, *, directory: Path, uri: str | None) -> Table:
    """Return the rows that the server at `uri`, else the embedded store of `directory`, answers with.

    Raises QueryError and StoreError as the stores do.
    """
    with _store(directory, uri, write=question.write) as store:
        if question.cypher is None:
            return _prepared(question).run(store, question.params, timeout=question.timeout)
        params = {name: parameter_value(text) for name, text in question.params.items()}
        return store.query(question.cypher, params, timeout=question.timeout, write=question.write)


def query_list() -> tuple[Sequence[str], list[Sequence[object]]]:
    """Return columns and rows that describe the prepared queries."""
    from ..queries import list_queries

    rows: list[Sequence[object]] = [(q.name, _signature(q), q.purpose) for q in list_queries()]
    return ("query", "parameters", "purpose"), rows


def parameter_value(text: str) -> object:
    """Return the value of a parameter of free Cypher: JSON where it is, else the text itself.

    `5` → 5, `["a"]` → a list, `党员` → the string; `"5"` in quotes is the string 5.
    """
    try:
        return json.loads(text)
    except ValueError:
        return text


def split_params(_ctx: click.Context, _param: click.Parameter, given: Sequence[str]) -> dict[str, str]:
    """Return `key=value` words as a mapping, split at the first `=`; a usage error where there is none."""
    found = {}
    for word in given:
        key, separator, text = word.partition("=")
        if not separator or not key:
            raise click.BadParameter(f"{word!r} is not of the form key=value")
        found[key] = text
    return found


def _prepared(question: Question) -> PreparedQuery:
    from ..queries import get_query

    if question.write:
        raise click.UsageError("prepared queries only read; --write is for -c and -f")
    return get_query(question.name or "")


def _store(directory: Path, uri: str | None, *, write: bool) -> closing[Store]:
    from ..folder import settle
    from ..stores import open_ladybug

    if uri is not None:
        return neo4j_store(uri)
    settle(directory)
    return closing(open_ladybug(directory / "graph.lbug", read_only=not write))


def _signature(query: PreparedQuery) -> str:
    shown = (p.name if p.required else f"[{p.name}={p.default}]" for p in query.params)
    return " ".join(shown)
