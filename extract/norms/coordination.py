"""Coordination 并列: the actors that one phrase names, each with the head and modifiers it shares."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from ..lexicon import actor_words, data
from .actors import SEPARATORS, head_kind, names_field
from .tokens import Tokens, enclosed, tokenize, word_class

_BARE = frozenset("机构 组织 单位 部门 企业 个人 人员 其他 公民 法人".split())
_LEVELS = re.compile(r"^[省市县区州乡镇旗]$")
_LEVEL_HEAD = re.compile(r"^[省市县区州乡镇旗](委.*|人民政府.*|政府.*|级.+|直.+)$")
_JUXTAPOSED = re.compile(r"^(.*?)(各|本)([^各本]{1,6}?)(?:和)?\2([^各本]{1,6}?)(?:\2([^各本]{1,6}?))?$")


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
    phrase = re.sub(r"\s+|^其中", "", phrase).strip("，、；：")
    tokens = tokenize(phrase)
    if cut := _complete_before_relative(tokens):
        left, right = expand(tokens.slice(0, cut)), expand(tokens.slice(cut + 1, len(tokens.words)))
        return Named(tuple(dict.fromkeys(left.names + right.names)))
    relative, start = _relative(tokens)
    rest = tokens.slice(start, len(tokens.words))
    if relative is not None and rest in _BARE:
        return Named((phrase,), relative + "的")
    members = _members(rest)
    if relative is not None and len(members) > 1 and all(_strip(m) in _BARE for m in members if m != "等"):
        return Named(tuple(f"{relative}的{m}" for m in _expand(members)), relative + "的")
    names = tuple(dict.fromkeys(_BEFORE_NAME.sub("", n) for n in _owned(_expand(members)) if n))
    return Named(names, None if relative is None else relative + "的")


def _complete_before_relative(tokens: Tokens) -> int:
    """Return the index of the mark between a complete actor and one with a relative clause (A和负有…的B), or 0."""
    inside = enclosed(tokens.text)
    cut = 0
    for i, word in enumerate(tokens.words):
        if word in SEPARATORS and not inside[tokens.starts[i]]:
            if i and head_kind(tokens.words[i - 1], tokens.tags[i - 1]):
                cut = i
        elif inside[tokens.starts[i]]:
            continue
        elif word_class(word, tokens.tags[i]) == "verb" and (
            word not in actor_words("fields") or (i == 0 and not names_field(tokens, 0))
        ):
            return cut if "的" in tokens.words[i:-1] else 0
    return 0


def _strip(name: str) -> str:
    for quantifier in sorted(actor_words("quantifiers"), key=len, reverse=True):
        if name.startswith(quantifier) and len(name) - len(quantifier) >= 2:
            return name[len(quantifier):]
    return name


def _relative(tokens: Tokens) -> tuple[str | None, int]:
    """Return the verbal relative clause that opens a phrase (without 的) and the word index after it."""
    inside = enclosed(tokens.text)
    for i in range(len(tokens.words) - 1, 0, -1):
        if tokens.words[i] != "的" or inside[tokens.starts[i]]:
            continue
        before = range(i)
        if head_kind(tokens.words[i - 1], tokens.tags[i - 1]) and not _has_verb(tokens, i):
            return None, 0
        if any(tokens.words[j] in ("其他", "其它") for j in before if j == 0):
            return None, 0
        if _has_verb(tokens, i) or tokens.tags[i - 1][0] in "adv":
            return tokens.slice(0, i), i + 1
        return None, 0
    return None, 0


def _has_verb(tokens: Tokens, stop: int) -> bool:
    if stop > 1 and word_class(tokens.words[stop - 1], tokens.tags[stop - 1]) in ("verb", "adv"):
        return True
    if any(tokens.words[j] in ("不", "未", "没有", "有", "无") for j in range(stop)):
        return True
    return any(
        word_class(tokens.words[j], tokens.tags[j]) == "verb" and tokens.words[j] not in actor_words("fields")
        for j in range(stop)
    )


def _members(text: str) -> list[str]:
    """Cut a phrase at its top-level separators; 等 becomes a member of its own."""
    for whole in data("actors").get("unsplit", ()):
        text = text.replace(whole, whole.replace("和", "\x00").replace("与", "\x01").replace("及", "\x02"))
    tokens = tokenize(text)
    inside = enclosed(text)
    members = [""]
    for i, word in enumerate(tokens.words):
        if not inside[tokens.starts[i]] and word in SEPARATORS:
            members.append("")
            if word == "及其":
                members[-1] = "其"
        elif not inside[tokens.starts[i]] and word in ("等", "等等"):
            members.extend(("等", ""))
        else:
            members[-1] += word
    return [m.replace("\x00", "和").replace("\x01", "与").replace("\x02", "及") for m in members if m]


def _expand(members: list[str]) -> list[str]:
    members = _owners_dropped([piece for member in members for piece in _apart(member)])
    if "等" in members:
        return _expand_etc(members)
    if len(crossed := _cross(members)) > len(members):
        return crossed
    return _spread_quantifier(_possessive(_share(members)))


def _owned(names: list[str]) -> list[str]:
    """Give later bare persons the owner of the first: 处理者的法定代表人或者主要负责人 → both the 处理者's."""
    owner, mark, _ = names[0].rpartition("的") if names else ("", "", "")
    if not mark:
        return names
    return [n if i == 0 or "的" in n or _kind(n) != "person" else f"{owner}的{n}" for i, n in enumerate(names)]


_BEFORE_NAME = re.compile(r"^(?:该|[0-9]+(?:个|名|家|位)|[一二三四五六七八九十两]+(?:名|家|位))(?=.{2})")
_INNER_QUANTIFIER = re.compile(r"^.+?((?:所有|全体|广大).+)$")


def _owners_dropped(members: list[str]) -> list[str]:
    """Drop what stands before a quantifier inside a list: 城中村、重点村所有群众、商户 → 所有群众, 商户."""
    for i, member in enumerate(members):
        match = _INNER_QUANTIFIER.match(member)
        if match and i and all(_kind(m) == "place" or not _complete(m) for m in members[:i]):
            return [match.group(1), *members[i + 1 :]]
    return members


def _cross(members: list[str]) -> list[str]:
    """Cross modifiers with heads: 党委、管委会各部门领导班子和领导干部 → four actors."""
    heads = set(data("actors")["shared_heads"])
    if len(members) < 3 or members[-1] not in heads:
        return []
    first = shared_head(members[-2])
    stem = members[-2][: len(members[-2]) - len(first)]
    if not first or first == members[-1] or not all(_takes(m, first, stem) for m in members[:-2]):
        return []
    return [owner + head for owner in (*members[:-2], stem) for head in (first, members[-1])]


def _apart(member: str) -> list[str]:
    """Cut `各部门各单位党组` and `市委市政府`, which coordinate without a mark."""
    head = shared_head(member)
    stem = member[: len(member) - len(head)] if head else member
    if "各级各类" not in stem and (match := _JUXTAPOSED.match(stem)):
        prefix, mark, *parts = match.groups()
        return [f"{prefix}{mark}{part}{head}" for part in parts if part]
    if match := re.match(r"^(各[^各级类]{1,6})(各[^各级类]{2,8})$", member):
        return [match.group(1), match.group(2)]
    if match := re.match(r"^((.{0,3}?)([省市县区])委)(\3(?:人民)?政府.*)$", member):
        return [match.group(1), match.group(4)]
    if match := re.match(r"^(党中央)(国务院)$", member):
        return [match.group(1), match.group(2)]
    return [member]


def shared_head(member: str) -> str:
    """Return the longest head of `shared_heads` that ends a member and leaves a stem, or ''."""
    best = ""
    for head in data("actors")["shared_heads"]:
        if len(head) > len(best) and member.endswith(head) and len(member) > len(head):
            best = head
    return best


def _complete(member: str) -> bool:
    tokens = tokenize(member)
    last = tokens.words[-1] if tokens.words else ""
    if last in ("）", ")"):
        bare = re.sub(r"[（(][^（()）]*[）)]$", "", member)
        return bool(bare) and _complete(bare)
    return head_kind(last, tokens.tags[-1]) is not None or member.endswith("）委")


def _kind(member: str) -> str | None:
    bare = re.sub(r"[（(][^（()）]*[）)]", "", member)
    if len(bare) == 1 and bare in "省市县区乡镇村":
        return "place"
    tokens = tokenize(bare)
    return head_kind(tokens.words[-1], tokens.tags[-1]) if tokens.words else None


def _opens_quantified(member: str) -> str:
    best = ""
    for quantifier in actor_words("quantifiers"):
        if member.startswith(quantifier) and len(quantifier) > len(best):
            best = quantifier
    return best


def _share(members: list[str]) -> list[str]:
    """Give bare members the head of the next complete one: 乡镇、街道党组织 → 乡镇党组织, 街道党组织."""
    out = list(members)
    head, stem = "", ""
    for i in range(len(out) - 1, -1, -1):
        member = out[i]
        if i == len(out) - 1 or not head:
            head = shared_head(member)
            stem = member[: len(member) - len(head)] if head else ""
            if _LEVEL_HEAD.match(member):
                head, stem = member[1:], member[0]
            continue
        if _takes(member, head, stem):
            out[i] = member + head
        else:
            head = shared_head(member)
            stem = member[: len(member) - len(head)] if head else ""
    return out


_DEPENDENT_HEADS = re.compile(r"(党组织|党组|党委|党工委|党支部|负责人|负责同志|干部|班子|职工|工作人员|管理人员|从业人员|部门|力量|政府|典型|）|\))$")


def _takes(member: str, head: str, stem: str) -> bool:
    if _LEVELS.match(member):
        return True
    kind = _kind(member)
    if not _complete(member):
        return True
    quantifier = _opens_quantified(stem)
    stem_kind = _kind(stem) if stem else None
    if quantifier not in ("", "本", "各"):
        return stem_kind is None and len(stem) > len(quantifier)
    if shared_head(member):
        return False
    return bool(
        _DEPENDENT_HEADS.search(head)
        and stem
        and ((kind == "place" and stem_kind in ("place", "organ")) or (kind == "organ" and stem_kind == "organ"))
    )


def _expand_etc(members: list[str]) -> list[str]:
    at = members.index("等")
    listed, rest = members[:at], members[at + 1 :]
    if not rest:
        return _spread_quantifier(_possessive(_share(listed)))
    tail, others = rest[0], rest[1:]
    summing = data("actors")["summing_heads"]
    quantifier = _opens_quantified(tail)
    bare_tail = tail[len(quantifier):] if quantifier else tail
    complete = all(_complete(m) for m in listed)
    if complete and (bare_tail in summing or _kind(listed[-1]) == _kind(tail)) and not shared_head(bare_tail):
        more = _expand([tail, *others]) if quantifier else others
        return _spread_quantifier(_share(listed)) + more
    names = [m + bare_tail for m in _spread_quantifier(_share(listed))] if bare_tail else listed
    return names + (_expand(others) if others else [])


def _possessive(members: list[str]) -> list[str]:
    out: list[str] = []
    for member in members:
        owned = member[1:] if member.startswith("其") and not member.startswith(("其他", "其它", "其余")) else ""
        if owned and out:
            owners = [name for name in out if not name.endswith(owned)] if len(out) < 3 else out[-1:]
            out.extend(owner + owned for owner in owners)
        else:
            out.append(member)
    return out


_SPREADING = ("县级以上地方各级", "县级以上各级", "县级以上地方", "县级以上", "全市各级各类", "全市各级", "全县各级", "全区各级", "全省各级", "各级各类", "各级", "广大", "全体", "有关", "相关", "任何", "各类", "全市", "全县", "全区", "各")


def _spread_quantifier(members: list[str]) -> list[str]:
    """Give members without a quantifier of their own that of the first: 各级党委和政府 → …, 各级政府."""
    if len(members) < 2:
        return members
    first = next((q for q in _SPREADING if members[0].startswith(q) and len(members[0]) - len(q) >= 1), "")
    if not first:
        return members
    out = [members[0]]
    for member in members[1:]:
        first = next((q for q in _SPREADING if out[-1].startswith(q)), first)
        own = any(member.startswith(q) for q in (*_SPREADING, "其", "每", "所有", "全", "市属", "本", "该", "社会"))
        same = _kind(member) == _kind(members[0]) or first in ("广大", "有关", "相关", "任何", "全体") or "各级" in first
        out.append(member if own or not same or member.startswith(members[0]) else first + member)
    return out
