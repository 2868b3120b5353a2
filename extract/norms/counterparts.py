"""Counterparties 相对方: the other actors of a clause and the part each takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import RoleRule, act_nouns, acts, listed, regex, role_rules, words
from ..model import Role
from .coordination import expand
from .governed import governed_phrase
from .heads import head_kind
from .objects import answers_to, is_party, makes_noun
from .organs import names_field, suffix_head
from .owners import owners, owns
from .phrases import phrase_from, relative_phrase
from .tokens import Tokens, words_of

PRONOUNS = listed("pronouns_of_others")
_ACTS, _NOUN_VERBS = acts(), words("noun_verbs")
_TARGET_NOUNS = act_nouns()
_MARKS, _PARTICLES = listed("skipped_marks_of_object"), listed("object_particles")
_DONE_PARTICLES, _SKIPPED = listed("done_particles"), listed("skipped_openers")
_LIGHT = words("light_verbs")
_NOT_PARTIES, _JOINTS = listed("not_parties"), listed("object_joints")
_CLAUSE_MARKS, _SUFFIXES = listed("clause_marks"), listed("party_suffixes")
_LEVELS, _OVERSEEING = listed("levels"), listed("overseeing_verbs")
_NAMING, _PRESSURE = listed("naming_verbs"), listed("pressure")
_BEING, _CHARGED = listed("being_verbs"), ("verb", "adv", "prep", "cue")
_OWN_BODIES = listed("own_bodies")
_COUNT = regex("count_word")
_BRACKET_AT_END = regex("bracket_at_end")
_RULES: dict[str, tuple[RoleRule, ...]] = {}
for _rule in role_rules():
    for _word in _rule.words:
        _RULES[_word] = (*_RULES.get(_word, ()), _rule)
_REPORT = "to.report"
"""The rule of verbs whose object is whom something is told or handed."""
_PAIR = 4
"""Characters of two verbs in one word."""
_WIDEST = 3
"""Most words that a rule's word may have been cut into."""
_OPENERS = frozenset(word[:size] for word in _RULES for size in range(1, len(word)))
"""What a word may be that opens a rule's word which was cut."""
_STARTS = _OPENERS | _RULES.keys()


@dataclass(frozen=True, slots=True)
class Party:
    """A counterparty with the span (word indices) and the rule that found it; `relative` is its dropped
    clause.
    """

    name: str
    role: Role
    lo: int
    hi: int
    rule: str
    relative: str | None = None


def counterparties(tokens: Tokens, lo: int, hi: int, taken: Sequence[tuple[int, int]]) -> list[Party]:
    """Return the counterparties in the words lo..hi, in text order; spans `taken` (bearer, conditions)
    are passed over.

    `向市委组织部报告` → 市委组织部, recipient. A pronoun (其, 他们) comes out as it stands.
    """
    found: list[Party] = []
    starts = [k for k, word in enumerate(tokens.words[lo:hi], lo) if word in _STARTS or _paired(word)]
    i = lo
    for k in starts:
        if k < i or tokens.inside[k] or any(a <= k < b for a, b in taken):
            continue
        parties, end = _at(tokens, k, hi)
        found.extend(parties)
        i = end
    return _unique(found)


def _unique(found: list[Party]) -> list[Party]:
    seen: dict[tuple[str, Role], Party] = {}
    for party in found:
        seen.setdefault((party.name, party.role), party)
    return list(seen.values())


def _paired(word: str) -> tuple[RoleRule, ...]:
    """Return the rules of the second of two verbs that are one word (统筹安排 as 安排)."""
    if len(word) != _PAIR or not (word[:2] in _RULES or word[:2] in _TARGET_NOUNS):
        return ()
    return tuple(rule for rule in _RULES.get(word[2:], ()) if rule.shape == "object")


def _at(tokens: Tokens, i: int, hi: int) -> tuple[list[Party], int]:
    """Return the parties of the widest rule word that begins at word i, and the word after them."""
    for width in range(min(_WIDEST, hi - i) if tokens.words[i] in _OPENERS else 1, 0, -1):
        if width > 1 and tokens.words[i + width - 1] in _MARKS:
            continue
        word = tokens.slice(i, i + width)
        rules = _RULES.get(word, ())
        if width == 1 and not rules and tokens.kinds[i] == "verb":
            rules = _paired(word)
        for rule in rules:
            parties, end = _apply(tokens, rule, i, i + width, hi)
            if parties:
                return parties, end
    return [], i


def _apply(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> tuple[list[Party], int]:  # noqa: PLR0911
    first, after = after, _object_start(tokens, rule, after, hi)
    if after >= hi or (i > 0 and tokens.words[i - 1] == "的" and _is_verbal_noun(rule)):
        return [], i
    if tokens.kinds[after] == "sep":
        return [], i  # 教育部的要求、省教育厅的规定
    if rule.shape != "prep" and i > 0 and (tokens.words[i - 1] == "被" or tokens.kinds[i - 1] == "prep"):
        return [], i  # 被考核单位, 在|分管副院长|领导下
    if rule.shape in ("object", "owner") and _opens_another(tokens, i, after, hi):
        return [], i
    joint = any(tokens.words[k] in _RULES for k in range(first, after))
    if tokens.words[after] in PRONOUNS and rule.shape != "owner" and not _owns_actor(tokens, after, hi):
        if rule.shape == "prep" and not is_party(tokens, rule, i, after + 1, hi):
            return [], i
        owner = rule.role is Role.BENEFICIARY and tokens.tags[after + 1 : after + 2] == ["n"]
        owner = owner and tokens.kinds[after + 1] == "noun"
        if rule.shape == "object" and (owner or _inside_noun(tokens, i, after + 1, hi)):
            return [], i
        return [
            Party(tokens.words[after], _role(tokens, rule, i, after + 1, hi), after, after + 1, rule.id)
        ], after + 1
    end = _party_end(tokens, rule, after, hi)
    if _inside_noun(tokens, i, end, hi) or makes_noun(tokens, rule, i, after, end):
        return [], i
    if rule.shape == "owner":
        return _owners(tokens, rule, i, after, hi)
    if end == after or tokens.slice(after, end) in _NOT_PARTIES:
        return [], i
    if not is_party(tokens, rule, i, end, hi):
        return [], i
    named = expand(tokens.slice(after, end))
    role = _role(tokens, rule, i, end, hi)
    lone = len(named.names) == 1 and named.names[0] in _NOT_PARTIES
    lone = lone or (rule.shape == "object" and tokens.slice(after, end) in _OWN_BODIES)
    names = [] if lone else [name for name in named.names if names_actor(name)]
    found = [Party(name, role, after, end, rule.id, named.relative) for name in names]
    return found, i + 1 if joint else end


def _opens_another(tokens: Tokens, i: int, after: int, hi: int) -> bool:
    """Say whether the word after the verb at i makes an actor's name with it (监督|员), or is a verb of its
    own that has the actor (指导|督促企业).
    """
    word = tokens.words[after]
    if len(word) == 1 and word not in _LEVELS and head_kind(tokens.words[i] + word):
        return True
    verb = any(rule.shape == "object" for rule in _RULES.get(word, ())) and tokens.heads[after] != "person"
    return verb and not names_field(tokens, after) and relative_phrase(tokens, after, hi) == after


def _object_start(tokens: Tokens, rule: RoleRule, after: int, hi: int) -> int:
    """Skip what stands between verb and object: 好, 到, 给, and a second verb (发现和总结宣传|先进典型)."""
    particles = _PARTICLES if rule.role is Role.RECIPIENT or rule.shape == "owner" else _DONE_PARTICLES
    while after < hi and tokens.words[after] in particles:
        after += 1
    if after + 1 < hi and tokens.words[after] in _SKIPPED and tokens.tags[after + 1] != "m":
        after += 1  # 对|其中|困难人员
    if after + 1 < hi and _COUNT.fullmatch(tokens.words[after]):
        after += 1  # 委托|一名|副院长
    if rule.shape == "object":
        k = after
        while k + 1 < hi and tokens.words[k] in _JOINTS and _verbal(tokens, k + 1):
            if tokens.words[k] == "并" and tokens.words[k + 1] in _RULES:
                return after
            k += 2
            while k < hi and _verbal(tokens, k) and not _RULES.get(tokens.words[k]):
                k += 1
            after = k
    return after


def _acts(tokens: Tokens, i: int) -> bool:
    """Say whether word i is a verb, no preposition (与, 对)."""
    return tokens.kinds[i] == "verb"


def _inside_noun(tokens: Tokens, i: int, end: int, hi: int) -> bool:
    """Say whether the words stand in a relative clause of the object (做带领群众防控疫情的主心骨,
    牢记为人民服务的宗旨).
    """
    if "的" not in tokens.words[end:hi]:
        return False
    if tokens.words[end] == "的" and i > 0 and tokens.words[i - 1] in _NOUN_VERBS and not _acts(tokens, i):
        return False  # 做好|对|学生|的心理疏导
    lo = i
    while lo > 0 and tokens.words[lo - 1] not in _CLAUSE_MARKS:
        lo -= 1
    return any(tokens.words[k] in _NOUN_VERBS for k in range(lo, i))


@lru_cache(maxsize=20_000)
def names_actor(name: str) -> bool:
    """Say whether a name ends in an actor's head."""
    tokens = words_of(_BRACKET_AT_END.sub("", name) or name)
    last = len(tokens.words) - 1
    cut_off = last > 0 and suffix_head(tokens, last) is not None
    return tokens.heads[last] is not None or cut_off or tokens.words[last] in _SUFFIXES


def _verbal(tokens: Tokens, k: int) -> bool:
    return tokens.kinds[k] == "verb" and head_kind(tokens.words[k], "n") is None


def _party_end(tokens: Tokens, rule: RoleRule, after: int, hi: int) -> int:
    """Return the end of the actor at `after`, with who named him (当事人约定的|鉴定机构)."""
    if rule.shape == "prep" or rule.id == _REPORT:
        end = governed_phrase(tokens, after, hi, verb_first=rule.shape == "prep")
    else:
        end = phrase_from(tokens, after, hi)
    named = after < end < hi and tokens.words[end] in _NAMING
    if named and tokens.words[end + 1 : end + 2] == ["的"]:
        return max(end, relative_phrase(tokens, after, hi))
    return end


def _owns_actor(tokens: Tokens, after: int, hi: int) -> bool:
    """Say whether 其 at `after` opens the name of an actor (其|从业人员)."""
    return tokens.words[after] == "其" and phrase_from(tokens, after + 1, hi) > after + 1


def _is_verbal_noun(rule: RoleRule) -> bool:
    """Say whether a verb right after 的 is taken for a noun (领导的关心), not for what is done in the case
    told of (涉嫌犯罪的|移送|司法机关).
    """
    return rule.shape != "prep" and rule.role is not Role.RECIPIENT


def _role(tokens: Tokens, rule: RoleRule, i: int, end: int, hi: int) -> Role:
    """Return the part that X takes by what is done: 对 X 给予 makes a recipient, 对 X 帮扶 a beneficiary;
    who is overseen or appointed to do something (监督企业整改) is directed, people who are assisted gain by
    it.
    """
    if rule.id == "on.prep":
        if answers_to(tokens, end, hi):
            return Role.AUTHORITY
        return role_by_act(tokens.words[end:hi]) or rule.role
    if rule.role is Role.TARGET and tokens.words[i] in _OVERSEEING:
        acts = end < hi and tokens.kinds[end] in _CHARGED and tokens.words[end] not in _BEING
        return Role.DIRECTED if acts else rule.role
    if rule.role is Role.PARTNER and tokens.words[i] == "协助" and tokens.heads[end - 1] == "group":
        return Role.BENEFICIARY
    return rule.role


def _owners(tokens: Tokens, rule: RoleRule, i: int, after: int, hi: int) -> tuple[list[Party], int]:
    """Return the owners of what one does with the word at i, and the word after the last."""
    found: list[Party] = []
    last = i
    for start, end in owners(tokens, rule, i, after, hi):
        if tokens.slice(start, end) in _OWN_BODIES:
            continue
        named = expand(tokens.slice(start, end))
        found.extend(Party(n, rule.role, start, end, rule.id, named.relative) for n in named.names)
        last = end
    if not found and tokens.words[after] == "其" and owns(tokens, rule, i, after + 1, hi):
        return [Party("其", rule.role, after, after + 1, rule.id)], after + 1
    return found, last


def role_by_act(done: Sequence[str]) -> Role | None:
    """Return the part that the words of an act give to 对 X, or None where they give none of its own."""
    at = max((k for k, word in enumerate(done) if word in _LIGHT), default=-1)
    done = done[at:] if at >= 0 else done
    for role in (Role.TARGET, Role.RECIPIENT):
        if any(word in _ACTS[role] or word[-2:] in _ACTS[role] for word in done):
            return role
    for k in range(len(done) - 1, -1, -1):
        word, pressed = done[k], not _PRESSURE.isdisjoint(done[k + 1 : k + 2])
        if word in _ACTS[Role.BENEFICIARY] or word[-2:] in _ACTS[Role.BENEFICIARY]:
            return Role.BENEFICIARY
        if not pressed and (word in _ACTS[Role.DIRECTED] or word[-2:] in _ACTS[Role.DIRECTED]):
            return Role.DIRECTED
        if word[-2:] in _TARGET_NOUNS:
            return Role.TARGET
    return None
