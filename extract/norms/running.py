"""Running on 延续: how a clause changes what the clauses after it take over."""

from __future__ import annotations

from ..lexicon import ordered, regex
from ..model import Modality
from .coordination import expand
from .finding import UNSPECIFIED, Bearing, Force, Scope
from .reading import Reading
from .tokens import Clause, Tokens

_QUESTIONS, _IS = ordered("questions"), regex("being_someone")
_MEANWHILE, _DEMANDS = ordered("meanwhile"), regex("demands")
NOBODY = UNSPECIFIED
"""Who bore the norm before one that opens its sentence."""


def new_part(tokens: Tokens, clause: Clause, scope: Scope) -> None:
    """Begin a part after ；: force and bearer run on, what was pending does not."""
    scope.opened = scope.strong = False
    scope.pending = []
    resume(scope)
    if scope.active and not scope.listed and scope.modality is not Modality.OBLIGATION:
        scope.modality = Modality.OBLIGATION
    if not tokens.slice(clause.lo, clause.hi).startswith(_QUESTIONS):
        scope.content = ""


def _addresses(reading: Reading) -> bool:
    """Say whether a cue names whom it forbids, allows or urges something (禁止|幼儿园|开展教学)."""
    named = reading.agent is not None and reading.cue is not None
    return named and reading.cue is not None and reading.cue.kind in ("plain", "urge")


def resume(scope: Scope) -> None:
    """Go back to who bore the norm before one that named whom it addressed (禁止幼儿园开展教学；|…)."""
    if scope.before is None or scope.listed:
        return
    scope.bearing, scope.before = None if scope.before is NOBODY else scope.before, None
    scope.modality = Modality.OBLIGATION


def resumes(tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether a clause goes on with what was demanded before somebody was forbidden something
    (严禁无关人员进入，|同时对场所消毒).
    """
    if reading.cue is not None or reading.subject is not None or scope.modality is not Modality.PROHIBITION:
        return False
    text = tokens.slice(reading.clause.lo, reading.clause.hi)
    return text.startswith(_MEANWHILE) or _DEMANDS.match(text) is not None


def report(tokens: Tokens, reading: Reading, scope: Scope) -> None:
    """Take down the assigner of `X要求…`, or the one that the text told of before."""
    scope.reported = True
    scope.active = False
    scope.bearing = None
    if reading.reporter is not None:
        scope.told = expand(tokens.slice(*reading.reporter)).names
    if scope.told or reading.reporter is not None:
        scope.assigner = scope.told[0] if scope.told else None


def remember_told(tokens: Tokens, reading: Reading, scope: Scope) -> None:
    """Remember whom a clause of the past is about."""
    if reading.subject is not None:
        scope.told = expand(tokens.slice(*reading.subject)).names


def tell(tokens: Tokens, reading: Reading, scope: Scope) -> None:
    """Remember who a statement of fact is about: 强调, 要求 after it are his."""
    scope.active = False
    scope.pending = []
    scope.fact = True
    if reading.subject is not None:
        remember_told(tokens, reading, scope)
        scope.told_here = _IS.search(tokens.slice(reading.subject[1], reading.clause.hi)) is not None


def keep(reading: Reading, scope: Scope) -> None:
    """Keep a clause without a predicate: what it says belongs to the next norm."""
    scope.pending.append(reading)
    if reading.subject is not None and reading.cue is None and not scope.opened:
        scope.active = False


def advance(reading: Reading, scope: Scope, force: Force, bearing: Bearing) -> None:
    """Let the force and the bearers of a norm run on to the clauses after it."""
    running = reading.cue is None and scope.active
    strong = any(kept.cue is not None and kept.cue.kind == "plain" for kept in scope.pending)
    if _addresses(reading):
        scope.before = scope.before or (scope.bearing if scope.active else NOBODY)
    elif reading.subject is not None or reading.cue is not None:
        scope.before = None
    scope.opened = scope.active = True
    scope.fact = False
    if not (running and force.modality is Modality.PROHIBITION):
        scope.modality = force.modality
    scope.bearing = bearing
    scope.pending = []
    scope.strong = scope.strong or strong or (reading.cue is not None and reading.cue.kind == "plain")
