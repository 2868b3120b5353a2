"""What the page's server answers: parts of the graph, actors by name, ways, the rows of a reading query."""

from __future__ import annotations

import re
import threading
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from extract.errors import QueryError, StoreError

from ..stores.guard import check_reads_only
from ..view.content import Content, Tie
from .archive import Archive
from .focus import Focus, Limits
from .part import Part, PartReader, StoredTie, ask

if TYPE_CHECKING:
    from ..stores import Store
    from ..view.page import Whole

LIMITS = Limits()
AT_ONCE = 4
"""Requests that ask the store side by side; others wait for them."""
_ID = re.compile(r"[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Found:
    """An actor that a name leads to, and how much it bears and is owed."""

    id: str
    name: str
    borne: int
    owed: int


@dataclass(frozen=True, slots=True)
class Rows:
    """A query's answer, cut after so many rows; `actors` and `norms` are ids that it holds, to be drawn."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    cut: bool
    actors: tuple[str, ...]
    norms: tuple[str, ...]


class Served:
    """The answers of one store; each query in it is stopped after `timeout` seconds."""

    def __init__(
        self, store: Store, archive: Archive, *, title: str, timeout: float, limits: Limits = LIMITS
    ) -> None:
        """Count what the store holds; StoreError where it cannot be asked."""
        self._store, self._archive = store, archive
        self._title, self._timeout, self.limits = title, timeout, limits
        self._turns = threading.BoundedSemaphore(AT_ONCE)
        self._reader = PartReader(store, limits, timeout)

    def page(self) -> str:
        """Return the page as it opens: everything, or the busiest actors of a larger graph and their ties."""
        from ..view.page import page

        content, whole = self._content(Focus())
        return page(content, self._title, whole)

    def data(self, focus: Focus) -> str:
        """Return, as JSON, what the page is about when it looks at `focus`."""
        from ..view.page import page_data, script_json

        return script_json(page_data(*self._content(focus)))

    def find(self, text: str, most: int = 12) -> tuple[Found, ...]:
        """Return the actors whose name or a written form holds `text`, the best first."""
        with self._turn():
            rows = ask(self._store, "find", self._timeout, text=text.strip(), limit=most)
        return tuple(Found(*row) for row in rows)

    def way(self, source: str, target: str) -> tuple[str, ...]:
        """Return the ids of actors and norms on a shortest way between two actors; maybe none."""
        with self._turn():
            rows = ask(self._store, "way", self._timeout, source=source, target=target)
        return tuple(rows[0][0]) if rows else ()

    def query(self, cypher: str) -> Rows:
        """Return the rows of a statement that reads; QueryError where it does anything else, or is wrong."""
        check_reads_only(cypher)
        most = self.limits.rows
        with self._turn():
            table = self._store.query(cypher, {}, timeout=self._timeout, most=most + 1)
            named = sorted(set(_ids(table.rows[:most])))[: 2 * self.limits.items]
            actors = [row[0] for row in ask(self._store, "actors", self._timeout, ids=named)] if named else []
            norms = (
                [row[0]["id"] for row in ask(self._store, "norms", self._timeout, ids=named)] if named else []
            )
        most_items = self.limits.items
        return Rows(
            table.columns,
            table.rows[:most],
            len(table.rows) > most,
            tuple(actors[:most_items]),
            tuple(norms[:most_items]),
        )

    def _content(self, focus: Focus) -> tuple[Content, Whole]:
        from ..view.gather import gather
        from ..view.page import Whole

        with self._turn():
            part = self._reader.read(focus)
        sent = {str(part.graph.nodes[norm]["doc"]) for norm in part.kept} | {*focus.documents}
        wanted = [node for node, data in part.graph.nodes(data=True) if data["label"] == "Document"]
        if not self._reader.whole:
            wanted = [node for node in wanted if node in sent]
        content = gather(part.graph, self._archive.documents(wanted), self._archive.norms(part.kept))
        content = replace(content, ties=_ties(content, part.ties))
        totals = part.totals
        return content, Whole(totals.actors, totals.norms, _read(content, part), self._reader.whole)

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=self._timeout):
            raise StoreError("too many questions at once", hint="wait for the others to be answered")
        try:
            yield
        finally:
            self._turns.release()


def _ties(content: Content, stored: tuple[StoredTie, ...]) -> tuple[Tie, ...]:
    """Return one tie for each pair of actors, its modalities put together."""
    place = {actor.id: at for at, actor in enumerate(content.actors)}
    counts: defaultdict[tuple[int, int], dict[str, int]] = defaultdict(dict)
    stated: defaultdict[tuple[int, int], int] = defaultdict(int)
    for tie in stored:
        pair = place[tie.bearer], place[tie.party]
        counts[pair][tie.modality] = tie.norms
        stated[pair] += tie.stated
    return tuple(Tie(*pair, counts[pair], stated[pair]) for pair in counts)


def _read(content: Content, part: Part) -> tuple[int, ...]:
    """Return the positions of the documents that were read, not only cited."""
    nodes = part.graph.nodes
    return tuple(at for at, one in enumerate(content.documents) if nodes[one.id].get("status") == "read")


def _ids(value: object) -> Iterator[str]:
    """Yield what may be the id of an actor or norm anywhere in an answer."""
    if isinstance(value, str):
        if _ID.fullmatch(value):
            yield value
    elif isinstance(value, dict):
        if "label" in value:
            yield str(value.get("id"))
        else:
            yield from _ids(list(value.values()))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _ids(one)


__all__ = ["Found", "Limits", "QueryError", "Rows", "Served"]
