"""Bearers 义务主体: who bears a norm, named in its clause or taken over from what stands before it."""

from __future__ import annotations

import re
from dataclasses import replace

from ..blocks import Block, BlockKind
from ..lexicon import actor_words, listed, ordered, regex
from ..model import ADDRESSEES, ISSUER, BearerSource
from .belonging import possessed
from .coordination import expand
from .finding import UNSPECIFIED, Bearing, Scope
from .forms import Form
from .meant import (
    goes_on_topic,
    is_managed,
    is_object,
    is_regulated,
    is_sanction,
    opens_with_charge,
    punishes,
    targets,
)
from .members import last_kind
from .phrases import phrase_from
from .reading import Kind, Reading
from .setting import Setting
from .tokens import Tokens

_BOTH, _PRONOUNS = listed("both_parties"), actor_words("pronouns")
_SUMMING = ordered("summing_both")
_ALLOWING = listed("allowing_cues")
_APPOINTING, _OUR_ORGAN = listed("appointing"), regex("our_organ")
_TAKING_POSTS = listed("taking_posts")
_AUTHORITY_ACTS = listed("authority_acts")
_AUTHORITY = re.compile(
    "(?:依法|应予|予以|不予|给予)*(?:(?<=予以)处理|(?<=给予)处理|" + "|".join(sorted(_AUTHORITY_ACTS)) + ")"
)
_GRANTS, _PROSECUTED, _ORDERED = regex("grants"), Form("prosecuted"), regex("ordered")
_UNDERGONE = regex("undergoing")
_NAMED_PARTIES = {"甲乙双方": ("甲方", "乙方")}
_ORGAN_ACTS, _SURE_ORGAN_ACTS = listed("organ_acts"), listed("sure_organ_acts")


class Bearers:
    """Finds the bearers of a document's norms, and remembers those that later clauses take over.

    Attributes:
        opener: bearer of the sentence that opened the section.
        manager: the last of them who is no group of people (员工, 纳税人).
        headings: bearers that the headings name, by section.
        appointed: who the norm before appointed (指定…负责人): he bears the 负责 after it.
        we: who 我们 are (作为共产党员，我们…).
    """

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.opener: Bearing | None = None
        self.manager: Bearing | None = None
        self.headings: dict[str, Bearing] = {}
        self.appointed: tuple[str, ...] = ()
        self.we: tuple[str, ...] = ()

    def begin(self, opener: Bearing | None) -> None:
        """Begin a section, with the actor of the paragraphs above its parts."""
        able = opener is not None and len(self._barred(opener)) < len(opener.names)
        self.opener, self.manager = opener, opener if able else None

    def find(self, block: Block, tokens: Tokens, reading: Reading, scope: Scope, opens: bool) -> Bearing:
        """Return the bearers of a norm clause; `opens` says that it opens its paragraph."""
        sanction = is_sanction(tokens, reading, scope)
        own = None if sanction else self._explicit(block, tokens, reading, scope)
        if own is not None and not is_object(block, tokens, reading, own):
            return own
        kind = reading.cue.kind if reading.cue is not None else ""
        if self.appointed and (kind == "charge" or opens_with_charge(tokens, reading)):
            return Bearing(self.appointed, BearerSource.INHERITED, "bearer.appointed")
        if kind == "promise":
            named = scope.bearing if scope.active else None
            if named is None or named.source is BearerSource.ADDRESSEE:
                named = self.opener
            if named is not None and punishes(tokens, reading, self._barred(named)):
                named = None
            return named.inherited() if named else Bearing((ISSUER,), BearerSource.ISSUER, "bearer.issuer")
        shared = self.setting.shared(block)
        if shared is not None and (
            own is not None
            or reading.thing is not None
            or not scope.active
            or scope.bearing in (None, shared)
        ):
            return shared
        unnamed = sanction or _PROSECUTED.search(tokens, reading.clause, reading.started) is not None
        if scope.reported or unnamed:
            return scope.bearing.inherited() if scope.bearing and not unnamed else UNSPECIFIED
        return self._able(tokens, reading, self._inherited(block, reading, scope, opens), scope)

    def _able(self, tokens: Tokens, reading: Reading, found: Bearing, scope: Scope) -> Bearing:
        """Return the bearers found but for those that cannot be meant; nobody where none is left."""
        if found.rule != "bearer.title" and is_regulated(tokens, reading, found, scope):
            return self._nobody()
        if found.rule != "bearer.title" and (done_to := targets(tokens, reading, scope)):
            others = tuple(name for name in found.names if not done_to.intersection((name,)))
            if len(others) < len(found.names):
                return replace(found, names=others) if others else self._nobody()
        if not self._cannot(tokens, reading, found, scope):
            return found
        able = tuple(name for name in found.names if name not in self._barred(found))
        if able:
            return replace(found, names=able)
        managed = self.manager is not None and is_managed(tokens, reading, found)
        return self.manager.inherited() if self.manager is not None and managed else self._nobody()

    def _explicit(self, block: Block, tokens: Tokens, reading: Reading, scope: Scope) -> Bearing | None:
        """Return the bearers that the clause names, or that a comma cut off from it."""
        if reading.narrow and scope.pending and goes_on_topic(tokens, scope.pending[-1], reading):
            return None
        span = reading.agent or reading.subject or self._allowed(tokens, reading)
        span = span or self._cut_off(tokens, reading, scope, block.section)
        if span is None:
            return None
        lead = next(
            (r.agent for r in scope.pending if r.agent and r.kind is Kind.SUBJECT and r.agent != span), None
        )
        phrase = tokens.slice(*span)
        names = expand(f"{tokens.slice(*lead)}、{phrase}" if lead and reading.cue is None else phrase).names
        names = self._resolve(tokens, names, scope)
        if not names:
            return None
        return Bearing(
            names, BearerSource.EXPLICIT, "bearer.agent" if reading.agent else "bearer.subject", span
        )

    @staticmethod
    def _allowed(tokens: Tokens, reading: Reading) -> tuple[int, int] | None:
        """Return the actor after 对 to whom something is allowed (对企业…|允许一次性扣除), or None."""
        if reading.cue is None or tokens.words[reading.cue_at] not in _ALLOWING or not reading.topics:
            return None
        lo, hi = reading.topics[-1]
        end = phrase_from(tokens, lo + 1, hi)
        return (lo + 1, end) if end > lo + 1 else None

    def _cut_off(
        self, tokens: Tokens, reading: Reading, scope: Scope, section: str | None
    ) -> tuple[int, int] | None:
        """Return the actor that a comma cut off: not one whom a condition only tells of, where a list, a
        heading or an authority's act has another bearer.
        """
        span = scope.pending_actor() if scope.pending else None
        if span is None:
            return None
        kept = next((r for r in scope.pending if span in (r.agent, r.subject)), None)
        if kept is None or kept.kind is not Kind.CONDITION or kept.agent == span:
            return span
        act = tokens.slice(max(reading.predicate, reading.clause.lo), reading.clause.hi)
        if scope.listed and scope.bearing is not None and scope.bearing.names:
            return None
        if self.charged(section) and kept.conditions and kept.conditions[-1][2] != "cond.de":
            return None
        if not (_AUTHORITY.match(act) or _GRANTS.match(act)):
            return span
        organs = all(last_kind(name) == "organ" for name in expand(tokens.slice(*span)).names)
        return span if organs and _ORDERED.match(act) else None

    def _owners(self, tokens: Tokens, scope: Scope) -> tuple[str, ...]:
        """Return whose 其近亲属 are: those a condition before tells of, else the actor before."""
        if (actor := scope.pending_actor()) is not None:
            return expand(tokens.slice(*actor)).names
        if scope.bearing is not None and scope.active:
            return scope.bearing.names
        return self.opener.names if self.opener else ()

    def _resolve(self, tokens: Tokens, names: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
        """Give pronouns their referent: 我们 after 作为共产党员 → 共产党员."""
        out: list[str] = []
        for name in names:
            if name in _BOTH and (parties := self._parties(name)):
                out.extend(parties)
            elif len(names) > 1 and len(name) > 3 and name.endswith(_SUMMING):
                out.append(name[:-2])
            elif self.setting.issuers and _OUR_ORGAN.fullmatch(name):
                out.extend(self.setting.issuers)
            elif name == "我们":
                out.extend(self.we)
            elif len(owned := possessed(name)) > 1:
                out.extend(owner + owned for owner in self._owners(tokens, scope) or ("其",))
            elif name in _PRONOUNS:
                out.extend(scope.told or (self.opener.names if self.opener else ()))
            else:
                out.append(name)
        return tuple(dict.fromkeys(out))

    def _parties(self, name: str) -> tuple[str, ...]:
        """Return who 双方, 一方 … are: the parties of the contract, else the two actors who opened a
        sentence of the section (用人单位与农民工).
        """
        if parties := self.setting.parties or _NAMED_PARTIES.get(name, ()):
            return parties
        named = self.opener.names if self.opener else ()
        return named if name.endswith(_SUMMING) and len(named) > 1 else ()

    def _inherited(self, block: Block, reading: Reading, scope: Scope, opens: bool) -> Bearing:
        before = scope.bearing
        if scope.fact and scope.told and reading.cue is not None and scope.told_here:
            return Bearing(scope.told, BearerSource.EXPLICIT, "bearer.told")
        if reading.cue is None and before is not None and scope.active:
            return before.inherited()
        if before is not None and before.source is BearerSource.ADDRESSEE:
            return before
        heading = self._of_heading(block.section)
        labelled = self.opener is not None and self.opener.rule == "bearer.title"
        if opens and heading is not None and not labelled and block.kind is not BlockKind.HEADING:
            return heading
        if self.opener is not None:
            return self.opener.inherited()
        return before.inherited() if before is not None else heading or self._nobody()

    def charged(self, section: str | None) -> bool:
        """Say whether a heading above the section names whose duties it lists."""
        heading = self._of_heading(section)
        return heading is not None and heading.rule == "bearer.title"

    def _of_heading(self, section: str | None) -> Bearing | None:
        """Return the bearer that the nearest heading above names."""
        sections = self.setting.sections
        while section is not None:
            if section in self.headings:
                return self.headings[section]
            section = sections[section].parent if section in sections else None
        return None

    def _nobody(self) -> Bearing:
        if self.setting.addressed:
            return Bearing((ADDRESSEES,), BearerSource.ADDRESSEE, "bearer.addressees")
        return UNSPECIFIED

    @staticmethod
    def _barred(found: Bearing) -> list[str]:
        """Return the persons and groups of people among the bearers."""
        return [name for name in found.names if last_kind(name) in ("group", "person")]

    def _cannot(self, tokens: Tokens, reading: Reading, found: Bearing, scope: Scope) -> bool:
        """Say whether the actor found is the very target of the act, or a group of people that cannot do
        it.
        """
        if not found.names or found.source is BearerSource.ADDRESSEE or found.rule == "bearer.title":
            return False
        if not self._barred(found):
            return False
        if is_managed(tokens, reading, found):
            return True
        act = _UNDERGONE.sub("", tokens.slice(reading.clause.lo, reading.clause.hi))
        return any(word in act for word in _ORGAN_ACTS) and (
            bool(scope.pending) or bool(reading.topics) or any(word in act for word in _SURE_ORGAN_ACTS)
        )

    def remember(self, block: Block, reading: Reading, scope: Scope, bearing: Bearing) -> None:
        """Keep the bearer that opens a sentence for the clauses and sections after it."""
        named = bearing.span is not None or bearing.rule == "bearer.told"
        own = bearing.source is BearerSource.EXPLICIT and named and block.charge is None
        urged = reading.cue is not None and reading.cue.kind == "urge" and reading.agent is not None
        own = own and not urged
        if own and not scope.opened and not reading.narrow:
            self.opener = bearing
            if len(self._barred(bearing)) < len(bearing.names):
                self.manager = bearing
            if block.kind is BlockKind.HEADING and block.section:
                self.headings[block.section] = bearing.inherited()


def taken_as(tokens: Tokens, reading: Reading) -> tuple[str, ...]:
    """Return who 我们 are after `作为共产党员，`, or nothing where the clause is another."""
    lo, hi = reading.started, reading.clause.hi
    if (
        hi - lo < 2
        or tokens.words[lo] != "作为"
        or reading.cue is not None
        or phrase_from(tokens, lo + 1, hi) != hi
    ):
        return ()
    return expand(tokens.slice(lo + 1, hi)).names


def appointed_by(tokens: Tokens, reading: Reading) -> tuple[str, ...]:
    """Return who a clause appoints (指定个人信息保护负责人; 明确1名干部担任联络员): he bears the 负责…
    that follows.
    """
    hi = reading.clause.hi
    if _APPOINTING.isdisjoint(tokens.words[reading.clause.lo : hi]):
        return ()
    for k in range(reading.clause.lo, hi - 1):
        if tokens.words[k] in _APPOINTING:
            posts = [j for j in range(k + 1, hi) if tokens.words[j] in _TAKING_POSTS]
            lo = posts[-1] + 1 if posts else k + 1
            while lo < hi and tokens.tags[lo][0] in "mq" and not tokens.heads[lo]:
                lo += 1
            if lo < hi and phrase_from(tokens, lo, hi) == hi:
                return expand(tokens.slice(lo, hi)).names
    return ()
