"""Parties of a norm: its counterparties with those of the 对 … before it, pronouns resolved, bearers
left out.
"""

from __future__ import annotations

from dataclasses import replace

from ..lexicon import listed, role_rules
from ..model import Role
from .actors import actor_phrase, starts_nominal
from .belonging import possessed
from .coordination import expand
from .counterparts import PRONOUNS, Party, counterparties, names_actor, role_by_act
from .finding import Finding
from .members import actor_kind
from .patients import patients
from .phrases import phrase_from
from .reading import Kind, Reading
from .tokens import Tokens, words_of

_TOPICS = listed("topic_words")
_KIN = listed("kin")
_RESIDENCES, _REPORTING = listed("residences"), listed("reporting_acts")
_COMMAS = ("，", ",", "；", ";")
_VERBS = frozenset(word for rule in role_rules() if rule.shape == "object" for word in rule.words)
_TOPIC = "on.prep"
"""The rule of 对 X, 对于 X."""
_REACH = 200
"""How many words back the referent of a pronoun is sought."""


def parties_of(finding: Finding) -> list[Party]:
    """Return the counterparties of a norm, each name and role once; who is fronted and taken up again by
    其 has the part that 其 has (对失职的人员，责令|其|改正).
    """
    seen: dict[tuple[str, Role], Party] = {}
    taken_up: set[str] = set()
    for reading in finding.readings():
        for party in _parties_in(finding, reading):
            named = [one for one in _referents(finding, party) if one.name not in finding.bearing.names]
            if reading is finding.reading and party.name in PRONOUNS:
                taken_up.update(one.name for one in named)
            for one in named:
                kept = seen.setdefault((one.name, one.role), one)
                if kept.rule == _TOPIC and one.name in taken_up:
                    seen[one.name, one.role] = one
    for done_to in patients(finding):
        for one in _referents(finding, done_to):
            if one.name not in finding.bearing.names and not any(name == one.name for name, _ in seen):
                seen[one.name, one.role] = one
    first = finding.reading.clause.lo
    return [p for p in seen.values() if p.lo >= first or p.rule != _TOPIC or p.name not in taken_up]


def _parties_in(finding: Finding, reading: Reading) -> list[Party]:
    """Return the parties of the norm's own clause, or of an adjunct before it: whom 对 names and with whom
    one acts.
    """
    act, tokens = finding.reading, finding.tokens
    if reading is not act and reading.kind is Kind.CONDITION:
        return []
    parties = counterparties(tokens, reading.started, reading.clause.hi, _passed(reading))
    if reading is act:
        return parties
    if not reading.topics:
        return [party for party in parties if party.role is Role.PARTNER]
    words = tokens.words[max(act.predicate, act.clause.lo) : act.clause.hi]
    done = role_by_act(words) or Role.TARGET
    if not _REPORTING.isdisjoint(words[:2]):
        ends = {hi for _, hi in reading.topics}
        parties = [party for party in parties if party.rule != _TOPIC or party.hi in ends]
    return [replace(party, role=done) if party.rule == _TOPIC else party for party in parties]


def _passed(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans in which no counterparty is sought: the bearer, and the conditions where no topic
    stands.
    """
    taken = reading.agent or reading.subject
    passed = [] if taken is None else [taken]
    if reading.cue is not None and reading.cue.kind == "urge":
        passed.append((reading.cue_at, reading.cue_at + 1))
    if not reading.topics:
        passed.extend((lo, hi) for lo, hi, _ in reading.conditions)
    return passed


def _referents(finding: Finding, party: Party) -> list[Party]:
    """Give 其, 他们 the actor of the sentence that is meant; none is left unnamed. 其… is owned by whom 对
    names before it, else by the bearers; where he lives (其所在地的税务机关) owns nothing.
    """
    owned = possessed(party.name)
    if len(owned) > 1 and not _RESIDENCES.isdisjoint(words_of(owned).words):
        return [replace(party, name=owned)]
    if len(owned) > 1:
        owners = _fronted(finding, party.lo) or _offenders(finding, party) or _kin(finding, party.lo, owned)
        owners = owners or [name for name in finding.bearing.names if not name.startswith("<")]
        return [replace(party, name=owner + owned) for owner in owners]
    if party.name not in PRONOUNS:
        return [party]
    meant = _fronted(finding, party.lo) or _named_last(finding, party.lo)
    return [replace(party, name=name) for name in meant]


def _opening(finding: Finding, at: int) -> int:
    """Return the first word of the sentence of the word `at`, or one not too far before it."""
    first = max(0, at - _REACH)
    while at > first and finding.tokens.words[at - 1] not in ("。", "！"):
        at -= 1
    return at


def _fronted(finding: Finding, at: int) -> list[str]:
    """Return the actors, no bearers, that 对 names last before the word `at` in its sentence, where a comma
    follows them.
    """
    tokens, last = finding.tokens, list[str]()
    spans = [span for reading in finding.pending for span in reading.topics]
    if spans:
        return _others(finding, tokens.slice(spans[-1][0] + 1, spans[-1][1]))
    for i in range(_opening(finding, at), at):
        if tokens.words[i] not in _TOPICS or tokens.inside[i]:
            continue
        end = phrase_from(tokens, i + 1, at)
        if end > i + 1 and tokens.words[end] in ("，", ","):
            last = _others(finding, tokens.slice(i + 1, end)) or last
        elif tokens.words[i - 1] in ("；", ";"):
            last = []
    return last


def _kin(finding: Finding, at: int, owned: str) -> list[str]:
    """Return the persons named last whose kin are meant, where 其 opens kin (未成年人…，责令|其父母)."""
    if words_of(owned).words[0] not in _KIN:
        return []
    return [name for name in _named_last(finding, at) if actor_kind(name) in ("group", "person")]


def _offenders(finding: Finding, party: Party) -> list[str]:
    """Return the actors that open the sentence, where it has another deal with what is theirs
    (企业逾期不改的，由税务局约谈其负责人).
    """
    if finding.reading.agent is None or party.role is not Role.TARGET:
        return []
    lo = _opening(finding, party.lo)
    while lo < party.lo and not starts_nominal(finding.tokens, lo):
        lo += 1
    end = actor_phrase(finding.tokens, lo, party.lo)
    return _others(finding, finding.tokens.slice(lo, end)) if end > lo else []


def _named_last(finding: Finding, at: int) -> list[str]:
    """Return the last actors, no bearers, that are named before the word `at` in its sentence."""
    tokens, last = finding.tokens, list[str]()
    i = stop = _opening(finding, at)
    while i < at:
        if i >= stop:
            stop = next((k for k in range(i + 1, at) if tokens.words[k] in _COMMAS), at)
        opens = starts_nominal(tokens, i) and tokens.words[i] not in _VERBS
        end = actor_phrase(tokens, i, stop) if opens else i
        if end > i:
            last = _others(finding, tokens.slice(_described(tokens, i, end), end)) or last
        i = max(end, i + 1)
    return last


def _described(tokens: Tokens, i: int, end: int) -> int:
    """Return where an actor begins of whose relative clause the words from i are the end
    (履行|义务的|自然人).
    """
    if i == 0 or tokens.kinds[i - 1] != "verb":
        return i
    return next((k + 1 for k in range(end - 2, i, -1) if tokens.words[k] == "的"), i)


def _others(finding: Finding, phrase: str) -> list[str]:
    """Return the actors that a phrase names, but for the bearers."""
    return [n for n in expand(phrase).names if n not in finding.bearing.names and names_actor(n)]
