"""The walk over a document: clause by clause, what runs on, and which clauses are norms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..blocks import Block, BlockKind, Structure
from ..lexicon import listed, ordered, regex
from ..model import Modality
from .bearers import Bearers, appointed_by, taken_as
from .clause import read_clause
from .finding import Bearing, Finding, Scope
from .force import as_right, follows_from, force_of, is_fixed, prevents
from .lists import Governed, announces, content_of, lead_in, runs_on, sentence_so_far
from .posts import heading_bearing, items_of_post, own_charge, posts_alone, posts_beside, title_bearing
from .reading import Kind, Reading
from .running import advance, keep, new_part, remember_told, report, resume, resumes, tell
from .sentences import Readings, mark
from .setting import is_title, setting_of, shares_out
from .titles import Title, title_of
from .tokens import Clause, Tokens, tokenize

_ASKING = ordered("asking")
_CASES = regex("cases")
_FIRST, _FURTHER = listed("first_of_list"), listed("further_in_list")
_COLONS, _ASKS = ("：", ":"), ("？", "?")


class Walker:
    """Walks the blocks of one document and yields its norms in text order."""

    def __init__(self, structure: Structure, blocks: Sequence[Tokens] | None = None) -> None:
        self.blocks = structure.blocks
        self.tokens = blocks if blocks is not None else [tokenize(block.text) for block in structure.blocks]
        self.setting = setting_of(structure)
        self.bearers = Bearers(self.setting)
        self.posts = posts_beside(self.blocks, self.setting.sections)
        self.section: str | None = None
        self.enumerated: Bearing | None = None
        self.openers: dict[str | None, Bearing | None] = {}
        self.list: Governed | None = None

    def findings(self) -> Iterator[Finding]:
        """Yield each norm clause of the document."""
        for at, (given, tokens) in enumerate(zip(self.blocks, self.tokens, strict=True)):
            titled = is_title(self.blocks, at, statute=self.setting.statute)
            block = replace(given, kind=BlockKind.HEADING) if titled else given
            if block.kind is BlockKind.OTHER or not block.text or shares_out(block.text):
                continue
            if block.kind is BlockKind.HEADING and block.section:
                bearing = heading_bearing(block, self.setting) or self.posts.get(block.section)
                if bearing:
                    self.bearers.headings[block.section] = bearing
            if block.section != self.section:
                self._enter(block.section)
                if self.list and block.level < self.list.level:
                    self.list = None
            if block.kind is BlockKind.BODY and (named := posts_alone(block)):
                self._label(block, named)
                continue
            if at and (named := items_of_post(self.blocks[at - 1], block)):
                self.list = Governed(block.level, Modality.OBLIGATION, named)
            yield from self._block(block, tokens)

    def _label(self, block: Block, named: Bearing) -> None:
        """Let a label (安全员职责：) name the bearer of the items, or of the paragraphs, below it."""
        self.bearers.opener = named
        self.list = Governed(block.level + 1, Modality.OBLIGATION, named)
        if block.number and block.section and self.setting.sections[block.section].number == block.number:
            self.bearers.headings[block.section] = named

    def _enter(self, section: str | None) -> None:
        """Begin a section: the actor of the paragraphs above its parts runs on into them."""
        self.openers[self.section] = self.bearers.opener
        self.enumerated = None
        parent = self.setting.sections[section].parent if section in self.setting.sections else None
        self.section = section
        above = None if parent is None or self.bearers.charged(parent) else self.openers.get(parent)
        self.bearers.begin(above)

    def _block(self, block: Block, tokens: Tokens) -> Iterator[Finding]:
        in_list = self._in_list(block)
        readings = Readings(tokens)
        found = readings.clauses
        marks = mark(readings, statute=self.setting.statute)
        charged = self._is_charged(block)
        scope, opens = Scope(), True
        for at, clause in self._asserted(found):
            if at == 0 and self._is_title(block, readings, charged=charged):
                continue
            if clause.first or clause.part:
                self._enumerate(tokens.words[clause.lo])
            if clause.first:
                scope = self._new_sentence(scope, in_list)
                scope.charged = charged
            elif clause.part:
                new_part(tokens, clause, scope)
            if not scope.active and self._is_run_in_label(tokens, clause):
                opens = False
                continue
            running = scope.active or (bool(scope.pending) and any(kept.cue for kept in scope.pending))
            strong = scope.strong or any(kept.cue and kept.cue.kind != "agent" for kept in scope.pending)
            reading = readings.within(at, active=running, strong=strong)
            if at in marks.stated and _is_ground(reading) and not (scope.active or reading.reports):
                scope.active, scope.fact = False, True
                remember_told(tokens, reading, scope)
                continue
            if not readings.has_cue(at):
                marks.apply(reading, at, opens=tokens.words[clause.lo], charged=charged)
            finding = self._clause(block, tokens, reading, scope, opens=opens, scores=at in marks.scores)
            if finding is not None:
                yield finding
            opens = False
            if clause.closer in _COLONS:
                self._lead_in(block.level + 1, tokens, reading, scope)

    def _lead_in(self, level: int, tokens: Tokens, reading: Reading, scope: Scope) -> None:
        """Take down what a clause that ends in ：says of the items after it."""
        text = sentence_so_far(tokens, reading.clause)
        if _CASES.search(tokens.slice(0, reading.clause.hi)) and not _CASES.search(text):
            self.list = Governed(level, None, None)
            return
        self.list = lead_in(text, level, scope, self.bearers.opener) or self.list
        titled = title_bearing(text) if reading.kind is not Kind.ACT else None
        if titled := titled or own_charge(text, self._told(scope)):
            self.list = Governed(level, Modality.OBLIGATION, titled)

    def _told(self, scope: Scope) -> tuple[str, ...]:
        """Return who a statement before was about, else who opened a sentence of the section."""
        return scope.told or (self.bearers.opener.names if self.bearers.opener else ())

    def _in_list(self, block: Block) -> bool:
        """Say whether a lead-in governs the block; a post's items stand as under a heading."""
        governed = self.list
        article = block.number.startswith("第") and block.number.endswith("条")
        if governed is None or not block.number or article or block.level < governed.level:
            self.list = None
            return False
        if block.kind is BlockKind.HEADING:
            self.list = None
            return False
        if governed.of_posts:
            self.bearers.opener = governed.bearing
        return not governed.of_posts

    def _is_title(self, block: Block, readings: Readings, *, charged: bool) -> bool:
        """Say whether the first clause of a block only titles what follows, and let that begin."""
        title = title_of(readings, charged=charged)
        if title is Title.HEAD and not (block.number or charged):
            self._enter(block.section)
        if title is Title.LABEL:
            self._lead_in(block.level + 1, readings.tokens, readings[0], Scope())
        return title is not None

    def _is_run_in_label(self, tokens: Tokens, clause: Clause) -> bool:
        """Say whether a clause only names whose duties run on after it (操作工：按图作业), and keep him."""
        label = clause.closer in _COLONS and clause.first
        named = title_bearing(tokens.slice(clause.lo, clause.hi)) if label else None
        self.bearers.opener = named or self.bearers.opener
        return named is not None

    def _is_charged(self, block: Block) -> bool:
        """Say whether a heading or a label above the block names whose duties it tells."""
        governing = self.bearers.opener
        labelled = governing is not None and governing.rule == "bearer.title"
        return labelled or self.bearers.charged(block.section)

    def _enumerate(self, opening: str) -> None:
        """At 一是 keep the actor before it, at 二是, 三是 … go back to him."""
        if opening in _FIRST:
            self.enumerated = self.bearers.opener
        elif opening in _FURTHER and self.enumerated is not None:
            self.bearers.opener = self.enumerated

    def _asserted(self, found: list[Clause]) -> Iterator[tuple[int, Clause]]:
        """Yield the clauses with their place, those of questions left out."""
        asked = {clause.sentence for clause in found if clause.closer in _ASKS}
        return ((at, clause) for at, clause in enumerate(found) if clause.sentence not in asked)

    def _new_sentence(self, before: Scope, in_list: bool) -> Scope:
        """Return the scope a sentence opens with: that of the list whose item it stands in, else none."""
        scope = Scope(told=before.told)
        if in_list and self.list is not None:
            scope.muted = self.list.modality is None
            if self.list.modality is not None:
                scope.active, scope.modality, scope.bearing = True, self.list.modality, self.list.bearing
                scope.strong = self.list.modality is Modality.OBLIGATION
                scope.listed = True
        return scope

    def _clause(
        self, block: Block, tokens: Tokens, reading: Reading, scope: Scope, *, opens: bool, scores: bool
    ) -> Finding | None:
        """Return the norm that a clause states, if any, and let it change the scope."""
        if reading.reports and block.section is not None and self._directs(reading, scope):
            reading = read_clause(tokens, reading.clause, active=True, strong=scope.strong)
        if reading.reports:
            report(tokens, reading, scope)
        asks = reading.cue is None and tokens.slice(reading.started, reading.clause.hi).startswith(_ASKING)
        if asks or (scope.content and runs_on(tokens, reading, scope)):
            return None
        scope.content = ""
        if names := taken_as(tokens, reading):
            self.bearers.we = names
            return None
        if reading.kind is not Kind.ACT:
            keep(reading, scope)
            return None
        scope.content = content_of(tokens, reading)
        if scores or is_fixed(tokens, reading):
            scope.active = False
            return None
        harm, scope.prevented = scope.prevented and follows_from(tokens, reading), prevents(tokens, reading)
        return None if harm else self._norm(block, tokens, reading, scope, opens=opens)

    def _directs(self, reading: Reading, scope: Scope) -> bool:
        """Say whether 要求 is the act of who bore the norm before (要求员工|报告): nobody was told of who
        demands.
        """
        if scope.charged and reading.reporter is None:
            return True
        opens = reading.reporter is None and reading.subject is not None and not scope.active
        return opens and not (scope.told or scope.fact) and self.bearers.opener is not None

    def _norm(
        self, block: Block, tokens: Tokens, reading: Reading, scope: Scope, *, opens: bool
    ) -> Finding | None:
        """Return the norm that a clause with a predicate of its own states, or None where it tells a
        fact.
        """
        opened = self.bearers.opener is not None
        if resumes(tokens, reading, scope):
            resume(scope)
        force = force_of(self.setting, block, tokens, reading, scope, opened=opened)
        if force is None:
            tell(tokens, reading, scope)
            return None
        if block.kind is BlockKind.HEADING and _is_bare_heading(reading, scope):
            return None
        bearing = self.bearers.find(block, tokens, reading, scope, opens)
        force = as_right(force, bearing, scope)
        named = (force.modality, force.trigger, force.rule, bearing, scope.assigner)
        finding = Finding(block, tokens, reading, *named, list(scope.pending))
        self.bearers.appointed = appointed_by(tokens, reading)
        self.bearers.remember(block, reading, scope, bearing)
        advance(reading, scope, force, bearing)
        if announces(tokens.slice(reading.clause.lo, reading.clause.hi)):
            scope.announced = force.modality, bearing
        return finding


def _is_ground(reading: Reading) -> bool:
    """Say whether a clause of a statement has no cue that could make it a norm all the same."""
    return reading.cue is None or (reading.cue.kind == "urge" and reading.agent is not None)


def _is_bare_heading(reading: Reading, scope: Scope) -> bool:
    """Say whether a heading has no trigger of its own, and so is no norm."""
    if reading.cue is None:
        return not scope.active
    return reading.cue.kind in ("urge", "charge") and reading.agent is None
