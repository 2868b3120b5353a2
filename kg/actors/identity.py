"""All actors that a set of records names: one per real actor, with every name it goes by and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.model import ADDRESSEES, ISSUER, Document, Norm, content_id

_QUANTIFIER = re.compile("^(?:全[市县区省国]|全体|广大|各级|各类|各|所有|一切|任何)")


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor 主体 (see `kg.schema`); `scope` is the document or place its name is relative to, or None."""

    id: str
    name: str
    kind: str
    level: str | None
    scope: str | None
    aliases: tuple[str, ...]


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
    """`part` belongs to `whole` (actor ids): 市委组织部 → 市委."""

    part: str
    whole: str


@dataclass(frozen=True, slots=True)
class Kind:
    """`narrow` is a kind of `wide` (actor ids): 公安部门 → 部门; `rule` is what in the names says so."""

    narrow: str
    wide: str
    rule: str


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
    """Return the actors that the records name, and how they belong together."""
    by_id = {document.id: document for document in documents}
    namings: set[Naming] = set()
    names: dict[str, str] = {}
    for doc, text in sorted(_mentions(by_id.values(), norms)):
        for written in _written(by_id[doc], text):
            bare = re.sub(r"\s", "", written)
            while (match := _QUANTIFIER.match(bare)) and len(bare) - match.end() >= 2:
                bare = bare[match.end() :]
            key = content_id("actor", bare)
            names[key] = bare
            namings.add(Naming(doc, text, key, "quantifier", f"‘{text}’即‘{bare}’"))
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings:
        aliases[naming.actor].add(naming.text)
    actors = tuple(
        Actor(key, names[key], "unknown", None, None, tuple(sorted(aliases[key]))) for key in sorted(names)
    )
    return Identity(actors, tuple(sorted(namings, key=lambda n: (n.doc, n.text, n.actor))), (), ())


def _mentions(documents: Iterable[Document], norms: Iterable[Norm]) -> set[tuple[str, str]]:
    found = {(norm.doc, name) for norm in norms for name in _names(norm)}
    for document in documents:
        found.update((document.id, name) for name in (*document.issuers, *document.addressees))
    return found


def _names(norm: Norm) -> tuple[str, ...]:
    others = tuple(counterparty.name for counterparty in norm.counterparties)
    return (*norm.bearers, *others, *((norm.assigner,) if norm.assigner else ()))


def _written(document: Document, text: str) -> tuple[str, ...]:
    if text == ADDRESSEES:
        return document.addressees or (f"主送机关〔{document.id}〕",)
    if text == ISSUER:
        return document.issuers or (f"发文机关〔{document.id}〕",)
    return (text,)
