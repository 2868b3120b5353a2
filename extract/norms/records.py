"""Records: what a finding says, with offsets in the source text, qualifiers, counterparties and evidence."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks import Block
from ..lexicon import data, words
from ..model import Counterparty, Document, Evidence, Norm, Role, content_id
from .actors import actor_phrase, starts_nominal
from .counterparts import Party, counterparties
from .coordination import expand
from .phrases import has_verb, predicate_of
from .qualifiers import due_date, find_basis, find_deadline
from .reading import Kind, Reading
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
    """Return the counterparties of the clause and of the 对 … before it, pronouns resolved, bearers left out."""
    tokens, found = finding.tokens, []
    act = finding.reading
    for reading in _readings(finding):
        if reading is not act and (not reading.topics or reading.kind is Kind.CONDITION):
            continue
        taken = reading.agent or reading.subject
        if reading is act and act.cue is not None and act.cue.kind in ("urge", "agent", "request"):
            taken = act.agent or taken
        passed = [span for span in (taken, *((a, b) for a, b, _ in reading.conditions)) if span is not None]
        if reading.topics:
            passed = [span for span in passed if span == taken]
        parties = counterparties(tokens, reading.started, reading.clause.hi, passed)
        if reading is not act:
            parties = [p if p.rule != "on.prep" else replace(p, role=_role_by(tokens, act)) for p in parties]
        found.extend(parties)
    seen: dict[tuple[str, str], Party] = {}
    for party in found:
        for named in _referents(finding, party):
            if named.name not in finding.bearing.names:
                seen.setdefault((named.name, named.role.value), named)
    return list(seen.values())


def _role_by(tokens: Tokens, act: Reading) -> Role:
    """Return the part that the fronted 对 X takes by the act of the clause."""
    words_ = tokens.words[max(act.predicate, act.clause.lo) : act.clause.hi]
    for role, acts in data("counterparties")["acts"].items():
        if any(word in acts or word[-2:] in acts for word in words_):
            return Role(role)
    return Role.TARGET


def _referents(finding: Finding, party: Party) -> list[Party]:
    """Give 其, 他们 the last actor named before it in the sentence that is no bearer; none is left unnamed."""
    if party.name not in ("其", "他们", "她们"):
        return [party]
    tokens = finding.tokens
    lo = party.lo
    while lo > 0 and tokens.words[lo - 1] not in ("。", "！"):
        lo -= 1
    last: list[Party] = []
    i = lo
    while i < party.lo:
        end = actor_phrase(tokens, i, party.lo) if starts_nominal(tokens, i) else i
        if end > i:
            names = [n for n in expand(tokens.slice(i, end)).names if n not in finding.bearing.names]
            last = [replace(party, name=n) for n in names] or last
            i = end
        else:
            i += 1
    return last


def _condition(finding: Finding, parties: list[Party], evidence: list[Evidence]) -> str | None:
    tokens, block = finding.tokens, finding.block
    spans = _condition_spans(finding)
    if not spans:
        spans = _topic_relative(finding)
    if not spans and (found := _WHEN.search(tokens.slice(finding.reading.started, finding.reading.clause.hi))):
        base = tokens.starts[finding.reading.started]
        evidence.append(_text_evidence("condition", found.group(), "cond.when", block, base + found.start(), base + found.end()))
        return found.group()
    if spans:
        pieces = [tokens.slice(lo, hi).strip("，, 、") for lo, hi, _ in _merged(spans)]
        value = "，".join(piece for piece in pieces if piece)
        evidence.append(_evidence("condition", value, spans[0][2], block, tokens, spans[0][0], spans[-1][1]))
        return value
    for party in parties:
        if party.relative and party.rule.endswith(".prep") and party.relative.rstrip("的") not in party.name:
            evidence.append(_evidence("condition", party.relative, "cond.relative", block, tokens, party.lo, party.hi))
            return party.relative
    thing = finding.reading.thing
    plain = finding.reading.cue is not None and finding.reading.cue.kind == "plain"
    if thing is not None and (plain or finding.trigger_rule == "force.passive"):
        value = tokens.slice(*thing)
        evidence.append(_evidence("condition", value, "cond.thing", block, tokens, *thing))
        return value
    return None


_WHEN = re.compile(r"在[^，。；在]{1,20}?(?:期间|时期|时刻|关头|情况下|情形下|前提下)(?!的)")


def _condition_spans(finding: Finding) -> list[tuple[int, int, str]]:
    """Return the condition spans since the last bare subject, each without the bearer where it opens with him."""
    spans: list[tuple[int, int, str]] = []
    for reading in _readings(finding):
        if reading.kind is Kind.SUBJECT:
            spans = []
        for lo, hi, rule in reading.conditions:
            subject = reading.subject
            if subject and lo <= subject[0] and subject[1] < hi and finding.bearing.span == subject:
                lo = subject[1]
            elif subject and lo == subject[1] and finding.bearing.span != subject:
                lo = subject[0]
            spans.append((lo, hi, rule))
    return spans


def _merged(spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Join spans that only a comma parts."""
    out = [spans[0]]
    for lo, hi, rule in spans[1:]:
        if lo <= out[-1][1] + 1:
            out[-1] = (min(lo, out[-1][0]), max(hi, out[-1][1]), out[-1][2])
        else:
            out.append((lo, hi, rule))
    return out


def _topic_relative(finding: Finding) -> list[tuple[int, int, str]]:
    """Return the relative clause of what 对 … governs: 对检查中发现的隐患 → 检查中发现的."""
    tokens = finding.tokens
    for reading in _readings(finding):
        for lo, hi in reading.topics:
            named = expand(tokens.slice(lo + 1, hi))
            if named.relative and any(named.relative.rstrip("的") in name for name in named.names):
                continue
            for k in range(hi - 2, lo + 1, -1):
                if tokens.words[k] == "的" and has_verb(tokens, lo + 1, k):
                    return [(lo + 1, k + 1, "cond.relative")]
    return []


def _text_evidence(field: str, value: str, rule: str, block: Block, start: int, end: int) -> Evidence:
    return Evidence(field, value, rule, block.offsets[start], block.offsets[end - 1] + 1)


def _deadline(finding: Finding, evidence: list[Evidence]) -> str | None:
    for reading in reversed(_readings(finding)):
        if reading is not finding.reading and reading.kind is Kind.CONDITION:
            continue
        text = finding.tokens.slice(reading.started, reading.clause.hi)
        if found := find_deadline(text):
            base = finding.tokens.starts[reading.started]
            value = text[found[0] : found[1]]
            evidence.append(_text_evidence("deadline", value, found[2], finding.block, base + found[0], base + found[1]))
            return value
    return None


def _basis(finding: Finding, evidence: list[Evidence]) -> str | None:
    tokens = finding.tokens
    for reading in reversed(_readings(finding)):
        if reading is not finding.reading and reading.kind is Kind.CONDITION:
            continue
        for lo, hi, rule in reading.bases:
            value = tokens.slice(lo, hi)
            if _is_rule(value):
                evidence.append(_evidence("basis", value, rule, finding.block, tokens, lo, hi))
                return value
        text = tokens.slice(reading.started, reading.clause.hi)
        found = find_basis(text)
        if found and _adverbial(tokens, reading, found):
            base = tokens.starts[reading.started]
            value = text[found[0] : found[1]]
            evidence.append(_text_evidence("basis", value, found[2], finding.block, base + found[0], base + found[1]))
            return value
    return None


def _is_rule(value: str) -> bool:
    """Say whether what 按照 governs is a rule or authority, not a measure or an occasion."""
    if value.startswith("按") and not value.startswith("按照") and value.endswith("标准"):
        return False
    return any(noun in value for noun in words("rule_nouns"))


def _adverbial(tokens: Tokens, reading: Reading, found: tuple[int, int, str]) -> bool:
    """Say whether a short basis (依法) stands before the predicate, not inside a noun phrase."""
    first = max(reading.predicate, reading.clause.lo)
    lo, _ = predicate_of(tokens, first, reading.clause.hi)
    return tokens.starts[reading.started] + found[0] <= tokens.starts[lo]
