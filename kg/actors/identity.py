"""All actors that a set of records names: one per real actor, with every name it goes by and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.model import ADDRESSEES, ISSUER, Document, Norm

from .classify import kind_of, level_of
from .context import Context, context_of
from .forms import Form, Step, key
from .kinds import Kind, Named, kinds_of
from .parts import whole_of
from .resolve import Resolved, resolve

_SELVES = {ADDRESSEES: "主送机关", ISSUER: "发文机关"}


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
    by_id = {document.id: document for document in documents}
    contexts = {doc: context_of(document) for doc, document in by_id.items()}
    found: dict[str, Resolved] = {}
    namings: dict[tuple[str, str, str], Naming] = {}
    for doc, text in sorted(_mentions(by_id.values(), norms)):
        for actor in _meant(by_id[doc], contexts[doc], text):
            found[actor.id] = _fuller(actor, found.get(actor.id, actor))
            naming = Naming(doc, text, actor.id, actor.rule, actor.reason)
            namings.setdefault((doc, text, actor.id), naming)
    parts = _parts(found)
    kinds, added = kinds_of(
        [_looked_at(node, one) for node, one in sorted(found.items()) if not one.form.has("unknown")],
        lambda head: resolve(head, Context("")).id,
    )
    for actor in (resolve(head, Context("")) for head in added):
        found.setdefault(actor.id, actor)
    aliases: defaultdict[str, set[str]] = defaultdict(set)
    for naming in namings.values():
        aliases[naming.actor].add(naming.text)
    actors = tuple(_actor(node, one, aliases[node] - _SELVES.keys()) for node, one in sorted(found.items()))
    return Identity(actors, tuple(namings[pair] for pair in sorted(namings)), parts, kinds)


def _looked_at(node: str, actor: Resolved) -> Named:
    return Named(node, actor.name, general=not actor.named and actor.scope is None)


def _mentions(documents: Iterable[Document], norms: Iterable[Norm]) -> set[tuple[str, str]]:
    found = {(norm.doc, name) for norm in norms for name in _names(norm)}
    for document in documents:
        found.update((document.id, name) for name in (*document.issuers, *document.addressees))
    return found


def _names(norm: Norm) -> Iterator[str]:
    yield from norm.bearers
    yield from (counterparty.name for counterparty in norm.counterparties)
    if norm.assigner:
        yield norm.assigner


def _meant(document: Document, context: Context, text: str) -> Iterator[Resolved]:
    """Yield the actors that a name stands for; a marker stands for every organ it points at."""
    if text not in _SELVES:
        yield resolve(text, context)
        return
    role = _SELVES[text]
    organs = document.addressees if text == ADDRESSEES else document.issuers
    for organ in organs:
        actor = resolve(organ, context)
        step = Step(text.strip("<>"), f"这里没有写主体，由本文件的{role}‘{organ}’承担")
        yield Resolved(
            actor.name, actor.scope, actor.named, Form(actor.name, (step, *actor.form.steps)), actor.level
        )
    if not organs:
        step = Step("unknown", f"文件没有写明{role}")
        yield Resolved(role, document.id, False, Form(role, (step,)))


def _fuller(one: Resolved, other: Resolved) -> Resolved:
    """Of two writings of one actor's name, the one that reads better: with its 的, in normal quotes."""
    return max(one, other, key=lambda actor: (len(actor.name), actor.name, actor.named, actor.level or ""))


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


def _actor(node: str, actor: Resolved, aliases: set[str]) -> Actor:
    name = actor.name if actor.scope is None else f"{actor.name}〔{actor.scope}〕"
    return Actor(node, name, kind_of(actor), level_of(actor), actor.scope, tuple(sorted(aliases)))
