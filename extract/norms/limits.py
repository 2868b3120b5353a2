"""Limits of a norm 限定: the condition, deadline and basis of a finding, each with its evidence."""

from __future__ import annotations

from ..lexicon import listed, ordered, prepositions, words
from ..model import Evidence, Modality
from .bases import basis_end
from .coordination import expand
from .counterparts import Party
from .evidence import of_text, of_words
from .finding import Finding
from .forms import Form
from .phrases import has_verb, predicate_of
from .qualifiers import find_basis, find_deadline
from .reading import Kind, Reading
from .tokens import Tokens

_WHEN = Form("when")
_OTHERS = listed("pronouns_of_others")
_RULE_NOUNS, _PREPOSITIONS = words("rule_nouns"), prepositions()
_OWN_ACTS, _PROPERTIES = listed("own_acts"), ordered("properties")
_AS_NOUNS = listed("nouns_of_basis")
_HAVING = listed("having")
_LONG = 2
"""Fewest characters of a preposition that opens a basis after the verb (按照, not 按)."""
_TELLING = frozenset(("cond.de", "cond.relative", "cond.if"))
_ANY_TIME, _THING_VERBS, _JOINTS = listed("any_time"), listed("thing_verbs"), listed("verb_joints")
_MANNERS, _THINGS = listed("manner_nouns"), ordered("thing_endings")
_NOUN_TAGS = frozenset(("n", "vn", "nz", "l"))
_BEFORES, _ONLY_THEN = listed("befores"), listed("only_then")


def condition_of(finding: Finding, parties: list[Party]) -> Evidence | None:
    """Return what a norm holds on condition of, with its evidence, or None."""
    tokens, block, reading = finding.tokens, finding.block, finding.reading
    spans = _condition_spans(finding)
    before = _before_span(finding, spans)
    spans = [span for span in spans if span != before]
    if all(rule == "cond.when" for _, _, rule in spans):
        spans = sorted((*spans, *_topic_relative(finding)))
    if spans and (thing := _thing_span(finding, spans)):
        spans = sorted((thing, *spans))
    if spans:
        pieces = [tokens.slice(lo, hi).strip("，, 、") for lo, hi, _ in _merged(spans)]
        value = "，".join(piece for piece in pieces if piece)
        return of_words("condition", value, spans[0][2], block, tokens, spans[0][0], spans[-1][1])
    if found := _WHEN.search(tokens, reading.clause, reading.started):
        base = tokens.starts[reading.started]
        return of_text(
            "condition", found.group(), "cond.when", block, base + found.start(), base + found.end()
        )
    for party in parties:
        if party.relative and party.rule.endswith(".prep") and party.relative.rstrip("的") not in party.name:
            return of_words("condition", party.relative, "cond.relative", block, tokens, party.lo, party.hi)
    if reading.thing is not None and _is_spoken_of(finding):
        return of_words(
            "condition", tokens.slice(*reading.thing), "cond.thing", block, tokens, *reading.thing
        )
    return None


def _thing_span(finding: Finding, spans: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Return the thing before the cue that the conditions of a norm are about (拍卖公告|除依法发布外，还应…;
    除另有规定外，|工资保证金|不得…), or None where it is part of them.
    """
    for reading in finding.readings():
        if reading.thing is None:
            continue
        lo, hi = reading.thing
        own = reading is finding.reading and reading.cue is not None and reading.cue.kind == "plain"
        if not (own and _is_spoken_of(finding)) and not _is_left(finding, reading):
            continue
        if all(hi <= first or last <= lo for first, last, _ in spans):
            return lo, hi, "cond.thing"
    return None


def _is_left(finding: Finding, reading: Reading) -> bool:
    """Say whether a clause before the norm leaves it a thing to speak of (就医发生的费用，|按标准报销)."""
    lo, hi = reading.thing or (0, 0)
    tokens, clause = finding.tokens, reading.clause
    if reading is finding.reading or tokens.kinds[lo] == "prep" or tokens.words[lo] in _HAVING:
        return False
    return hi == clause.hi or any(first == hi and last == clause.hi for first, last, _ in reading.conditions)


def _is_spoken_of(finding: Finding) -> bool:
    """Say whether a thing that opens a clause is what it speaks of (考核结果|报县委审定), not how something
    is done (现场|监督作业): before a cue it is, else where it opens the clause and ends in a noun.
    """
    tokens, reading = finding.tokens, finding.reading
    if reading.cue is not None and reading.cue.kind == "plain":
        return reading.agent is None
    lo, hi = reading.thing or (0, 0)
    last = tokens.words[hi - 1]
    if reading.agent is not None or last in _MANNERS or tokens.kinds[hi - 1] == "sep":
        return False
    if finding.trigger_rule == "force.passive":
        return True
    if lo != reading.started:
        return False
    named = hi - lo > 1 or last.endswith(_THINGS)
    return named and (tokens.tags[hi - 1] in _NOUN_TAGS or last.endswith(_THINGS))


def _condition_spans(finding: Finding) -> list[tuple[int, int, str]]:
    """Return the condition spans since the last bare subject, each without the bearer where it opens
    with him.
    """
    spans: list[tuple[int, int, str]] = []
    for reading in finding.readings():
        if reading.kind is Kind.SUBJECT:
            spans = []
        for first, hi, rule in reading.conditions:
            lo = first
            subject = reading.subject
            if subject and lo <= subject[0] and subject[1] < hi and finding.bearing.span == subject:
                lo = subject[1]
            elif subject and lo == subject[1] and finding.bearing.span != subject:
                lo = subject[0]
            if _says(finding, lo, hi) and not _in_deadline(finding, reading, lo, hi):
                spans.append((lo, hi, rule))
    return spans


def _before_span(finding: Finding, spans: list[tuple[int, int, str]]) -> tuple[int, int, str] | None:
    """Return, of the condition spans, the `…前` by which something must be done: no condition but a deadline
    (下班前清理现场).

    What must not be done before it stays a condition.
    """
    at = finding.reading.cue_at
    if finding.modality is Modality.PROHIBITION or (at >= 0 and finding.tokens.words[at] in _ONLY_THEN):
        return None
    return next((s for s in spans if finding.tokens.words[s[1] - 1] in _BEFORES), None)


def _in_deadline(finding: Finding, reading: Reading, lo: int, hi: int) -> bool:
    """Say whether the words lo..hi belong to a deadline of their clause (在乙方搬离后|7日内)."""
    tokens = finding.tokens
    found = find_deadline(tokens.slice(reading.started, reading.clause.hi))
    if found is None:
        return False
    base = tokens.starts[reading.started]
    return base + found[0] < tokens.starts[hi] <= base + found[1] and hi - lo < reading.clause.hi - lo


def _says(finding: Finding, lo: int, hi: int) -> bool:
    """Say whether the words lo..hi hold anything but marks and blanks."""
    return any(map(str.isalnum, finding.tokens.slice(lo, hi)))


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
    for reading in finding.readings():
        for lo, hi in reading.topics:
            named = expand(tokens.slice(lo + 1, hi))
            if named.relative and any(named.relative.rstrip("的") in name for name in named.names):
                continue
            for k in range(hi - 2, lo + 1, -1):
                if tokens.words[k] == "的" and has_verb(tokens, lo + 1, k):
                    if reading is finding.reading and not _is_case(tokens, lo + 1, k, hi):
                        break
                    return [(lo + 1, k + 1, "cond.relative")]
    return []


def _is_case(tokens: Tokens, lo: int, mark: int, hi: int) -> bool:
    """Say whether the words before 的 tell which case (查出的|隐患), not whose or what a thing is
    (报告内容的|真实性, 分管范围内的|工作, 其提出的|意见, …执行标准的|情况).
    """
    genitive = tokens.kinds[mark - 1] == "post" or tokens.heads[mark - 1] is not None
    owned = tokens.words[lo] in _OWN_ACTS and tokens.heads[hi - 1] is None
    return not (genitive or owned or tokens.words[hi - 1].endswith(_PROPERTIES))


def deadline_of(finding: Finding) -> Evidence | None:
    """Return the deadline of a norm: the clause's own, else that of the adjunct nearest before it."""
    before = _before_span(finding, _condition_spans(finding))
    for reading in _own_first(finding):
        text = finding.tokens.slice(reading.started, reading.clause.hi)
        found = find_deadline(text)
        if found is None or (found[2] == "due.soon" and before is not None):
            continue
        base = finding.tokens.starts[reading.started]
        lo, hi = base + found[0], base + found[1]
        if _limits(finding, reading, lo, hi, found[2]):
            return of_text("deadline", text[found[0] : found[1]], found[2], finding.block, lo, hi)
    if before is not None:
        lo, hi, _ = before
        value = finding.tokens.slice(lo, hi).lstrip("在于")
        return of_words("deadline", value, "due.before", finding.block, finding.tokens, lo, hi)
    return None


def _limits(finding: Finding, reading: Reading, lo: int, hi: int, rule: str) -> bool:
    """Say whether what stands at the characters lo..hi limits the act: not what a condition tells of
    (规定期限内未改造的|要关闭), nor what one may do at any time (可以随时办理), nor part of a thing's name
    (建立|及时发现的机制).
    """
    tokens = finding.tokens
    if _is_told(tokens, reading, lo, hi):
        return False
    if rule != "due.soon":
        return True
    if finding.modality is Modality.PERMISSION and tokens.text[lo:hi] in _ANY_TIME:
        return False
    at = tokens.starts[max(reading.predicate, reading.started)]
    verb = tokens.words[max(reading.predicate, reading.started)]
    return not (at < lo and verb in _THING_VERBS and tokens.text[lo - 1] not in _JOINTS)


def _is_told(tokens: Tokens, reading: Reading, lo: int, hi: int) -> bool:
    """Say whether the characters lo..hi stand before a 的 in a case (…的, 如…) or in what 对 names."""
    cases = [(first, last) for first, last, rule in reading.conditions if rule in _TELLING]
    ends = [tokens.starts[last] for first, last in (*cases, *reading.topics) if tokens.starts[first] <= lo]
    return any(hi < end and "的" in tokens.text[hi:end] for end in ends)


def _own_first(finding: Finding) -> list[Reading]:
    """Return the clause and the adjuncts before it, nearest first, conditions without a cue left out."""
    earlier = [
        reading
        for reading in reversed(finding.pending)
        if reading.kind is not Kind.CONDITION or reading.cue is not None
    ]
    return [finding.reading, *earlier]


def basis_of(finding: Finding) -> Evidence | None:
    """Return the rule or authority that a norm rests on: of 按照…, else a short one (依法) before the
    predicate.
    """
    tokens, block = finding.tokens, finding.block
    for reading in _own_first(finding):
        for lo, hi, rule in reading.bases:
            value = tokens.slice(lo, hi)
            if _is_rule(value):
                return of_words("basis", value, rule, block, tokens, lo, hi)
        if reading is finding.reading and (span := _later_basis(tokens, reading)):
            return of_words("basis", tokens.slice(*span), "basis.rule", block, tokens, *span)
        text = tokens.slice(reading.started, reading.clause.hi)
        found = find_basis(text)
        if found and _is_adverbial(tokens, reading, found):
            base = tokens.starts[reading.started]
            return of_text(
                "basis", text[found[0] : found[1]], found[2], block, base + found[0], base + found[1]
            )
    return None


def _later_basis(tokens: Tokens, reading: Reading) -> tuple[int, int] | None:
    """Return the rule that 按照 … gives after a first verb, for the verb right after it
    (指导有关组织|按照募捐方案|使用款物), or None: what a noun phrase holds is none (按照合同支付的款项).
    """
    hi = reading.clause.hi
    for k in range(max(reading.predicate, reading.started) + 1, hi - 2):
        if _PREPOSITIONS.get(tokens.words[k]) != "basis" or len(tokens.words[k]) < _LONG or tokens.inside[k]:
            continue
        if tokens.words[k] in _AS_NOUNS and tokens.kinds[k - 1] in ("verb", "de"):
            continue
        end = basis_end(tokens, k, hi)
        acts = end == hi or tokens.kinds[end] in ("verb", "adv", "prep")
        if acts and "的" not in tokens.words[end:hi] and _is_rule(tokens.slice(k, end)):
            return k, end
    return None


def _is_rule(value: str) -> bool:
    """Say whether what 按照 governs is a rule or authority, not a measure or an occasion."""
    if value.startswith("按") and not value.startswith("按照") and value.endswith("标准"):
        return False
    return "《" in value or any(noun in value for noun in _RULE_NOUNS)


def _is_adverbial(tokens: Tokens, reading: Reading, found: tuple[int, int, str]) -> bool:
    """Say whether a short basis (依法) stands before the predicate, not inside a noun phrase."""
    first = max(reading.predicate, reading.clause.lo)
    lo, _ = predicate_of(tokens, first, reading.clause.hi)
    at = tokens.starts[reading.started] + found[0]
    if _is_told(tokens, reading, at, at + found[1] - found[0]):
        return False
    if at <= tokens.starts[lo]:
        return True
    word = next((k for k in range(lo, reading.clause.hi) if tokens.starts[k] == at), lo)
    acts = word > lo and (tokens.heads[word - 1] is not None or tokens.words[word - 1] in _OTHERS)
    return acts and "的" not in tokens.words[word : reading.clause.hi]
