"""Merges and splits of actors 主体并分: which names a person has said who they are, document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from extract.model import ADDRESSEES, ISSUER, Document, Identified, Norm
from kg.actors import Actor, KeyedName, join, keyed_names

from .anchors import documents_of
from .model import Correction, Kind, Unfit, told

Assigned = dict[tuple[str, str], str]
"""(document id, name as written) → name of the actor, with its scope."""
AsRead = Callable[[Sequence[Norm]], Iterable[KeyedName]]
"""Gives the names of all documents, nobody's decision on them, of the norms as they are now."""


def identified(
    corrections: Sequence[Correction],
    documents: Sequence[Document],
    norms: Sequence[Norm],
    as_read: AsRead | None = None,
) -> tuple[tuple[Document, ...], tuple[Unfit, ...]]:
    """Return the documents with the names that merges and splits decide, and those that do not fit.

    `as_read` gives the names of all documents where `norms` are not those of all.
    """
    decisions = [
        (number, one)
        for number, one in enumerate(corrections, 1)
        if one.kind in (Kind.MERGE, Kind.SPLIT)
    ]
    if not decisions:
        return tuple(documents), ()
    identity = join((as_read or partial(_names, documents))(norms))
    actors = {actor.id: actor for actor in identity.actors}
    named = {
        (naming.doc, naming.text): actors[naming.actor].name
        for naming in identity.namings
        if naming.text not in (ADDRESSEES, ISSUER)
    }
    now = dict(named)
    unfit = []
    for number, one in decisions:
        why = _merge(one, now) if one.kind is Kind.MERGE else _split(one, now, documents)
        if why:
            unfit.append(Unfit(number, told(one), why))
    decided = {pair: name for pair, name in now.items() if name != named[pair]}
    by_name = {actor.name: actor for actor in actors.values()}
    return tuple(_with_names(one, decided, by_name) for one in documents), tuple(unfit)


def _names(documents: Sequence[Document], norms: Sequence[Norm]) -> tuple[KeyedName, ...]:
    known = {norm.doc for norm in norms} - {document.id for document in documents}
    return keyed_names((*documents, *(Document(doc, "", 0, 0, "") for doc in sorted(known))), norms)


def _merge(correction: Correction, now: Assigned) -> str:
    pairs = [pair for pair, name in now.items() if name == correction.actor]
    for pair in pairs:
        now[pair] = str(correction.into)
    return "" if pairs else "no document names this actor any more"


def _split(correction: Correction, now: Assigned, documents: Sequence[Document]) -> str:
    assert correction.place is not None
    pairs = ((one.id, str(correction.name)) for one in documents_of(correction.place, documents))
    pair = next((pair for pair in pairs if pair in now), None)
    if pair is None:
        return "the document does not write this name any more"
    now[pair] = str(correction.into)
    return ""


def _with_names(document: Document, decided: Assigned, actors: Mapping[str, Actor]) -> Document:
    names = sorted((text, name) for (doc, text), name in decided.items() if doc == document.id)
    return replace(document, identified=tuple(_said(text, name, actors) for text, name in names))


def _said(text: str, name: str, actors: Mapping[str, Actor]) -> Identified:
    """Return who a name is: an actor that there is, or a new one of that name."""
    actor = actors.get(name)
    scope = actor.scope if actor else None
    return Identified(text, name.removesuffix(f"〔{scope}〕") if scope else name, scope)
