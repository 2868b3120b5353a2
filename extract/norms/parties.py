"""Parties of a norm: its counterparties with those of the 对 … before it, pronouns resolved, bearers
left out.
"""

from __future__ import annotations

from dataclasses import replace

from ..model import Role
from .actors import actor_phrase, starts_nominal
from .coordination import expand
from .counterparts import PRONOUNS, Party, counterparties, role_by_act
from .finding import Finding
from .reading import Kind, Reading
from .sharing import possessed

_REACH = 200
"""How many words back the referent of a pronoun is sought."""


def parties_of(finding: Finding) -> list[Party]:
    """Return the counterparties of a norm, each name and role once."""
    act, tokens = finding.reading, finding.tokens
    seen: dict[tuple[str, str], Party] = {}
    for reading in finding.readings():
        if reading is not act and (not reading.topics or reading.kind is Kind.CONDITION):
            continue
        parties = counterparties(tokens, reading.started, reading.clause.hi, _passed(reading))
        for found in parties:
            party = found
            if reading is not act and party.rule == "on.prep":
                done = tokens.words[max(act.predicate, act.clause.lo) : act.clause.hi]
                party = replace(party, role=role_by_act(done) or Role.TARGET)
            for named in _referents(finding, party):
                if named.name not in finding.bearing.names:
                    seen.setdefault((named.name, named.role.value), named)
    return list(seen.values())


def _passed(reading: Reading) -> list[tuple[int, int]]:
    """Return the spans in which no counterparty is sought: the bearer, and the conditions where no topic
    stands.
    """
    taken = reading.agent or reading.subject
    passed = [] if taken is None else [taken]
    if not reading.topics:
        passed.extend((lo, hi) for lo, hi, _ in reading.conditions)
    return passed


def _referents(finding: Finding, party: Party) -> list[Party]:
    """Give 其, 他们 the last actor named before it in the sentence that is no bearer; none is left
    unnamed.
    """
    owned = possessed(party.name)
    if len(owned) > 1:
        owners = [name for name in finding.bearing.names if not name.startswith("<")]
        return [replace(party, name=owner + owned) for owner in owners]
    if party.name not in PRONOUNS:
        return [party]
    tokens = finding.tokens
    i, first = party.lo, max(0, party.lo - _REACH)
    while i > first and tokens.words[i - 1] not in ("。", "！"):
        i -= 1
    last: list[Party] = []
    while i < party.lo:
        end = actor_phrase(tokens, i, party.lo) if starts_nominal(tokens, i) else i
        if end > i:
            names = [n for n in expand(tokens.slice(i, end)).names if n not in finding.bearing.names]
            last = [replace(party, name=n) for n in names] or last
        i = max(end, i + 1)
    return last
