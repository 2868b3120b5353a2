"""Records: what a finding says, with offsets in the source text, qualifiers, counterparties and
evidence.
"""

from __future__ import annotations

from ..model import Counterparty, Document, Evidence, Norm, content_id
from .evidence import of_words, sentence_span, source_span
from .finding import Finding
from .limits import basis_of, condition_of, deadline_of
from .parties import parties_of
from .phrases import predicate_of
from .places import place_of
from .qualifiers import due_date


def to_norm(finding: Finding, document: Document) -> Norm:
    """Return the norm record of a finding; all spans refer to the source text."""
    tokens, block, clause = finding.tokens, finding.block, finding.reading.clause
    start, end = source_span(block, tokens, clause.lo, clause.hi)
    s_start, s_end = sentence_span(block, tokens, clause.lo, clause.hi)
    text = document.text[start - document.start : end - document.start]
    predicate, place = _predicate(finding, text), place_of(start, document)
    parties = parties_of(finding)
    condition, deadline, basis = condition_of(finding, parties), deadline_of(finding), basis_of(finding)
    named = [
        of_words("counterparty", party.name, party.rule, block, tokens, party.lo, party.hi)
        for party in parties
    ]
    limits = [found for found in (condition, deadline, basis) if found is not None]
    return Norm(
        doc=document.id,
        start=start,
        end=end,
        text=text,
        modality=finding.modality,
        trigger=finding.trigger,
        bearers=finding.bearing.names,
        bearer_source=finding.bearing.source,
        predicate=predicate.value,
        counterparties=tuple(Counterparty(party.name, party.role) for party in parties),
        condition=condition.value if condition else None,
        deadline=deadline.value if deadline else None,
        basis=basis.value if basis else None,
        assigner=finding.assigner,
        id=content_id(document.id, start, end, finding.modality.value, *finding.bearing.names),
        section=block.section,
        sentence=document.text[s_start - document.start : s_end - document.start],
        sentence_start=s_start,
        sentence_end=s_end,
        due=due_date(deadline.value, document.date) if deadline else None,
        evidence=(*_force(finding), *_bearers(finding), predicate, *named, *limits),
        page=place.page,
        paragraph=None if place.sheet else place.paragraph,
        cell=place.cell,
    )


def _force(finding: Finding) -> list[Evidence]:
    """Return the evidence of modality and trigger."""
    found = [Evidence("modality", finding.modality.value, finding.trigger_rule)]
    at = finding.reading.cue_at
    if finding.trigger and at >= 0:
        found.append(
            of_words(
                "trigger", finding.trigger, finding.trigger_rule, finding.block, finding.tokens, at, at + 1
            )
        )
    return found


def _bearers(finding: Finding) -> list[Evidence]:
    """Return the evidence of each bearer."""
    bearing = finding.bearing
    lo, hi = bearing.span or (0, 0)
    span = source_span(finding.block, finding.tokens, lo, hi) if hi > lo else (None, None)
    return [Evidence("bearer", name, bearing.rule, *span) for name in bearing.names]


def _predicate(finding: Finding, text: str) -> Evidence:
    """Return the head verb; the whole clause where none is found."""
    tokens, reading = finding.tokens, finding.reading
    lo, hi = predicate_of(tokens, max(reading.predicate, reading.clause.lo), reading.clause.hi)
    return of_words(
        "predicate", tokens.slice(lo, hi) or text, "predicate.head", finding.block, tokens, lo, hi
    )
