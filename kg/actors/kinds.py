"""Which actor is a kind of which 种属: a duty of the wider one holds for the narrower.

Told by names alone: a modifier before a known head noun (参保企业 → 企业), what a head noun is besides
(党支部 → 党组织), the alternatives of a bracket (村党组织 → 村（社区）党组织), an organ's field (公安局 →
公安部门). The relation has no cycles and no shortcuts: an edge that others imply is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from .forms import alternatives, is_coordinated, key
from .lexicon import ends_in, head_words

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Kind:
    """`narrow` is a kind of `wide`, both actor ids; `rule` is what in the names says so."""

    narrow: str
    wide: str
    rule: str


@dataclass(frozen=True, slots=True)
class Named:
    """An actor as this module looks at it: its id, its name, and whether others can be kinds of it."""

    id: str
    name: str
    general: bool


def kinds_of(
    actors: Iterable[Named], general_id: Callable[[str], str]
) -> tuple[tuple[Kind, ...], frozenset[str]]:
    """Return the edges between the actors, sorted, and the head nouns that had to be added as actors.

    A head noun that no document names is added where at least two actors are directly kinds of it;
    `general_id` gives the id of such an actor by its name.
    """
    actors = tuple(actors)
    named = {key(actor.name): actor.id for actor in actors if actor.general}
    added = {
        head: general_id(head)
        for head, count in Counter(head for actor in actors for head in _heads_above(actor.name)).items()
        if count > 1 and key(head) not in named
    }
    general = {**named, **{key(head): node for head, node in added.items()}}
    heads = (Named(node, head, general=True) for head, node in sorted(added.items()))
    edges = _edges((*actors, *heads), general)
    while True:
        graph = _reduced(edges)
        idle = {node for node in added.values() if node not in graph or graph.in_degree(node) < 2}
        if not idle:
            break
        added = {head: node for head, node in added.items() if node not in idle}
        edges = {(narrow, wide): rule for (narrow, wide), rule in edges.items() if not {narrow, wide} & idle}
    kinds = sorted((narrow, wide, str(said["rule"])) for narrow, wide, said in graph.edges(data=True))
    return tuple(Kind(*one) for one in kinds), frozenset(added)


def modifier(name: str, wide: str) -> str | None:
    """Return what stands before `wide` at the end of `name`, or None if it does not end so.

    `接到报告的人员`, `人员` → `接到报告的`. Characters that do not count (的, quotes) may differ.
    """
    end = key(wide)
    if not key(name).endswith(end):
        return None
    sizes = range(len(name) - len(end), 0, -1)
    return next((name[:size] for size in sizes if key(name[size:]) == end), None)


def narrows(name: str, wide: str) -> bool:
    """Whether `name` is `wide` with a modifier that makes it a kind of it.

    `参保企业`, `企业` → True; `非党员`, `党员` and `社区和企业`, `企业` → False.
    """
    words = head_words()
    before = modifier(name, wide)
    if before is None or key(before).endswith(words.not_modifiers):
        return False
    if any(key(name).endswith(end) and other.endswith(key(wide)) for end, other in words.not_kinds):
        return False
    return before.endswith("的") or not is_coordinated(before)


def _edges(actors: Iterable[Named], general: Mapping[str, str]) -> dict[tuple[str, str], str]:
    """Return every pair of an actor and one that it is a kind of, near or far, and the rule that says so."""
    brackets = _by_alternative(general)
    found: dict[tuple[str, str], str] = {}
    for actor in actors:
        for wide, rule in _wider(actor.name, general, brackets):
            if wide != actor.id:
                found.setdefault((actor.id, wide), rule)
    return found


def _reduced(edges: Mapping[tuple[str, str], str]) -> nx.DiGraph[str]:
    """Return the kinds as a graph without cycles and without edges that others imply."""
    import networkx as nx

    graph: nx.DiGraph[str] = nx.DiGraph()
    for (narrow, wide), rule in edges.items():
        graph.add_edge(narrow, wide, rule=rule)
    for knot in list(nx.strongly_connected_components(graph)):
        if len(knot) > 1:
            graph.remove_edges_from(list(graph.subgraph(knot).edges))
    kept = nx.transitive_reduction(graph).edges
    graph.remove_edges_from([edge for edge in graph.edges if edge not in kept])
    return graph


def _wider(
    name: str, general: Mapping[str, str], brackets: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, str]]:
    """Yield the id of every general actor that `name` is a kind of, with what says so; nearer ones first."""
    whole = key(name)
    for start in range(len(whole)):
        end = whole[start:]
        for bracket in brackets.get(end, ()):
            if end == whole or narrows(name, end):
                yield general[bracket], f"‘{bracket}’包括‘{end}’"
    for start in range(1, len(whole)):
        wide = whole[start:]
        if wide in general and ends_in(head_words().heads, wide) and narrows(name, wide):
            yield general[wide], f"‘{name}’以‘{wide}’为中心语"
    for end, wide in _besides(whole):
        if key(wide) in general and (end == whole or narrows(name, end)):
            yield general[key(wide)], f"‘{end}’是‘{wide}’的一种"


def _by_alternative(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names with a bracket by each name that they stand for."""
    found: dict[str, list[str]] = {}
    for name in sorted(names):
        for one in alternatives(name):
            found.setdefault(key(one), []).append(name)
    return found


@lru_cache(maxsize=1 << 17)
def _besides(name: str) -> tuple[tuple[str, str], ...]:
    """Return (end of the name, what that is a kind of), by the taxonomy of heads and the organs' fields."""
    words = head_words()
    found: list[tuple[str, str]] = []
    organ = ends_in(words.field_organs, name)
    for start in range(len(name)):
        end = name[start:]
        found += ((end, wide) for wide in words.taxonomy.get(end, ()))
        if organ and len(organ) > len(end):
            organ = ends_in(words.field_organs, end)
        if organ and end.removesuffix(organ) in words.fields:
            found.append((end, f"{end.removesuffix(organ)}部门"))
    shared = [{wide for _, wide in _besides(one)} for one in alternatives(name)]
    if shared:
        found += ((name, wide) for wide in sorted(set.intersection(*shared)))
    return tuple(found)


@lru_cache(maxsize=1 << 17)
def _heads_above(name: str) -> frozenset[str]:
    """Return every head noun, the `wide` ones left out, that `name` is a kind of."""
    words = head_words()
    found: set[str] = set()
    queue = [name]
    while queue:
        here = queue.pop()
        whole = key(here)
        ends = (whole[start:] for start in range(1, len(whole)))
        above = {end for end in ends if end in words.heads and narrows(here, end)}
        above |= {wide for end, wide in _besides(whole) if end == whole or narrows(here, end)}
        queue += sorted(above - found)
        found |= above
    return frozenset(head for head in found if head in words.heads and head not in words.wide)
