"""Scope and ellipsis: which clauses are norms, of what force, and who bears them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ..blocks import Block, BlockKind, Structure
from ..lexicon import actor_words, words
from ..model import ADDRESSEES, ISSUER, BearerSource, Modality, Section
from .actors import head_kind
from .coordination import expand
from .phrases import phrase_from
from .reading import _MEETS, Kind, Reading, read_clause
from .tokens import Clause, Tokens, clauses, tokenize, word_class


@dataclass(frozen=True, slots=True)
class Bearing:
    """Bearers with their source, and the block words they were read from (None where they stand elsewhere)."""

    names: tuple[str, ...]
    source: BearerSource
    rule: str
    span: tuple[int, int] | None = None


@dataclass(slots=True)
class Finding:
    """A clause that is a norm, before its qualifiers and counterparties are read.

    Attributes:
        pending: the adjunct and condition clauses before it whose content it takes.
        context: the clause readings needed for the trigger where it stands in an earlier clause.
    """

    block: Block
    tokens: Tokens
    reading: Reading
    modality: Modality
    trigger: str | None
    trigger_rule: str
    bearing: Bearing
    assigner: str | None
    pending: list[Reading] = field(default_factory=list)
    pronoun: tuple[str, ...] = ()


@dataclass(slots=True)
class _Scope:
    """What runs on from clause to clause inside a sentence."""

    active: bool = False
    modality: Modality = Modality.OBLIGATION
    bearing: Bearing | None = None
    assigner: str | None = None
    reported: bool = False
    trigger: str | None = None
    opened: bool = False
    told: tuple[str, ...] = ()
    pending: list[Reading] = field(default_factory=list)
    strong: bool = False
    content: str = ""
    fact: bool = False
    muted: bool = False


@dataclass(slots=True)
class _List:
    """A lead-in that ends in ：and governs the numbered items after it."""

    level: int
    modality: Modality | None
    bearing: Bearing | None


_UNSPECIFIED = Bearing((), BearerSource.UNSPECIFIED, "bearer.none")
_RESULT = re.compile(r"^(?:不(?:留|出|落|打折扣|走过场|走样|缺位|越位|漏|断|掉|松劲|懈怠|折不扣|断线|失|变形|遗漏|误|反弹|停)|无)")
_NEGATED = re.compile(r"^(?:带头|坚决|自觉|坚持|做到|一律|绝|决|都|也|更|并|且|要|尽量|尽可能|原则上|一般|普遍|暂|再|随意|得)*不(?!断|仅|但|同|少|忘|畏|怕|折不扣|辱|负|懈|竭|良|法|足|力|当|利|便|动产|可抗|定期|明|实)")
_PAST = re.compile(r"(?:已经|已(?!依法)|曾|多次|近年来|以来[，,]?|日前|近日|近期)")
_POWERS = re.compile(r"(?:职权|权利|权力|权限)")
_DUTIES = re.compile(r"(?:职责|义务|要求|规定|工作|任务|措施|制度|程序|步骤|原则|安排)")
_LISTED = re.compile(r"(?:下列|以下|如下)([^，。；：]*?)(?:之一|的|，|：|$)")
_NO_ITEMS = re.compile(r"(?:情形|条件|材料|内容|事项|文件|情况|资料|信息|因素|项目|范围|证件)$")
_SHARE = re.compile(r"[（(]([^（）()]*(?:[（(][^（）()]*[）)][^（）()]*)*?(?:负责|牵头|配合|参与|参加|落实|承办|责任单位)[^（）()]*)[）)][。.\s]*$")
_FIXED = re.compile(r"(?:^指|^(?:以利|以便|以免|以期|便于|有利于)|是指|(?:特)?制(?:定|订)(?:此|本|该)[^，。]*$|(?:依照|按照)[^，。]*?(?:法律|法规|规定|条例)(?:执行|确定|办理)$|适用(?:本|于)|自[^，。]*?起(?:施行|实施|生效)|(?:同时)?废止|现(?:将|就|予)[^，。]*?(?:如下|通知|印发)|如下$|所称|以下简称|包括[^，。]*$|以[^，。]*?为准|设在|设立于)")
_CONTENT = re.compile(r"是否|哪里|有没有|能否|何时何地")
_ENJOYS = re.compile(r"(?:享有|享受)[^，。；]*$")
_DEMANDS = re.compile(r"^(?:并)?(?:切实|认真|确保|保证|严格|加强|做好|做到|维护|坚持|坚决|及时|积极|主动|全面|强化|落实|营造|自觉(?!抵制)|共同|努力|形成|保持|提高|增强|减轻)")
_LEADS = re.compile(r"(?:如下|以下)[^。]{0,12}?[：:。]|特此(?:通知|通告|公告)")
_THEN = re.compile(r"(?:就|才|则)(?:要|必须|应|应当|须|能|可|可以|得)")
_BOTH = frozenset(("双方", "甲乙双方", "任何一方", "各方", "三方"))
_POWER = re.compile(r"行使[^，。；]{0,12}?(?:职权|权利|权力)$")
_SCORING = re.compile(r"(?:得|扣|计|加|减)[^，。；]{0,8}?[0-9０-９.]+分|不得分|满分|分以上|分以下|[0-9]分[）)]")
_NARRATED = re.compile(r"^以[^，]{2,12}为核心的党中央|^(?:会议|全会)(?:指出|认为|强调)")
_CHARGE_TITLE = re.compile(
    r"^(.{2,30}?)(?:的)?(?:安全生产|安全|岗位|工作|主要|基本|管理)*(?:职责|责任制|责任|义务|职权|权利|权限|任务)(?:与权限|和权限|如下|分工)?[：:。]?$"
)
_ORGAN_ACTS = ("追责", "问责", "处分", "严肃处理", "处理", "表彰", "设置", "发展", "考验", "考察", "免职", "严肃追责", "实施表彰", "惩戒", "奖励", "诫勉")


class Walker:
    """Walks the blocks of one document and yields its norms in text order."""

    def __init__(self, structure: Structure, blocks: Sequence[Tokens] | None = None) -> None:
        self.document = structure.document
        self.blocks = structure.blocks
        self.tokens = blocks if blocks is not None else [tokenize(block.text) for block in structure.blocks]
        self.sections: dict[str, Section] = {s.id: s for s in structure.document.sections}
        self.statute = _is_statute(structure)
        self.heading: dict[str, Bearing] = {}
        self.shares = _shares(structure)
        self.opener: Bearing | None = None
        self.section: str | None = None
        self.list: _List | None = None
        self.appointed: tuple[str, ...] = ()
        self.we: tuple[str, ...] = ()
        self.parties = tuple(p for p in ("甲方", "乙方", "丙方") if structure.document.text.count(p) > 1)
        text = structure.document.text
        self.essay = not self.statute and not structure.document.sections and len(text) > 600 and not _LEADS.search(text)
        self.operative = self.statute or not structure.document.sections

    def findings(self) -> Iterator[Finding]:
        """Yield each norm clause of the document."""
        for at, (block, tokens) in enumerate(zip(self.blocks, self.tokens, strict=True)):
            if not self.statute and self._is_title(at):
                block = replace(block, kind=BlockKind.HEADING)
            if block.kind is BlockKind.OTHER or not block.text:
                continue
            if block.kind is BlockKind.HEADING and block.section and (match := _CHARGE_TITLE.match(block.text)):
                names = expand(match.group(1)).names
                if names and all(_kind_of(name) for name in names):
                    self.heading[block.section] = Bearing(names, BearerSource.INHERITED, "bearer.title")
            if block.section != self.section:
                self.section, self.opener = block.section, None
                if self.list and block.level < self.list.level:
                    self.list = None
            yield from self._block(block, tokens)

    def _is_title(self, at: int) -> bool:
        """Say whether a numbered block that opens its section is a title: one short sentence, a paragraph after it."""
        block = self.blocks[at]
        if block.kind is not BlockKind.BODY or not block.number or at + 1 >= len(self.blocks):
            return False
        after = self.blocks[at + 1]
        opens = at == 0 or self.blocks[at - 1].section != block.section
        short = len(block.text) <= 40 and "，" not in block.text and "。" not in block.text[:-1]
        return opens and short and after.kind is BlockKind.BODY and not after.number and after.section == block.section

    def _block(self, block: Block, tokens: Tokens) -> Iterator[Finding]:
        in_list = self.list is not None and bool(block.number) and block.level >= self.list.level
        if not in_list:
            self.list = None
        scope, sentence = _Scope(), -1
        opens_paragraph = True
        found = list(clauses(tokens))
        asked = {clause.sentence for clause in found if clause.closer in ("？", "?")}
        topical = topics_apart(tokens, found)
        chained = chains(tokens, found) | {k for at, start in topical.items() for k in range(start, at)}
        stated = statements(tokens, found)
        if self.statute:
            chained |= preludes(tokens, found)
        for at, clause in enumerate(found):
            if clause.sentence != sentence:
                sentence = clause.sentence
                scope = self._new_sentence(scope, in_list)
            elif clause.part:
                scope.opened = scope.strong = False
                scope.pending = []
                if not tokens.slice(clause.lo, clause.hi).startswith(("是否", "哪里")):
                    scope.content = ""
            reading = read_clause(tokens, clause, active=scope.active, strong=scope.strong)
            if clause.sentence in asked:
                continue
            if at in stated and reading.cue is None:
                scope.active, scope.fact = False, True
                continue
            if at in chained and reading.cue is None:
                as_condition(reading)
            if at in topical and reading.cue is None:
                reading.kind, reading.subject = Kind.ADJUNCT, None
                reading.topics = [(clause.lo - 1, clause.hi)]
            yield from self._clause(block, tokens, reading, scope, opens_paragraph)
            opens_paragraph = False
            if clause.closer in ("：", ":"):
                self._lead_in(tokens, reading, scope, block)

    def _new_sentence(self, before: _Scope, in_list: bool) -> _Scope:
        scope = _Scope(told=before.told)
        scope.muted = in_list and self.list is not None and self.list.modality is None
        if in_list and self.list is not None and self.list.modality is not None:
            scope.active, scope.modality = True, self.list.modality
            scope.bearing = self.list.bearing
            scope.strong = self.list.modality is Modality.OBLIGATION
        return scope

    def _lead_in(self, tokens: Tokens, reading: Reading, scope: _Scope, block: Block) -> None:
        text = _sentence_text(tokens, reading.clause)
        if not re.search(r"下列|以下|如下", text):
            return
        modality: Modality | None = scope.modality if scope.active else None
        listed = match.group(1) if (match := _LISTED.search(text)) else ""
        if _POWERS.search(listed or text):
            modality = Modality.PERMISSION
        elif (_NO_ITEMS.search(listed) or re.search(r"包括|载明|具备|符合", text[-20:])) and not (modality is Modality.PROHIBITION and "行为" in text):
            modality = None
        elif modality is None and (_DUTIES.search(text) or "行为" in text):
            modality = Modality.OBLIGATION if "行为" not in text else None
        if "行为" in text and scope.modality is not Modality.PROHIBITION:
            modality = None
        self.list = _List(block.level + 1, modality, scope.bearing if scope.active else self.opener)

    def _clause(
        self, block: Block, tokens: Tokens, reading: Reading, scope: _Scope, opens_paragraph: bool
    ) -> Iterator[Finding]:
        if reading.reports:
            self._report(tokens, reading, scope)
        if scope.content and self._runs_on(tokens, reading, scope):
            return
        scope.content = ""
        if names := _taken_as(tokens, reading):
            self.we = names
            return
        if reading.kind is not Kind.ACT:
            self._adjunct(tokens, reading, scope)
            return
        text = tokens.slice(reading.clause.lo, reading.clause.hi)
        scope.content = match.group() if (match := _CONTENT.search(text)) else ""
        if _SCORING.search(_sentence_text(tokens, reading.clause)) or (
            _FIXED.search(text) and not (reading.cue and reading.cue.kind == "plain")
        ):
            scope.active = False
            return
        force = self._force(block, tokens, reading, scope)
        if force is None:
            self._tell(tokens, reading, scope)
            return
        modality, trigger, rule = force
        bearing = self._bearing(block, tokens, reading, scope, opens_paragraph)
        if self._heading_only(block, reading, scope):
            return
        yield Finding(
            block, tokens, reading, modality, trigger, rule, bearing, scope.assigner, list(scope.pending), scope.told
        )
        self.appointed = _appointed(tokens, reading)
        self._advance(block, reading, scope, modality, bearing)

    def _runs_on(self, tokens: Tokens, reading: Reading, scope: _Scope) -> bool:
        """Say whether a clause is more of what is to be checked: it has no cue and no actor of its own."""
        text = tokens.slice(reading.clause.lo, reading.clause.hi)
        if scope.content == "哪里":
            return "哪里" in text
        return reading.cue is None and (reading.subject is None or "是否" in text)

    def _heading_only(self, block: Block, reading: Reading, scope: _Scope) -> bool:
        """A heading without a subject or trigger of its own is no norm."""
        if block.kind is not BlockKind.HEADING:
            return False
        if reading.cue is None and not scope.active:
            return True
        return bool(reading.cue and reading.cue.kind in ("urge", "charge") and reading.agent is None)

    def _report(self, tokens: Tokens, reading: Reading, scope: _Scope) -> None:
        scope.reported = True
        scope.active = False
        scope.bearing = None
        if reading.reporter is not None:
            names = expand(tokens.slice(*reading.reporter)).names
            scope.assigner = names[0] if names else None
            scope.told = names
        elif scope.told:
            scope.assigner = scope.told[0]

    def _tell(self, tokens: Tokens, reading: Reading, scope: _Scope) -> None:
        """Remember who a statement of fact is about: 强调, 要求 after it are his."""
        scope.active = False
        scope.pending = []
        scope.fact = True
        if reading.subject is not None:
            scope.told = expand(tokens.slice(*reading.subject)).names

    def _adjunct(self, tokens: Tokens, reading: Reading, scope: _Scope) -> None:
        """Keep a clause without a predicate: what it says belongs to the next norm."""
        scope.pending.append(reading)
        if reading.subject is not None and reading.cue is None and not scope.opened:
            scope.active = False

    # --- force -----------------------------------------------------------------------------------------------

    def _force(
        self, block: Block, tokens: Tokens, reading: Reading, scope: _Scope
    ) -> tuple[Modality, str | None, str] | None:
        """Return modality, trigger and rule of a clause with a predicate, or None where it states no norm."""
        if _POWER.search(tokens.slice(reading.clause.lo, reading.clause.hi)) and reading.cue is None:
            return Modality.PERMISSION, None, "force.powers"
        if reading.cue is not None:
            return reading.cue.modality, tokens.words[reading.cue_at], reading.cue.id
        for earlier in scope.pending:
            if earlier.cue is not None and (reading.subject is None or earlier.agent is not None):
                return earlier.cue.modality, tokens.words[earlier.cue_at], earlier.cue.id
        act = tokens.slice(max(reading.predicate, reading.clause.lo), reading.clause.hi)
        subject = reading.subject or self._pending_subject(scope)
        if reading.subject is not None and not self._may_act(block, tokens, reading, scope):
            return None
        if scope.active and reading.subject is None:
            if reading.thing is not None and self._states(tokens, reading):
                return None
            return self._running(tokens, reading, scope), None, "scope.run"
        if reading.reports and reading.subject is not None:
            return Modality.OBLIGATION, "要求", "cue.report"
        if not self._is_operative(block) and not scope.reported:
            return None
        if scope.muted or subject is None and scope.fact and not scope.reported:
            return None
        if subject is not None:
            if not self._may_act(block, tokens, reading, scope):
                return None
            if _ENJOYS.search(tokens.slice(reading.started, reading.clause.hi)):
                return Modality.PERMISSION, None, "force.enjoys"
            return _negated(tokens, reading, Modality.OBLIGATION), None, "force.indicative"
        if self._states(tokens, reading):
            return None
        if _NARRATED.search(tokens.slice(reading.started, reading.clause.hi)):
            return None
        if reading.thing is not None:
            return (Modality.OBLIGATION, None, "force.passive") if _is_disposal(tokens, reading) else None
        if self.essay and self.opener is None and not scope.reported:
            return None
        if _bare(tokens, reading, act):
            return _negated(tokens, reading, Modality.OBLIGATION), None, "force.imperative"
        return None

    def _running(self, tokens: Tokens, reading: Reading, scope: _Scope) -> Modality:
        """Return the force that runs on; after a prohibition a clause that plainly demands is an obligation."""
        text = tokens.slice(reading.started, reading.clause.hi)
        if scope.modality is Modality.PROHIBITION and _DEMANDS.match(text):
            return Modality.OBLIGATION
        return _negated(tokens, reading, scope.modality)

    def _pending_subject(self, scope: _Scope) -> tuple[int, int] | None:
        return next((r.subject for r in reversed(scope.pending) if r.subject is not None), None)

    def _is_operative(self, block: Block) -> bool:
        return self.operative or block.section is not None or block.kind is BlockKind.HEADING

    def _states(self, tokens: Tokens, reading: Reading) -> bool:
        """Say whether a clause tells what is or was: 是, 了, 已, 多次 …"""
        lo, hi = reading.clause.lo, reading.clause.hi
        span = tokens.words[lo:hi]
        if "就是" in span:
            return True
        if any(word in ("是", "为", "即", "属于", "有", "成为", "分为", "称为") for word in span[reading.predicate - lo : reading.predicate - lo + 2]):
            return reading.thing is not None or reading.subject is not None or span[reading.predicate - lo] in ("是", "即", "属于")
        if "了" in span and "为了" not in span and any(t == "ul" for t in tokens.tags[lo:hi]):
            return True
        return bool(_PAST.search(tokens.slice(lo, hi)))

    def _may_act(self, block: Block, tokens: Tokens, reading: Reading, scope: _Scope) -> bool:
        """Say whether an actor's act without a trigger is a duty: in operative text, not told of the past."""
        if not self._is_operative(block) or self._states(tokens, reading) or self.essay:
            return False
        if reading.subject is None:
            return True
        text = tokens.slice(reading.started, reading.subject[1])
        if any(name in text for name in actor_words("narrators")):
            return False
        return tokens.words[reading.subject[0]] not in ("我", "他") and not scope.reported

    # --- bearers ---------------------------------------------------------------------------------------------

    def _bearing(self, block: Block, tokens: Tokens, reading: Reading, scope: _Scope, opens_paragraph: bool) -> Bearing:
        own = self._explicit(tokens, reading, scope)
        if own is not None:
            return own
        if reading.cue is not None and reading.cue.kind == "charge" and self.appointed:
            return Bearing(self.appointed, BearerSource.INHERITED, "bearer.appointed")
        if reading.cue is not None and reading.cue.kind == "promise":
            named = scope.bearing if scope.active else None
            if named is None or named.source is BearerSource.ADDRESSEE:
                named = self.opener
            return _inherit(named) if named else Bearing((ISSUER,), BearerSource.ISSUER, "bearer.issuer")
        shared = self.shares.get(block.section or "")
        if shared is not None and (reading.thing is not None or not scope.active or scope.bearing in (None, shared)):
            return shared
        if scope.reported:
            return _inherit(scope.bearing) if scope.bearing else _UNSPECIFIED
        found = self._inherited(block, reading, scope, opens_paragraph)
        if self._cannot(tokens, reading, found, scope):
            return self._nobody()
        return found

    def _explicit(self, tokens: Tokens, reading: Reading, scope: _Scope) -> Bearing | None:
        span = reading.agent or reading.subject
        if span is None:
            span = _pending_actor(scope)
        if span is None:
            return None
        lead = next((r.agent for r in scope.pending if r.agent and r.kind is Kind.SUBJECT and r.agent != span), None)
        phrase = tokens.slice(*span)
        names = expand(f"{tokens.slice(*lead)}、{phrase}" if lead and reading.cue is None else phrase).names
        names = self._resolve(names, scope)
        if not names:
            return None
        return Bearing(names, BearerSource.EXPLICIT, "bearer.agent" if reading.agent else "bearer.subject", span)

    def _resolve(self, names: tuple[str, ...], scope: _Scope) -> tuple[str, ...]:
        """Give pronouns their referent: 我们 after 作为共产党员 → 共产党员."""
        out: list[str] = []
        for name in names:
            if name in _BOTH and self.parties:
                out.extend(self.parties)
            elif name == "我们":
                out.extend(self.we)
            elif name in actor_words("pronouns"):
                out.extend(scope.told or (self.opener.names if self.opener else ()))
            else:
                out.append(name)
        return tuple(dict.fromkeys(out))

    def _inherited(self, block: Block, reading: Reading, scope: _Scope, opens_paragraph: bool) -> Bearing:
        if reading.cue is None and scope.bearing is not None and scope.active:
            return _inherit(scope.bearing)
        if scope.bearing is not None and scope.bearing.source is BearerSource.ADDRESSEE:
            return scope.bearing
        heading = self._heading_bearing(block.section)
        if opens_paragraph and heading is not None and block.kind is not BlockKind.HEADING:
            return heading
        if self.opener is not None:
            return _inherit(self.opener)
        if scope.bearing is not None:
            return _inherit(scope.bearing)
        return heading or self._nobody()

    def _heading_bearing(self, section: str | None) -> Bearing | None:
        while section is not None:
            if section in self.heading:
                return self.heading[section]
            section = self.sections[section].parent if section in self.sections else None
        return None

    def _nobody(self) -> Bearing:
        if self.document.addressees:
            return Bearing((ADDRESSEES,), BearerSource.ADDRESSEE, "bearer.addressees")
        return _UNSPECIFIED

    def _cannot(self, tokens: Tokens, reading: Reading, found: Bearing, scope: _Scope) -> bool:
        """Rule 4: the actor found is the very target of the act, or a group of people that cannot do it."""
        if not found.names or found.source is BearerSource.ADDRESSEE:
            return False
        act = tokens.slice(reading.clause.lo, reading.clause.hi)
        kinds = {_kind_of(name) for name in found.names}
        if not kinds <= {"group", "person"}:
            return False
        return any(word in act for word in _ORGAN_ACTS) and (
            bool(scope.pending) or bool(reading.topics) or "设置" in act or "发展" in act or "考验" in act
        )

    def _advance(self, block: Block, reading: Reading, scope: _Scope, modality: Modality, bearing: Bearing) -> None:
        own = bearing.source is BearerSource.EXPLICIT and bearing.span is not None
        running = reading.cue is None and scope.active
        if own and not scope.opened and not reading.narrow:
            self.opener = bearing
            if block.kind is BlockKind.HEADING and block.section:
                self.heading[block.section] = _inherit(bearing)
        scope.opened = True
        scope.active = True
        scope.fact = False
        if not (running and modality is Modality.PROHIBITION):
            scope.modality = modality
        scope.bearing = bearing
        scope.pending = []
        scope.strong = reading.cue is not None and reading.cue.kind == "plain" or scope.strong


def chains(tokens: Tokens, found: list[Clause]) -> set[int]:
    """Return the clauses that a later …的 makes part of one condition.

    `生产经营单位拒不执行，有发生事故的危险的，` : the first clause too. They stand without a cue at the start of a
    sentence or of a part after ；, or open with 对, 如, 凡.
    """
    chained: set[int] = set()
    start = 0
    for at, clause in enumerate(found):
        if clause.first or clause.part:
            start = at
        if tokens.words[clause.lo] in _MEETS and clause.closer in ("，", ",") and at + 1 < len(found):
            after = tokens.words[found[at + 1].lo]
            if after in ("应", "应当", "要", "必须", "须", "立即", "及时", "马上", "迅速") and not _has_cue(tokens, clause):
                chained.add(at)
        if at > start and _THEN.match(tokens.slice(clause.lo, clause.hi)) and not _has_cue(tokens, found[at - 1]):
            chained.add(at - 1)
        if clause.closer not in ("，", ",") or tokens.words[clause.hi - 1] != "的" or at == start:
            continue
        opened = next((k for k in range(at - 1, start - 1, -1) if _opens_condition(tokens, found[k])), -1)
        if opened < 0 and at - start <= 3:
            opened = start
        if opened >= 0 and not any(_has_cue(tokens, found[k]) for k in range(opened, at)):
            chained.update(range(opened, at))
    return chained


def topics_apart(tokens: Tokens, found: list[Clause]) -> dict[int, int]:
    """Return the clauses that end what an earlier 对 … began: `对行动迟缓，|甚至临危退缩的干部，`, with where it began."""
    out: dict[int, int] = {}
    for at, clause in enumerate(found):
        if tokens.words[clause.lo] not in ("对", "对于") or clause.closer not in ("，", ","):
            continue
        if phrase_from(tokens, clause.lo + 1, clause.hi) == clause.hi or _has_cue(tokens, clause):
            continue
        for later in range(at + 1, min(at + 4, len(found))):
            end = found[later]
            if end.sentence != clause.sentence or end.part or _has_cue(tokens, end):
                break
            if "的" in tokens.words[end.lo : end.hi - 1] and phrase_from(tokens, end.lo, end.hi) == end.hi:
                out[later] = at
                break
    return out


def statements(tokens: Tokens, found: list[Clause]) -> set[int]:
    """Return the clauses of sentences that state what something is: `与病魔作斗争，是对干部的考验`."""
    out: set[int] = set()
    start = 0
    for at, clause in enumerate(found):
        if clause.first:
            start = at
        text = tokens.slice(clause.lo, clause.hi)
        if at > start and re.match(r"(?:也|既|就|正|都|更)?是(?!否)", text):
            out.update(range(start, at + 1))
    return out


def preludes(tokens: Tokens, found: list[Clause]) -> set[int]:
    """Return the clauses of a statute that say when the cue clause after them applies.

    `从业人员发现事故隐患，|应当立即报告`: they open a sentence or part, and the cue clause has no subject of its own.
    """
    out: set[int] = set()
    start = 0
    for at, clause in enumerate(found):
        if clause.first or clause.part:
            start = at
        if at == start or any(k in out for k in range(start, at)) or clause.sentence != found[start].sentence:
            continue
        reading = read_clause(tokens, clause)
        if reading.cue is None:
            continue
        if any(_has_cue(tokens, found[k]) for k in range(start, at)):
            continue
        opening = read_clause(tokens, found[start])
        states = opening.subject is not None and tokens.words[opening.subject[0]] in ("国家", "国务院", "甲方", "乙方", "双方")
        if reading.subject is None and reading.agent is None and reading.cue.kind == "plain" and not states:
            out.update(range(start, at))
    return out


def _opens_condition(tokens: Tokens, clause: Clause) -> bool:
    return tokens.words[clause.lo] in ("对", "对于", "如", "如果", "凡", "若", "因", "违反", "发现", "未", "未经")


def _has_cue(tokens: Tokens, clause: Clause) -> bool:
    return read_clause(tokens, clause).cue is not None


def as_condition(reading: Reading) -> None:
    """Turn a clause into a part of the condition that ends further on."""
    clause = reading.clause
    if reading.kind in (Kind.SUBJECT, Kind.NOMINAL) or (reading.kind is Kind.ADJUNCT and reading.topics):
        return
    reading.kind = Kind.CONDITION
    lo = reading.subject[1] if reading.subject and reading.subject[1] < clause.hi else reading.started
    reading.conditions = [(lo, clause.hi, "cond.de")]


def _taken_as(tokens: Tokens, reading: Reading) -> tuple[str, ...]:
    """Return who 我们 are after `作为共产党员，`, or nothing where the clause is another."""
    lo, hi = reading.started, reading.clause.hi
    if hi - lo < 2 or tokens.words[lo] != "作为" or reading.cue is not None or phrase_from(tokens, lo + 1, hi) != hi:
        return ()
    return expand(tokens.slice(lo + 1, hi)).names


def _appointed(tokens: Tokens, reading: Reading) -> tuple[str, ...]:
    """Return who a clause appoints (指定个人信息保护负责人): he bears the 负责… that follows."""
    hi = reading.clause.hi
    for k in range(reading.clause.lo, hi - 1):
        if tokens.words[k] in ("指定", "设立", "明确", "聘请", "选派", "配备", "确定", "成立", "组建", "设置"):
            end = phrase_from(tokens, k + 1, hi)
            if end == hi:
                return expand(tokens.slice(k + 1, end)).names
    return ()


def _sentence_text(tokens: Tokens, clause: Clause) -> str:
    """Return the sentence up to the end of a clause."""
    lo = clause.lo
    while lo > 0 and tokens.words[lo - 1] not in ("。", "！", "；"):
        lo -= 1
    return tokens.slice(lo, clause.hi)


def _pending_actor(scope: _Scope) -> tuple[int, int] | None:
    """Return the actor that a comma cut off: the last bare subject, else the last actor of an adjunct or condition."""
    last: tuple[int, int] | None = None
    for earlier in scope.pending:
        actor = earlier.agent or earlier.subject
        if actor is None:
            continue
        if earlier.kind is Kind.SUBJECT:
            last = actor
        elif last is None or earlier.agent is not None:
            last = actor
        elif not any(r.kind is Kind.SUBJECT for r in scope.pending):
            last = actor
    return last


def _inherit(bearing: Bearing) -> Bearing:
    if bearing.source in (BearerSource.EXPLICIT, BearerSource.INHERITED):
        return replace(bearing, source=BearerSource.INHERITED, span=None)
    return bearing


def _kind_of(name: str) -> str | None:
    tokens = tokenize(name)
    return head_kind(tokens.words[-1], tokens.tags[-1]) if tokens.words else None


def _negated(tokens: Tokens, reading: Reading, modality: Modality) -> Modality:
    """A negated act in an obligation's scope is forbidden; a negated result is an obligation; 不 under 可以 stays."""
    if modality is not Modality.OBLIGATION:
        return modality
    text = tokens.slice(reading.subject[1] if reading.subject else reading.started, reading.clause.hi)
    if text.startswith("对") and reading.topics and reading.topics[-1][1] < reading.clause.hi:
        text = tokens.slice(reading.topics[-1][1], reading.clause.hi)
    match = _NEGATED.match(text)
    if match and not _RESULT.match(text[match.end() - 1 :]):
        return Modality.PROHIBITION
    return modality


_DISPOSALS = re.compile(r"(?:列支|纳入|列入|承担|上报|办理|给予|予以|确定|执行|计入|归还|移交|支付|缴纳|报送|抄送|公布|公示|备案|另行|调整)")


def _is_disposal(tokens: Tokens, reading: Reading) -> bool:
    act = tokens.slice(reading.predicate, reading.clause.hi)
    return bool(_DISPOSALS.search(act))


def _bare(tokens: Tokens, reading: Reading, act: str) -> bool:
    """Say whether a clause can be a bare imperative: it opens with a verb, an adverb or a preposition."""
    k = reading.predicate
    if k < 0 or k >= reading.clause.hi:
        return False
    word, tag = tokens.words[k], tokens.tags[k]
    return word_class(word, tag) in ("verb", "prep", "adv") or tag[0] in "vil"


def _is_statute(structure: Structure) -> bool:
    kind = structure.document.kind or ""
    return kind.endswith(("法", "条例", "规定", "办法", "细则", "规则", "合同", "协议", "制度", "章程", "解释", "准则")) or any(
        section.number.startswith("第") and section.number.endswith("条") for section in structure.document.sections
    )


def _shares(structure: Structure) -> dict[str, Bearing]:
    """Read the brackets that share out work at an item's end: section id → its bearers."""
    shares: dict[str, Bearing] = {}
    for block in structure.blocks:
        if block.section is None or block.kind is BlockKind.OTHER:
            continue
        match = _SHARE.search(block.text[-300:])
        if match is None:
            continue
        text = re.split(r"。|按职责|按照|分别|列第一位|列首", match.group(1))[0]
        pieces = re.split(r"(?:牵头(?:负责)?|负责|配合|参与|参加|落实|承办)[，,；;、]?", text)
        names = [name for piece in pieces if piece.strip() for name in expand(piece.strip("：:，,；;、 ").removeprefix("责任单位").strip("：:")).names]
        if names:
            shares[block.section] = Bearing(tuple(dict.fromkeys(names)), BearerSource.EXPLICIT, "bearer.bracket")
    return shares


def is_clause_word(word: str) -> bool:
    """Say whether a word belongs to the closed class of adverbs."""
    return word in words("adverbs")


__all__ = ["Bearing", "Clause", "Finding", "Walker"]
