"""The prepared queries of cypher/queries/: what each answers, its parameters, and the text for each store."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from extract.errors import QueryError

from .stores.cypher_files import DIALECTS, Entry, Statement, names, statement

if TYPE_CHECKING:
    from .stores import Store, Table

FOLDER = "queries"


@dataclass(frozen=True, slots=True)
class Param:
    """A parameter: `type` is string, integer, float or boolean; if not `required` it has its `default`."""

    name: str
    type: str
    required: bool
    default: object
    meaning: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the answer."""

    name: str
    meaning: str


@dataclass(frozen=True, slots=True)
class PreparedQuery:
    """A question somebody thought of before; `texts` is by dialect, the same text where one serves both."""

    name: str
    purpose: str
    params: tuple[Param, ...]
    columns: tuple[Column, ...]
    texts: Mapping[str, str]

    def bind(self, given: Mapping[str, str]) -> dict[str, object]:
        """Return a value for every parameter: the one given, as its type, else its default.

        Raises QueryError naming a parameter that is unknown, lacking, or not of its type.
        """
        known = [param.name for param in self.params]
        for name in given:
            if name not in known:
                raise QueryError(f"no parameter {name!r}", where=self.name, hint=_nearest(name, known))
        missing = [param for param in self.params if param.required and param.name not in given]
        if missing:
            first = missing[0]
            lacking = ", ".join(param.name for param in missing)
            hint = f"-p {first.name}=…: {first.meaning}"
            raise QueryError(f"needs a value for {lacking}", where=self.name, hint=hint)
        return {
            param.name: _value(param, given[param.name], self.name) if param.name in given else param.default
            for param in self.params
        }

    def run(self, store: Store, given: Mapping[str, str], *, timeout: float | None = None) -> Table:
        """Return what `store` answers; errors as of `bind` and of the store's `query`."""
        return store.query(self.texts[store.dialect], self.bind(given), timeout=timeout)


@cache
def list_queries() -> tuple[PreparedQuery, ...]:
    """Return every prepared query, by name."""
    return tuple(_prepared(name) for name in names(FOLDER))


def get_query(name: str) -> PreparedQuery:
    """Return the prepared query of that name; QueryError with the nearest names where there is none."""
    known = {query.name: query for query in list_queries()}
    if name not in known:
        raise QueryError(f"no query is called {name!r}", hint=_nearest(name, known))
    return known[name]


def _prepared(name: str) -> PreparedQuery:
    by_dialect: dict[str, Statement] = {dialect: statement(FOLDER, name, dialect) for dialect in DIALECTS}
    said = by_dialect[DIALECTS[0]]
    return PreparedQuery(
        said.name,
        said.purpose,
        tuple(_param(entry, name) for entry in said.params),
        tuple(Column(entry.name, entry.meaning) for entry in said.returns),
        {dialect: each.text for dialect, each in by_dialect.items()},
    )


def _param(entry: Entry, where: str) -> Param:
    """Return the parameter of a header entry: "limit: integer = 20 — …" → 20, an integer."""
    param = Param(entry.name, entry.type, entry.default is None, None, entry.meaning)
    if entry.default is None:
        return param
    default = _value(param, entry.default.strip("'"), where)
    return Param(entry.name, entry.type, False, default, entry.meaning)


def _value(param: Param, text: str, where: str) -> object:
    try:
        if param.type == "string":
            return text
        if param.type == "integer":
            return int(text)
        if param.type == "float":
            return float(text)
        if param.type == "boolean":
            return {"true": True, "false": False}[text.lower()]
    except (ValueError, KeyError):
        raise QueryError(
            f"{param.name} should be {_article(param.type)}, it is {text!r}", where=where
        ) from None
    raise QueryError(f"the type {param.type!r} of {param.name} is not known", where=where)


def _article(kind: str) -> str:
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def _nearest(name: str, known: Iterable[str]) -> str:
    """Return a hint that names what `name` may have been meant for."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.4)
    listed = near or [each for each in known if set(name.split("-")) & set(each.split("-"))]
    return f"did you mean {', '.join(listed)}?" if listed else f"there are {', '.join(known) or 'none'}"
