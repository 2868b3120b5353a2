"""Charges 任务分工: who leads, who co-operates and by when, as the row of a table of tasks says it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..blocks import Block, BlockKind, Charge, Phrase, Structure
from ..model import (
    ADDRESSEES,
    BearerSource,
    Counterparty,
    Document,
    Evidence,
    Modality,
    Norm,
    Role,
    content_id,
)
from ..structure.taskwords import pattern, support_predicate
from .coordination import expand
from .due import column_due
from .finding import Bearing
from .places import place_of

_MEMBERS = re.compile(r"(?:[（(][^）)]*[）)]|[^、（(])+")
_RULE = "bearer.column"
_FORCE = "force.row"


def row_bearing(charge: Charge) -> Bearing | None:
    """Return who bears the tasks of a row: who leads it or is responsible; None where it names nobody."""
    names = tuple(_named(charge.leads))
    return Bearing(names, BearerSource.EXPLICIT, _RULE) if names else None


def charged(norm: Norm, charge: Charge, document: Document) -> Norm:
    """Return a norm from a task's cell with what its row says: co-operating units, the deadline."""
    leads = _named(charge.leads)
    evidence = tuple(
        replace(one, start=leads[one.value].start, end=leads[one.value].end)
        if one.rule == _RULE and one.value in leads
        else one
        for one in norm.evidence
    )
    return _limited(_supported(replace(norm, evidence=evidence), charge), charge, document)


def row_norms(structure: Structure, found: Sequence[Block]) -> Iterator[Norm]:
    """Yield the norms that rows state without a clause: tasks that are noun phrases, and co-operation.

    `found` are the blocks of the norms that clauses state.
    """
    document = structure.document
    told = {id(block.charge) for block in found if block.charge}
    for charge, blocks in _cells(structure.blocks):
        if charge.whole and id(charge) not in told:
            yield _limited(_supported(_whole(charge, blocks, document), charge), charge, document)
        if charge.supports:
            yield _limited(_support(charge, blocks, document), charge, document)


def distinct(norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Return the norms in text order, each once: a cell of several rows can say the same of all of them."""
    by_id = {norm.id: norm for norm in norms}
    return tuple(sorted(by_id.values(), key=lambda norm: (norm.start, norm.end, norm.id)))


def _named(phrases: Sequence[Phrase]) -> dict[str, Phrase]:
    """Return the actors that phrases name, each with the first phrase that does."""
    found: dict[str, Phrase] = {}
    for phrase in phrases:
        for name in (name for group in _groups(phrase.text) for name in expand(group).names):
            found.setdefault(name, phrase)
    return found


def _groups(text: str) -> Iterator[str]:
    """Yield the names of a unit cell, those that only share the head of a later one with it.

    `市安委办、市委宣传部` → both by themselves; `公安、交通运输部门` and `公安、应急等部门` → as one.
    """
    ending = pattern("unit_ending_pattern")
    if "等" in text or not ending.search(text):
        yield text
        return
    held: list[str] = []
    for member in _MEMBERS.findall(text):
        held.append(member)
        if ending.search(member):
            yield "、".join(held)
            held = []
    if held:
        yield "、".join(held)


def _cells(blocks: Sequence[Block]) -> Iterator[tuple[Charge, list[Block]]]:
    """Yield each charge with the blocks of its cell."""
    grouped: dict[int, tuple[Charge, list[Block]]] = {}
    for block in blocks:
        if block.charge is not None and block.kind is BlockKind.BODY:
            grouped.setdefault(id(block.charge), (block.charge, []))[1].append(block)
    yield from grouped.values()


def _whole(charge: Charge, blocks: Sequence[Block], document: Document) -> Norm:
    """Return the norm of a task that has no clause with a predicate: its whole cell (老旧小区改造)."""
    start, end = blocks[0].offsets[0], blocks[-1].offsets[-1] + 1
    while end - start > 1 and document.text[end - 1 - document.start] in "。；;，, ":
        end -= 1
    bearing = row_bearing(charge)
    leads = _named(charge.leads)
    names, source, rule = _bearers(bearing, document)
    text = document.text[start - document.start : end - document.start]
    return _norm(
        document,
        (start, end),
        names,
        source,
        predicate=text,
        sentence=(start, end),
        section=blocks[0].section,
        evidence=(
            Evidence("modality", Modality.OBLIGATION.value, _FORCE),
            *(_evidence("bearer", name, rule, leads) for name in names),
            Evidence("predicate", text, "predicate.whole", start, end),
        ),
    )


def _bearers(bearing: Bearing | None, document: Document) -> tuple[tuple[str, ...], BearerSource, str]:
    if bearing is not None:
        return bearing.names, bearing.source, bearing.rule
    if document.addressees:
        return (ADDRESSEES,), BearerSource.ADDRESSEE, "bearer.addressees"
    return (), BearerSource.UNSPECIFIED, "bearer.none"


def _support(charge: Charge, blocks: Sequence[Block], document: Document) -> Norm:
    """Return what the co-operating units of a row have to do (市公安局配合); its sentence is the row."""
    supports, leads = _named(charge.supports), _named(charge.leads)
    span = min(phrase.start for phrase in charge.supports), max(phrase.end for phrase in charge.supports)
    names = tuple(name for name in supports if name not in leads) or tuple(supports)
    verb = support_predicate()
    partners = tuple(Counterparty(name, Role.PARTNER) for name in leads if name not in names)
    return _norm(
        document,
        span,
        names,
        BearerSource.EXPLICIT,
        predicate=verb,
        sentence=charge.row,
        section=blocks[0].section,
        counterparties=partners,
        key=blocks[0].offsets[0],
        evidence=(
            Evidence("modality", Modality.OBLIGATION.value, _FORCE),
            *(_evidence("bearer", name, "bearer.column.support", supports) for name in names),
            Evidence("predicate", verb, "predicate.column"),
            *(_evidence("counterparty", party.name, "with.column", leads) for party in partners),
        ),
    )


def _evidence(field: str, name: str, rule: str, phrases: Mapping[str, Phrase]) -> Evidence:
    phrase = phrases.get(name)
    return Evidence(field, name, rule, *((phrase.start, phrase.end) if phrase else (None, None)))


def _norm(
    document: Document,
    span: tuple[int, int],
    names: tuple[str, ...],
    source: BearerSource,
    *,
    predicate: str,
    sentence: tuple[int, int],
    section: str | None,
    evidence: tuple[Evidence, ...],
    counterparties: tuple[Counterparty, ...] = (),
    key: object = None,
) -> Norm:
    base = document.start
    parts = (document.id, *span, Modality.OBLIGATION.value, *names)
    place = place_of(span[0], document)
    return Norm(
        doc=document.id,
        start=span[0],
        end=span[1],
        text=document.text[span[0] - base : span[1] - base],
        modality=Modality.OBLIGATION,
        trigger=None,
        bearers=names,
        bearer_source=source,
        predicate=predicate,
        counterparties=counterparties,
        id=content_id(*parts) if key is None else content_id(*parts, key),
        section=section,
        sentence=document.text[sentence[0] - base : sentence[1] - base],
        sentence_start=sentence[0],
        sentence_end=sentence[1],
        evidence=evidence,
        page=place.page,
        paragraph=None if place.sheet else place.paragraph,
        cell=place.cell,
    )


def _supported(norm: Norm, charge: Charge) -> Norm:
    """Return a task's norm with the co-operating units of its row as partners."""
    known = {*norm.bearers, *(party.name for party in norm.counterparties if party.role is Role.PARTNER)}
    named = {name: phrase for name, phrase in _named(charge.supports).items() if name not in known}
    if not named:
        return norm
    partners = tuple(Counterparty(name, Role.PARTNER) for name in named)
    evidence = (Evidence("counterparty", n, "with.column", p.start, p.end) for n, p in named.items())
    return replace(
        norm, counterparties=(*norm.counterparties, *partners), evidence=(*norm.evidence, *evidence)
    )


def _limited(norm: Norm, charge: Charge, document: Document) -> Norm:
    """Return a norm with its row's deadline, unless its own clause names a calendar date."""
    phrase = charge.deadline
    if phrase is None or norm.due is not None:
        return norm
    due = column_due(phrase.text, document)
    if norm.deadline is not None and due is None:
        return norm
    kept = tuple(one for one in norm.evidence if one.field != "deadline")
    evidence = (*kept, Evidence("deadline", phrase.text, "deadline.column", phrase.start, phrase.end))
    return replace(norm, deadline=phrase.text, due=due, evidence=evidence)
