"""Records: what a finding says, with offsets in the source text, qualifiers, counterparties and evidence."""

from __future__ import annotations

from ..blocks import Block
from ..model import Counterparty, Document, Evidence, Norm, content_id
from .counterparts import Party, counterparties
from .phrases import predicate_of
from .qualifiers import due_date, find_basis, find_deadline
from .reading import Reading
from .scope import Finding
from .tokens import SENTENCE_ENDS, Tokens


def to_norm(finding: Finding, document: Document) -> Norm:
    """Return the norm record of a finding; all spans refer to the source text."""
    tokens, reading, block = finding.tokens, finding.reading, finding.block
    start, end = _span(block, tokens, reading.clause.lo, reading.clause.hi)
    text = document.text[start - document.start : end - document.start]
    evidence: list[Evidence] = [Evidence("modality", finding.modality.value, finding.trigger_rule)]
    if finding.trigger and reading.cue_at >= 0:
        evidence.append(_evidence("trigger", finding.trigger, finding.trigger_rule, block, tokens, reading.cue_at, reading.cue_at + 1))
    _bearer_evidence(finding, evidence)
    first = max(reading.predicate, reading.clause.lo)
    lo, hi = predicate_of(tokens, first, reading.clause.hi)
    predicate = tokens.slice(lo, hi) or text
    evidence.append(_evidence("predicate", predicate, "predicate.head", block, tokens, lo, hi))
    parties = _parties(finding)
    for party in parties:
        evidence.append(_evidence("counterparty", party.name, party.rule, block, tokens, party.lo, party.hi))
    condition = _condition(finding, parties, evidence)
    deadline = _deadline(finding, evidence)
    basis = _basis(finding, evidence)
    s_start, s_end = _sentence(block, tokens, reading)
    return Norm(
        doc=document.id, start=start, end=end, text=text, modality=finding.modality, trigger=finding.trigger,
        bearers=finding.bearing.names, bearer_source=finding.bearing.source, predicate=predicate,
        counterparties=tuple(Counterparty(p.name, p.role) for p in parties),
        condition=condition, deadline=deadline, basis=basis, assigner=finding.assigner,
        id=content_id(document.id, start, end, finding.modality.value, *finding.bearing.names),
        section=block.section, sentence=document.text[s_start - document.start : s_end - document.start],
        sentence_start=s_start, sentence_end=s_end, due=due_date(deadline, document.date),
        evidence=tuple(evidence),
    )


def _span(block: Block, tokens: Tokens, lo: int, hi: int) -> tuple[int, int]:
    """Return the source span of the words lo..hi, blanks and dashes at both ends left out."""
    a, b = tokens.starts[lo], tokens.starts[hi]
    while a < b and (tokens.text[a].isspace() or tokens.text[a] in "—–-"):
        a += 1
    while b > a and tokens.text[b - 1].isspace():
        b -= 1
    return block.offsets[a], block.offsets[b - 1] + 1


def _evidence(field: str, value: str, rule: str, block: Block, tokens: Tokens, lo: int, hi: int) -> Evidence:
    if hi <= lo:
        return Evidence(field, value, rule)
    start, end = _span(block, tokens, lo, hi)
    return Evidence(field, value, rule, start, end)


def _bearer_evidence(finding: Finding, evidence: list[Evidence]) -> None:
    for name in finding.bearing.names:
        if finding.bearing.span is None:
            evidence.append(Evidence("bearer", name, finding.bearing.rule))
        else:
            evidence.append(
                _evidence("bearer", name, finding.bearing.rule, finding.block, finding.tokens, *finding.bearing.span)
            )


def _sentence(block: Block, tokens: Tokens, reading: Reading) -> tuple[int, int]:
    a, b = tokens.starts[reading.clause.lo], tokens.starts[reading.clause.hi]
    text = tokens.text
    while a > 0 and text[a - 1] not in SENTENCE_ENDS:
        a -= 1
    while b < len(text) and text[b] not in SENTENCE_ENDS:
        b += 1
    if b < len(text):
        b += 1
    while a < b and text[a].isspace():
        a += 1
    return block.offsets[a], block.offsets[b - 1] + 1


def _readings(finding: Finding) -> list[Reading]:
    return [*finding.pending, finding.reading]


def _parties(finding: Finding) -> list[Party]:
    tokens, found = finding.tokens, []
    for reading in _readings(finding):
        if reading is not finding.reading and not reading.topics:
            continue
        taken = reading.agent or reading.subject
        found.extend(counterparties(tokens, reading.started, reading.clause.hi, taken))
    bearers = set(finding.bearing.names)
    seen: dict[tuple[str, str], Party] = {}
    for party in found:
        if party.name not in bearers:
            seen.setdefault((party.name, party.role.value), party)
    return list(seen.values())


def _condition(finding: Finding, parties: list[Party], evidence: list[Evidence]) -> str | None:
    tokens, block = finding.tokens, finding.block
    spans: list[tuple[int, int, str]] = []
    for reading in _readings(finding):
        spans.extend(reading.conditions)
    if spans:
        lo, hi = spans[0][0], spans[-1][1]
        value = tokens.slice(lo, hi).strip("，, ")
        evidence.append(_evidence("condition", value, spans[0][2], block, tokens, lo, hi))
        return value
    for party in parties:
        if party.relative:
            evidence.append(_evidence("condition", party.relative, "cond.relative", block, tokens, party.lo, party.hi))
            return party.relative
    thing = finding.reading.thing
    if thing is not None:
        value = tokens.slice(*thing)
        evidence.append(_evidence("condition", value, "cond.thing", block, tokens, *thing))
        return value
    return None


def _deadline(finding: Finding, evidence: list[Evidence]) -> str | None:
    for reading in reversed(_readings(finding)):
        lo = reading.started
        text = finding.tokens.slice(lo, reading.clause.hi)
        found = find_deadline(text)
        if found is None:
            continue
        base = finding.tokens.starts[lo]
        start, end = finding.block.offsets[base + found[0]], finding.block.offsets[base + found[1] - 1] + 1
        value = text[found[0] : found[1]]
        evidence.append(Evidence("deadline", value, found[2], start, end))
        return value
    return None


def _basis(finding: Finding, evidence: list[Evidence]) -> str | None:
    tokens = finding.tokens
    for reading in reversed(_readings(finding)):
        for lo, hi, rule in reading.bases:
            value = tokens.slice(lo, hi)
            evidence.append(_evidence("basis", value, rule, finding.block, tokens, lo, hi))
            return value
        text = tokens.slice(reading.started, reading.clause.hi)
        if found := find_basis(text):
            base = tokens.starts[reading.started]
            start, end = finding.block.offsets[base + found[0]], finding.block.offsets[base + found[1] - 1] + 1
            value = text[found[0] : found[1]]
            evidence.append(Evidence("basis", value, found[2], start, end))
            return value
    return None
