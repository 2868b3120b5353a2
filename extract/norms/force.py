"""Force 模态: whether a clause with a predicate is a norm, and of what modality."""

from __future__ import annotations

from ..blocks import Block
from ..lexicon import actor_words, listed, regex, words
from ..model import Modality
from .actors import actor_phrase
from .finding import Bearing, Force, Scope
from .forms import Form
from .reading import Reading
from .setting import Setting
from .tokens import Tokens

_NARRATORS, _HANDLES = actor_words("narrators"), listed("handles")
_STRONGLY = regex("demands_strongly")
_OCCASIONS = frozenset(("cond.de", "cond.if", "cond.meets", "cond.unmet", "cond.event"))
"""Conditions after which a prohibition does not run on."""
_GRANTED = regex("granted")
_PUNISHES, _CHANGING = regex("punishes"), listed("changing")
_DEGREES, _ONLY_THEN = listed("degrees"), listed("only_then")
_NARROWING, _SAYING = words("narrowing"), listed("saying_verbs") | listed("knowing_verbs")
_FIRST_PERSONS, _STATES, _BARE_STATES = listed("first_persons"), listed("states"), listed("bare_states")
_RESULT, _NEGATED, _PAST = regex("result"), regex("negated"), regex("past")
_ENJOYS, _DEMANDS, _POWER = Form("enjoys"), regex("demands"), Form("power")
_GAIN, _TAKEN_INTO = regex("gain"), listed("taken_into")
_OWED, _PREVENTS, _HARM = regex("owed"), Form("prevents"), Form("harm")
_COMMAS, _CATCH_ALL = ("，", ","), Form("catch_all")
_COMES_ABOUT, _THING_COMES = Form("comes_about"), Form("thing_comes_about")
_NARRATED, _DISPOSAL, _FIXED = Form("narrated"), regex("disposal"), Form("fixed")


def is_fixed(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause states what a document is, says or applies to (本办法自…起施行): no norm
    without a plain cue.
    """
    clause, started = reading.clause, reading.started
    if clause.first and clause.closer not in _COMMAS and _CATCH_ALL.search(tokens, clause, started):
        return True
    if reading.cue is not None and reading.cue.kind == "plain":
        return False
    if _FIXED.search(tokens, clause, clause.lo) or _names_as(tokens, reading):
        return True
    if reading.cue is not None and reading.agent is None:
        return False
    if _COMES_ABOUT.search(tokens, clause, started):
        return True
    named = reading.subject is not None or reading.agent is not None
    return not named and _THING_COMES.search(tokens, clause, started) is not None


def prevents(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause tells what is to be prevented (防止层层加码)."""
    return _PREVENTS.search(tokens, reading.clause, reading.started) is not None


def follows_from(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause tells what would come of it (防止层层加码，|增加基层负担): no norm."""
    bare = reading.cue is None and reading.subject is None
    return bare and _HARM.match(tokens, reading.clause, reading.started) is not None


def _names_as(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause only says who is what (所有权人|为电梯使用单位)."""
    lo, hi = reading.started, reading.clause.hi
    if reading.cue is not None or tokens.heads[hi - 1] is None or "为" not in tokens.words[lo + 1 : hi - 1]:
        return False
    at = tokens.words.index("为", lo + 1, hi - 1)
    return tokens.heads[at - 1] is not None and actor_phrase(tokens, at + 1, hi) == hi


def force_of(  # noqa: PLR0911
    setting: Setting, block: Block, tokens: Tokens, reading: Reading, scope: Scope, *, opened: bool
) -> Force | None:
    """Return the force of a clause with a predicate, or None where it states no norm.

    `opened` says that the section has had a norm with a bearer of its own.
    """
    if (cued := _cued(tokens, reading, scope)) is not None:
        case = scope.muted and not scope.pending and reading.clause.sentence == 0
        return None if case else cued
    if reading.subject is not None and not _may_act(setting, block, tokens, reading, scope):
        return None
    if scope.muted or (scope.listed and reading.subject is None and not _is_bare(tokens, reading)):
        return None
    if scope.active and reading.subject is None:
        if reading.thing is not None and _states(tokens, reading):
            return None
        return Force(_running(tokens, reading, scope), None, "scope.run")
    if not (setting.is_operative(block) or scope.reported or scope.opened):
        return None
    subject = reading.subject or scope.pending_subject()
    if subject is None and scope.fact and not (scope.reported or scope.charged):
        return None
    if subject is None:
        silent = setting.only_cues(block) and not opened and not scope.reported
        ordered_of = scope.charged or _takes_up(tokens, reading)
        if setting.statute and reading.thing is not None and not ordered_of:
            return None
        return _without_subject(tokens, reading, silent=silent, charged=scope.charged)
    if not _may_act(setting, block, tokens, reading, scope):
        return None
    if _ENJOYS.search(tokens, reading.clause, reading.started):
        return Force(Modality.PERMISSION, None, "force.enjoys")
    stated = scope.modality if scope.listed else Modality.OBLIGATION
    return Force(_negated(tokens, reading, stated), None, "force.indicative")


def as_right(force: Force, bearing: Bearing, scope: Scope) -> Force:
    """Return what a clause without a cue is under a heading that speaks of its bearer's rights (旅客的权利):
    permitted, unless a duty runs on into it.
    """
    bare = force.trigger is None and not (force.rule == "scope.run" and scope.strong)
    if not (bearing.entitled and bare and force.modality is Modality.OBLIGATION):
        return force
    return Force(Modality.PERMISSION, None, force.rule)


def _cued(tokens: Tokens, reading: Reading, scope: Scope) -> Force | None:
    """Return the force of the clause's own cue, or of the one that an adjunct before it left without a
    predicate.
    """
    if reading.cue is None and _POWER.search(tokens, reading.clause, reading.clause.lo):
        return Force(Modality.PERMISSION, None, "force.powers")
    if reading.cue is not None:
        modality = reading.cue.modality
        if reading.cue.kind == "plain" and modality is Modality.OBLIGATION:
            if not _ONLY_THEN.isdisjoint(tokens.words[reading.cue_at + 1 : reading.clause.hi]):
                return Force(Modality.PERMISSION, tokens.words[reading.cue_at], "force.only-then")
            modality = _negated_from(tokens, reading.cue_at + 1, reading.clause.hi)
        return Force(modality, tokens.words[reading.cue_at], reading.cue.id)
    for earlier in scope.pending:
        if earlier.cue is not None and (reading.subject is None or earlier.agent is not None):
            return Force(earlier.cue.modality, tokens.words[earlier.cue_at], earlier.cue.id)
    if reading.reports and reading.subject is not None:
        return Force(Modality.OBLIGATION, "要求", "cue.report")
    return None


def _without_subject(tokens: Tokens, reading: Reading, *, silent: bool, charged: bool) -> Force | None:
    """Return the force of a clause without cue, scope and subject: a passive disposal, a bare imperative or,
    under a heading that names whose duties are told, any act.
    """
    if _states(tokens, reading) or _NARRATED.search(tokens, reading.clause, reading.started):
        return None
    if reading.thing is not None:
        act = tokens.slice(reading.predicate, reading.clause.hi)
        done = tokens.kinds[reading.predicate] == "verb" and "的" not in act
        passive = (charged and done) or _DISPOSAL.search(act)
        return Force(Modality.OBLIGATION, None, "force.passive") if passive else None
    if silent or not _is_bare(tokens, reading):
        return None
    return Force(_negated(tokens, reading, Modality.OBLIGATION), None, "force.imperative")


def _takes_up(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a thing is made part of another (考核结果|纳入政绩考核内容)."""
    return tokens.words[reading.predicate] in _TAKEN_INTO


def _running(tokens: Tokens, reading: Reading, scope: Scope) -> Modality:
    """Return the force that runs on; after a prohibition a clause that plainly demands is an obligation, and
    after a permission what its user owes for it (可以扣除，|并补充提供票据); what one enjoys is permitted
    (依法参加社会保险，|并享受相应待遇).
    """
    text = tokens.slice(reading.started, reading.clause.hi)
    if scope.modality is Modality.PROHIBITION and not scope.listed:
        occasion = any(rule in _OCCASIONS for kept in scope.pending for _, _, rule in kept.conditions)
        occasion = occasion or any(rule == "cond.de" for _, _, rule in reading.conditions)
        if occasion or _DEMANDS.match(text) or _PUNISHES.match(text):
            return _negated(tokens, reading, Modality.OBLIGATION)
    if scope.modality is Modality.RECOMMENDATION and not scope.listed and _STRONGLY.match(text):
        return _negated(tokens, reading, Modality.OBLIGATION)
    if scope.modality is Modality.PERMISSION and not scope.listed:
        act = tokens.slice(max(reading.predicate, reading.clause.lo), reading.clause.hi)
        done = reading.thing is not None and _GRANTED.search(act)
        if done or _OWED.match(text):
            return Modality.OBLIGATION
    if scope.modality is Modality.OBLIGATION and _GAIN.match(text):
        return Modality.PERMISSION
    return _negated(tokens, reading, scope.modality)


def _states(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause tells what is or was: 是, 了, 已, 多次 …"""
    lo, hi = reading.clause.lo, reading.clause.hi
    span = tokens.words[lo:hi]
    if "就是" in span:
        return True
    at = reading.predicate - lo
    if reading.cue is None and _equates(span, at):
        return True
    if any(word in _STATES for word in span[at : at + 2]):
        return reading.thing is not None or reading.subject is not None or span[at] in _BARE_STATES
    if "了" in span and "为了" not in span and "ul" in tokens.tags[lo:hi]:
        return True
    very = hi - lo > 1 and tokens.tags[hi - 1] == "a" and tokens.words[hi - 2] in _DEGREES
    if very or _has_come(tokens, reading):
        return True
    return _PAST.search(tokens.slice(lo, max(reading.predicate + 1, lo + 1))) is not None


def _has_come(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause without force tells how a thing changes (服务水平|进一步提升)."""
    lead = reading.thing or reading.subject
    hi = reading.clause.hi
    if lead is None or reading.active or reading.cue is not None or tokens.words[hi - 1] not in _CHANGING:
        return False
    return hi - lead[1] > 1 or reading.thing is not None


def _equates(span: list[str], at: int) -> bool:
    """Say whether a clause tells what its first words are (疫情防控|是|重大任务; not 高校特别是师范大学)."""
    k = next((j for j in range(at + 1, len(span) - 1) if span[j] == "是"), 0)
    if k < 1 or span[-1] == "的" or span[k - 1] in _NARROWING:
        return False
    return k < at + 5 or ("的" in span[k:] and span[at] not in _SAYING and "的" not in span[at:k])


def _may_act(setting: Setting, block: Block, tokens: Tokens, reading: Reading, scope: Scope) -> bool:
    """Say whether an actor's act without a trigger is a duty: in operative text, not told of the past."""
    operative = setting.is_operative(block) or scope.opened
    if not operative or _states(tokens, reading) or setting.only_cues(block):
        return False
    if reading.subject is None:
        return True
    text = tokens.slice(reading.started, reading.subject[1])
    if any(name in text for name in _NARRATORS):
        return False
    return tokens.words[reading.subject[0]] not in _FIRST_PERSONS and not scope.reported


def _negated(tokens: Tokens, reading: Reading, modality: Modality) -> Modality:
    """A negated act in an obligation's scope is forbidden; a negated result is an obligation; 不 under
    可以 stays.
    """
    if modality is not Modality.OBLIGATION:
        return modality
    lead = reading.subject or reading.thing
    first = lead[1] if lead else reading.started
    if reading.conditions and first <= reading.conditions[-1][1] <= reading.predicate:
        first = reading.conditions[-1][1]
    if reading.topics and first <= reading.topics[-1][0] and reading.topics[-1][1] < reading.clause.hi:
        first = reading.topics[-1][1]
    return _negated_from(tokens, first, reading.clause.hi)


def _negated_from(tokens: Tokens, lo: int, hi: int) -> Modality:
    """Return prohibition where the words open with a negated act, else obligation."""
    text = tokens.slice(lo, hi)
    match = _NEGATED.match(text)
    if match and not _RESULT.match(text[match.end() - 1 :]):
        return Modality.PROHIBITION
    return Modality.OBLIGATION


def _is_bare(tokens: Tokens, reading: Reading) -> bool:
    """Say whether a clause can be a bare imperative: it opens with a verb, an adverb or a preposition."""
    k = reading.predicate
    if k < 0 or k >= reading.clause.hi:
        return False
    return (
        tokens.kinds[k] in ("verb", "prep", "adv")
        or tokens.tags[k][0] in "vil"
        or tokens.words[k] in _HANDLES
    )
