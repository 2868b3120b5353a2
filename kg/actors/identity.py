"""All actors that a set of records names: one per real actor, with every name it goes by and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from extract.model import Document, Norm

from .context import Context
from .forms import key
from .keyed import Actor, KeyedName, best_of, keyed_names, shown
from .kinds import Kind, Named, kinds_of
from .parts import whole_of
from .resolve import Resolved, resolve


@dataclass(frozen=True, slots=True)
class Naming:
    """A written name in one document, the actor it names, the rule that says so and the reason in words."""

    doc: str
    text: str
    actor: str
    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Part:
    """`part` belongs to `whole`, both actor ids: 市委组织部 → 市委."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Identity:
    """Everything about the actors of a set of records; all tuples sorted."""

    actors: tuple[Actor, ...]
    namings: tuple[Naming, ...]
    parts: tuple[Part, ...]
    kinds: tuple[Kind, ...]

    def named(self) -> dict[tuple[str, str], tuple[str, ...]]:
        """Return actor ids by (document id, name as written); several for `<addressees>`, `<issuer>`."""
        found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for naming in self.namings:
            found[naming.doc, naming.text].append(naming.actor)
        return {pair: tuple(ids) for pair, ids in found.items()}


def identify(documents: Iterable[Document], norms: Iterable[Norm]) -> Identity:
    """Return the actors that the records name, and how they belong together.

    The same for every order of the records. A document's names depend on nothing outside it.
    """
    return join(keyed_names(documents, norms))


def join(names: Iterable[KeyedName], namings_of: Collection[str] | None = None) -> Identity:
    """Return the actors of the names of all documents, each once, and how they belong together.

    With `namings_of` the namings are those of these documents only; all else is of all names.
    """
    namings = {(name.doc, name.text, name.actor): name for name in names}
    by_actor: defaultdict[str, list[KeyedName]] = defaultdict(list)
    for name in namings.values():
        by_actor[name.actor].append(name)
    found = {actor: best_of(of_actor) for actor, of_actor in by_actor.items()}
    parts = _parts(found)
    kinds, added = kinds_of(
        [_looked_at(node, one) for node, one in sorted(found.items()) if not one.form.has("unknown")],
        lambda head: resolve(head, Context("")).id,
    )
    for actor in (resolve(head, Context("")) for head in added):
        found.setdefault(actor.id, actor)
    actors = tuple(shown(node, found[node], (one.text for one in by_actor[node])) for node in sorted(found))
    wanted = namings if namings_of is None else [place for place in namings if place[0] in namings_of]
    return Identity(actors, tuple(_naming(namings[place]) for place in sorted(wanted)), parts, kinds)


def _naming(name: KeyedName) -> Naming:
    return Naming(name.doc, name.text, name.actor, name.rule, name.reason)


def _looked_at(node: str, actor: Resolved) -> Named:
    return Named(node, actor.name, general=not actor.named and actor.scope is None)


def _parts(found: dict[str, Resolved]) -> tuple[Part, ...]:
    """Return what belongs to what; an organ that only its office's name tells of is added to `found`."""
    by_key = {(key(actor.name), actor.scope): actor for actor in found.values()}
    parts: set[Part] = set()
    queue = [found[node] for node in sorted(found)]
    while queue:
        actor = queue.pop()
        whole = whole_of(actor, by_key)
        if whole is None or whole.id == actor.id:
            continue
        parts.add(Part(actor.id, whole.id))
        if whole.id not in found:
            found[whole.id] = by_key[key(whole.name), whole.scope] = whole
            queue.append(whole)
    return tuple(sorted(parts, key=lambda part: (part.part, part.whole)))
