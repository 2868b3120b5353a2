"""Coordination 并列: the actors that one phrase names, each with the head and modifiers it shares."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import actor_list, actor_words, listed, regex
from .actors import SEPARATORS
from .belonging import possessed
from .members import actor_kind, is_complete, opens_quantified
from .organs import names_field
from .sharing import expand_members
from .tokens import Tokens, words_of

_BARE, _OTHERS, _NEGATIONS = listed("bare_heads"), listed("others"), listed("negations")
_ETC = listed("etc")
_FIELDS = actor_words("fields")
_QUANTIFIERS = tuple(sorted(actor_list("quantifiers"), key=len, reverse=True))
_UNSPLIT = tuple(
    (whole, whole.replace("和", "\x00").replace("与", "\x01").replace("及", "\x02"))
    for whole in actor_list("unsplit")
)
_OPENING, _BEFORE_NAME = regex("phrase_opening"), regex("before_name")
_AFTER_NAME = regex("after_name")
_ROLE, _ROLE_FIRM = regex("role_in_matter"), regex("firm_in_matter")
_GRADED, _NUMBERED = regex("graded"), regex("numbered_member")
_ABBREVIATING = regex("abbreviating")
_SEAT = regex("seat_alone")
_COUNTED, _COUNTED_LEVEL = regex("counted_levels"), regex("counted_level")


@dataclass(frozen=True, slots=True)
class Named:
    """The actors a phrase names, and the relative clause that was dropped from it, if any."""

    names: tuple[str, ...]
    relative: str | None = None


@lru_cache(maxsize=20_000)
def expand(phrase: str) -> Named:
    """Return the actors of a coordinated phrase, shared heads and modifiers given to each.

    >>> expand("公安、交通等部门基层党组织和广大党员干部").names
    ('公安部门基层党组织', '交通部门基层党组织', '广大党员干部')
    """
    phrase = _ABBREVIATING.sub("", _OPENING.sub("", phrase)).strip("，、；：")
    phrase = phrase if "”" in phrase else phrase.lstrip("“")
    phrase = _COUNTED.sub(lambda match: "、".join(_COUNTED_LEVEL.findall(match.group(1))), phrase)
    tokens = words_of(phrase)
    if cut := _complete_before_relative(tokens):
        return _both(tokens, cut, cut + 1)
    if cut := _listed_alone(tokens):
        return _both(tokens, cut, cut + 2)
    relative, start = _relative(tokens)
    rest = tokens.slice(start, len(tokens.words))
    if relative is not None and rest in _BARE:
        return Named((phrase,), relative + "的")
    members = _fields_joined(_numbered(_members(rest)), rest)
    if relative is not None and len(members) > 1 and members[0] in _BARE and members[1].startswith("其"):
        members[0] = f"{relative}的{members[0]}"
    elif (
        relative is not None
        and len(members) > 1
        and all(_unquantified(m) in _BARE for m in members if m != "等")
    ):
        return Named(tuple(f"{relative}的{m}" for m in expand_members(members)), relative + "的")
    shared = _of_one_matter(_owned(expand_members(members)))
    names = tuple(dict.fromkeys(_bare(n) for n in shared if n))
    return Named(names, None if relative is None else relative + "的")


def _both(tokens: Tokens, end: int, start: int) -> Named:
    left, right = expand(tokens.slice(0, end)), expand(tokens.slice(start, len(tokens.words)))
    return Named(tuple(dict.fromkeys(left.names + right.names)))


def _listed_alone(tokens: Tokens) -> int:
    """Return the index of an 等 that has nothing of its own after it (商务部等|和各省级人民政府), or 0."""
    for i, word in enumerate(tokens.words[1:-2], 1):
        if word in _ETC and not tokens.inside[i] and tokens.words[i + 1] in SEPARATORS - {"及其"}:
            return i
    return 0


def _bare(name: str) -> str:
    """Return a name without determiners before it and without 双方 or 集体 after a whole name
    (被投诉人|双方, 仲裁委员会|集体).
    """
    name = _BEFORE_NAME.sub("", name)
    stem = _AFTER_NAME.sub("", name)
    return stem if stem != name and is_complete(stem) else name


def _complete_before_relative(tokens: Tokens) -> int:
    """Return the index of the mark between a complete actor and one with a relative clause
    (A和负有…的B, 从事…的A和接受…的B), or 0.
    """
    cut = 0
    for i, word in enumerate(tokens.words):
        if tokens.inside[i]:
            continue
        if word in SEPARATORS:
            if i and tokens.heads[i - 1]:
                cut = i
                if "的" in tokens.words[1:i] and "的" in tokens.words[i + 2 : -1]:
                    return cut
        elif tokens.kinds[i] == "verb" and (word not in _FIELDS or (i == 0 and not names_field(tokens, 0))):
            described = "的" in tokens.words[i:-1]
            if cut or not described:
                return cut if described else 0
    return 0


def _unquantified(name: str) -> str:
    """Return a name without its longest quantifier: 有关单位 → 单位."""
    for quantifier in _QUANTIFIERS:
        if name.startswith(quantifier) and len(name) - len(quantifier) >= 2:
            return name[len(quantifier) :]
    return name


def _relative(tokens: Tokens) -> tuple[str | None, int]:
    """Return the verbal relative clause that opens a phrase (without 的) and the word index after it."""
    for i in range(len(tokens.words) - 1, 0, -1):
        if tokens.words[i] != "的" or tokens.inside[i]:
            continue
        if tokens.words[0] in _OTHERS or _SEAT.match(tokens.slice(0, i) + "的机关"):
            return None, 0
        verbal = _has_verb(tokens, i)
        if tokens.heads[i - 1] and not verbal:
            return None, 0
        if verbal or tokens.tags[i - 1][0] in "adv":
            return tokens.slice(0, i), i + 1
        return None, 0
    return None, 0


def _has_verb(tokens: Tokens, stop: int) -> bool:
    if stop > 1 and tokens.kinds[stop - 1] in ("verb", "adv"):
        return True
    if any(tokens.words[j] in _NEGATIONS for j in range(stop)):
        return True
    return any(tokens.kinds[j] == "verb" and tokens.words[j] not in _FIELDS for j in range(stop))


def _members(text: str) -> list[str]:
    """Cut a phrase at its top-level separators; 等 becomes a member of its own."""
    for whole, guarded in _UNSPLIT:
        text = text.replace(whole, guarded)
    tokens = words_of(text)
    members = [""]
    for i, word in enumerate(tokens.words):
        if tokens.inside[i]:
            members[-1] += word
        elif word in SEPARATORS:
            members.append("其" if word == "及其" else "")
        elif word in _ETC and not _GRADED.fullmatch(members[-1]):
            members.extend(("等", ""))
        else:
            members[-1] += word
    return [m.replace("\x00", "和").replace("\x01", "与").replace("\x02", "及") for m in members if m]


def _fields_joined(members: list[str], phrase: str) -> list[str]:
    """Join a field that holds 及其 to the organ it opens (白天鹅|及其|栖息地管理机构): what stands before 其
    names no actor there.
    """
    at = next((i for i, member in enumerate(members) if i and possessed(member)), 0)
    if not at or actor_kind(members[at]) != "organ" or members[at - 1] == "等":
        return members
    before = members[at - 1]
    if f"{before}及{members[at]}" not in phrase:  # an owner of its own: 市委、其各级党组织
        return members
    if is_complete(before) or actor_kind(before) or opens_quantified(before) or len(before) < 2:
        return members
    return [*members[: at - 1], before + "及" + members[at], *members[at + 1 :]]


def _numbered(members: list[str]) -> list[str]:
    """Give numbers what they number: 小学一、二年级 → 小学一年级, 小学二年级."""
    out = list(members)
    for i in range(len(out) - 1):
        first, second = _NUMBERED.match(out[i]), _NUMBERED.match(out[i + 1])
        if first and second and not first.group(3) and second.group(3) and not second.group(1):
            out[i] += second.group(3)
            out[i + 1] = first.group(1) + out[i + 1]
    return out


def _of_one_matter(names: list[str]) -> list[str]:
    """Give roles in one matter the matter that the first names (医疗器械注册人、|备案人和|经营企业)."""
    first = words_of(names[0]) if len(names) > 1 else None
    if first is None or len(first.words) < 2 or first.heads[-2] or not _ROLE.fullmatch(first.words[-1]):
        return names
    matter = first.slice(0, len(first.words) - 1)
    if any(tag[0] != "n" for tag in first.tags[:-1]) or not all(map(_ROLE.fullmatch, names[1:2])):
        return names
    shares = [_ROLE.fullmatch(name) or _ROLE_FIRM.fullmatch(name) for name in names[1:]]
    return [names[0], *(matter + n if share else n for n, share in zip(names[1:], shares, strict=True))]


def _owned(names: list[str]) -> list[str]:
    """Give later bare persons the owner of the first: 处理者的法定代表人或者主要负责人 → both the
    处理者's.
    """
    owner, mark, _ = names[0].rpartition("的") if names else ("", "", "")
    if not mark:
        return names
    return [
        n if i == 0 or "的" in n or actor_kind(n) != "person" else f"{owner}的{n}"
        for i, n in enumerate(names)
    ]
