"""What the files of a folder are made of 成果: all records and their graph, or what has changed of them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.model import Document, Norm

from .actors import KeyedName
from .folder import NORMS
from .graph import build_graph, changed_graph
from .lines import Count, count, norms_in
from .saying import Said, decided

if TYPE_CHECKING:
    import networkx as nx


class Change(NamedTuple):
    """What is to be done to a store of the former records so that it is one of the records now.

    Attributes:
        documents: ids of the documents that say something else now, or are new or gone.
        graph: all actors and documents and how they belong together, and what those documents say now.
    """

    documents: frozenset[str]
    graph: nx.MultiDiGraph[str]


class Made:
    """Records and graph of a folder; each is made when it is first asked for."""

    def __init__(self, said: Said, out: Path, *, whole: bool) -> None:
        """Take what is said; `whole` if all norms are among those that were parsed."""
        self._said, self._out, self._whole = said, out, whole
        self.documents: tuple[Document, ...] = said.documents

    @cached_property
    def count(self) -> Count:
        """How much there is."""
        return count(self._said.lines.values())

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """All norms by document and place."""
        return self._said.norms if self._whole else self._norms_of(self._said.lines.keys())

    @cached_property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph of all records."""
        return build_graph(self.documents, self.norms, self._names if self._whole else None)

    def change(self) -> Change:
        """Return what makes a store of the former records one of these."""
        changed = self._said.changed
        everything = (*self.documents, *self._unread())
        graph = changed_graph(everything, changed, self._norms_of(changed), self._names)
        return Change(changed, graph)

    @cached_property
    def _names(self) -> list[KeyedName]:
        return [name for of in decided(self.documents, self._said.told).values() for name in of]

    def _unread(self) -> list[Document]:
        """Return a document for each that norms tell of and that is none of the records."""
        return [Document(name, "", 0, 0, "") for name, one in self._said.lines.items() if not one.document]

    def _norms_of(self, documents: Collection[str]) -> tuple[Norm, ...]:
        here: Mapping[str, bytes] = {
            name: self._said.lines[name].norms for name in sorted(documents) if name in self._said.lines
        }
        return tuple(
            norm for name, lines in here.items() for norm in norms_in(lines, f"{self._out / NORMS}: {name}")
        )
