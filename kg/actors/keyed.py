"""Names by key 按键归一: every written name of a document with the key of the actor it names.

The key depends on the name and its document alone, so it can be told wherever the document is read; whoever
groups the names of all documents by it has each actor once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.model import ADDRESSEES, ISSUER, Document, Extraction, Identified, Norm

from .classify import kind_of, level_of
from .context import Context, context_of
from .forms import Form, Step
from .resolve import Resolved, resolve

REVIEWED = "review"
"""Rule of a naming that a person has decided."""
_SELVES = {ADDRESSEES: "主送机关", ISSUER: "发文机关"}


@dataclass(frozen=True, slots=True)
class KeyedName:
    """A written name in one document and the actor that it names, told by this document alone.

    Attributes:
        actor: content id of the actor, the key that all its names share.
        name, scope, level: of the actor, as this name says it (see `Resolved`).
        certain: whether it is one certain actor (大同市公安局), no general word (公安局).
        rule, reason: what makes the name this actor, and the same for a person.
    """

    doc: str
    text: str
    actor: str
    name: str
    scope: str | None
    level: str | None
    certain: bool
    rule: str
    reason: str

    def resolved(self) -> Resolved:
        """Return the actor as this name says it, its steps without their reasons."""
        steps = tuple(Step(rule, "") for rule in self.rule.split("+"))
        return Resolved(self.name, self.scope, self.certain, Form(self.name, steps), self.level)


@dataclass(frozen=True, slots=True)
class Actor:
    """One actor 主体 (see `kg.schema`); `scope` is the document or place its name is relative to, or None."""

    id: str
    name: str
    kind: str
    level: str | None
    scope: str | None
    aliases: tuple[str, ...]


def names_of(found: Extraction) -> tuple[KeyedName, ...]:
    """Return the names in the documents of one source, by document and text."""
    return keyed_names(found.documents, found.norms)


def keyed_names(
    documents: Iterable[Document], norms: Iterable[Norm], more: Iterable[tuple[str, str]] = ()
) -> tuple[KeyedName, ...]:
    """Return the names that the records give actors, sorted; each document's depend on nothing outside it.

    `more` are names, as (document id, text), that norms not given here write.
    """
    by_id = {document.id: document for document in documents}
    contexts = {doc: context_of(document) for doc, document in by_id.items()}
    found = {
        (doc, text, actor.id): KeyedName(
            doc, text, actor.id, actor.name, actor.scope, actor.level, actor.named, actor.rule, actor.reason
        )
        for doc, text in {*_mentions(by_id.values(), norms), *more}
        for actor in _meant(by_id[doc], contexts[doc], text)
    }
    return tuple(found[place] for place in sorted(found))


def best_of(names: Iterable[KeyedName]) -> Resolved:
    """Of the writings of one actor's name, the one that reads best: with its 的, in normal quotes."""
    names = tuple(names)
    if len(names) == 1:
        return names[0].resolved()
    in_order = sorted(names, key=lambda name: (name.doc, name.text))
    return max(
        in_order, key=lambda name: (len(name.name), name.name, name.certain, name.level or "")
    ).resolved()


def actor_of(names: Iterable[KeyedName]) -> Actor:
    """Return the actor whose names, at least one and all of one key, these are; in any order."""
    names = tuple(names)
    return shown(names[0].actor, best_of(names), (name.text for name in names))


def shown(node: str, actor: Resolved, names: Iterable[str]) -> Actor:
    """Return an actor under its id, with the names it goes by."""
    name = actor.name if actor.scope is None else f"{actor.name}〔{actor.scope}〕"
    aliases = tuple(sorted(set(names) - _SELVES.keys()))
    return Actor(node, name, kind_of(actor), level_of(actor), actor.scope, aliases)


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
        yield _one(document, context, text)
        return
    role = _SELVES[text]
    organs = document.addressees if text == ADDRESSEES else document.issuers
    for organ in organs:
        actor = _one(document, context, organ)
        step = Step(text.strip("<>"), f"这里没有写主体，由本文件的{role}‘{organ}’承担")
        yield Resolved(
            actor.name, actor.scope, actor.named, Form(actor.name, (step, *actor.form.steps)), actor.level
        )
    if not organs:
        step = Step("unknown", f"文件没有写明{role}")
        yield Resolved(role, document.id, False, Form(role, (step,)))


def _one(document: Document, context: Context, text: str) -> Resolved:
    """Return the actor of a name: who a person has said it is, else what the name tells."""
    given = next((one for one in document.identified if one.name == text), None)
    return _as_said(given) if given else resolve(text, context)


def _as_said(given: Identified) -> Resolved:
    told = resolve(given.actor, Context(""))
    known = given.scope is None and told.scope is None and told.name == given.actor
    full = given.actor if given.scope is None else f"{given.actor}〔{given.scope}〕"
    step = Step(REVIEWED, f"人工核定：‘{given.name}’即‘{full}’")
    form = Form(given.actor, (step,))
    return Resolved(given.actor, given.scope, known and told.named, form, told.level if known else None)
