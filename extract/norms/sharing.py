"""Sharing 共用: the heads, modifiers and quantifiers that the members of a coordination take from each
other.
"""

from __future__ import annotations

from functools import lru_cache

from ..lexicon import actor_list, actor_words, listed, ordered, regex
from .organs import suffix_head
from .tokens import tokenize

_SHARED = tuple(sorted(actor_list("shared_heads"), key=len, reverse=True))
_ATTRIBUTES = tuple(actor_list("shared_attributes"))
_SUMMING = actor_words("summing_heads")
_COLLECTIVE, _FIELD_ORGANS = listed("collective_heads"), listed("field_organs")
_QUANTIFIERS = tuple(sorted(actor_list("quantifiers"), key=len, reverse=True))
_LEVEL_WORDS, _NOT_POSSESSIVE = listed("levels"), tuple(listed("not_possessive"))
_SPREADING, _SPREADING_FAR = ordered("spreading"), listed("spreading_far")
_OWN = (*_SPREADING, *ordered("own_quantifiers"))
_LIGHT = listed("light_quantifiers")
_CLOSING = listed("closing_brackets")
_LEVEL, _PLACE_HEAD, _DEPENDENT = regex("level"), regex("place_head"), regex("dependent_head")
_AFTER_LEVEL, _OWN_LEVEL, _OPENS_WITH_LEVEL = map(regex, ("after_level", "own_level", "opens_with_level"))
_JUXTAPOSED, _EACH = regex("juxtaposed"), regex("juxtaposed_each")
_GOVERNMENT, _COUNCIL = regex("committee_and_government"), regex("centre_and_council")
_FIELD_ENDINGS = tuple(sorted(_FIELD_ORGANS))
_OFFICES, _LEVELED = listed("offices"), ordered("leveled_nouns")
_KEEPERS = listed("keepers")
_OFFICES_BY_LENGTH = tuple(sorted(_OFFICES, key=lambda office: (-len(office), office)))
_LEVEL_OWNER, _DEPARTMENT, _OWNED = regex("level_owner"), regex("department"), regex("owned_department")
_INNER_QUANTIFIER = regex("inner_quantifier")
_BRACKET, _BRACKET_AT_END = regex("bracket"), regex("bracket_at_end")


def expand_members(members: list[str]) -> list[str]:
    """Return the actors that the members of a coordination name: 乡镇, 街道党组织 → 乡镇党组织,
    街道党组织.
    """
    members = _owners_dropped([piece for member in members for piece in _apart(member)])
    owned = next((i for i, member in enumerate(members) if i and possessed(member)), 0)
    if "等" in members[owned:] and owned:
        return _with_departments(members[:owned], [possessed(members[owned]), *members[owned + 1 :]])
    found = enumerate(members)  # 各县（市、区）、|市直有关部门: a level of its own after a whole name
    if at := next((i for i, m in found if i and _OWN_LEVEL.match(m) and is_complete(members[i - 1])), 0):
        return [*expand_members(members[:at]), members[at], *expand_members(members[at + 1 :])]
    if "等" in members:
        return _expand_etc(members)
    if len(crossed := _cross(members)) > len(members):
        return crossed
    return _spread_quantifier(_share_owner(_possessive(_share(members))))


def _with_departments(owners: list[str], departments: list[str]) -> list[str]:
    """Give each owner the departments that 其 and 等 tell of (县人民政府及其公安、财政等部门)."""
    own = expand_members(owners)
    keepers = own if len(own) < 3 else own[-1:]
    return own + [owner + name for owner in keepers for name in expand_members(departments)]


def _share_owner(members: list[str]) -> list[str]:
    """Give later bare offices and departments the organ or the level that opens the list: 市委组织部、宣传部,
    省级教育、财政部门, 各高校党委书记、校长.
    """
    if len(members) < 2:
        return members
    owner = _owner_of_office(members[0])
    if owner:
        return [members[0], *(owner + m if m in _OFFICES else m for m in members[1:])]
    match = _LEVEL_OWNER.match(members[0])
    if match is None or not _DEPARTMENT.search(members[0]):
        return members
    if any(m.startswith(match.group(1)) and not m.startswith(_LEVELED) for m in members[1:]):
        return members
    out = [members[0]]
    for member in members[1:]:
        owned = _OWNED.match(member) or _opens_quantified(member) or _OPENS_WITH_LEVEL.match(member)
        bare = _DEPARTMENT.search(member) and not owned
        out.append(match.group(1) + member if bare and not _opens_with_place(member) else member)
    return out


def _owner_of_office(member: str) -> str:
    """Return what stands before the office that ends a member (市委|组织部), or '' where that is no organ."""
    office = next((o for o in _OFFICES_BY_LENGTH if member.endswith(o) and len(member) > len(o)), "")
    stem = member[: len(member) - len(office)] if office else ""
    if not stem or stem.endswith("的"):
        return ""
    of_things = office in _KEEPERS
    return stem if of_things or actor_kind(stem) in ("organ", "place") else ""


def _owners_dropped(members: list[str]) -> list[str]:
    """Drop what stands before a quantifier inside a list: 城中村、重点村所有群众、商户 → 所有群众,
    商户.
    """
    for i, member in enumerate(members):
        match = _INNER_QUANTIFIER.match(member)
        if match and i and all(actor_kind(m) == "place" or not is_complete(m) for m in members[:i]):
            return [match.group(1), *members[i + 1 :]]
    return members


def _cross(members: list[str]) -> list[str]:
    """Cross modifiers with heads: 党委、管委会各部门领导班子和领导干部 → four actors."""
    if len(members) < 3 or members[-1] not in _SHARED:
        return []
    first = shared_head(members[-2])
    stem = members[-2][: len(members[-2]) - len(first)]
    if not first or first == members[-1] or not all(_takes(m, first, stem) for m in members[:-2]):
        return []
    return [owner + head for owner in (*members[:-2], stem) for head in (first, members[-1])]


@lru_cache(maxsize=20_000)
def _apart(member: str) -> tuple[str, ...]:
    """Cut `各部门各单位党组` and `市委市政府`, which coordinate without a mark."""
    head = shared_head(member)
    stem = member[: len(member) - len(head)] if head else member
    if "各级各类" not in stem and (match := _JUXTAPOSED.match(stem)):
        prefix, mark, *parts = match.groups()
        return tuple(f"{prefix}{mark}{part}{head}" for part in parts if part)
    if match := _EACH.match(member) or _COUNCIL.match(member):
        return match.group(1), match.group(2)
    if match := _GOVERNMENT.match(member):
        return match.group(1), match.group(3)
    return (member,)


@lru_cache(maxsize=20_000)
def shared_head(member: str) -> str:
    """Return the longest head of `shared_heads` that ends a member, with an attribute that is shared with it
    (临时党支部), and leaves a stem; or ''.
    """
    if not member.endswith(_SHARED):
        return ""
    head = next((head for head in _SHARED if member.endswith(head) and len(member) > len(head)), "")
    whole = next((word + head for word in _ATTRIBUTES if head and member.endswith(word + head)), head)
    return whole if len(member) > len(whole) else head


@lru_cache(maxsize=20_000)
def is_complete(member: str) -> bool:
    """Say whether a member ends in an actor's head, brackets at its end left out (市委（党组）)."""
    tokens = tokenize(member)
    last = tokens.words[-1] if tokens.words else ""
    if last in _CLOSING:
        bare = _BRACKET_AT_END.sub("", member)
        return bool(bare) and bare != member and is_complete(bare)
    end = len(tokens.words) - 1
    cut_off = end > 0 and suffix_head(tokens, end) in ("organ", "person")
    return cut_off or (end >= 0 and bool(tokens.heads[end])) or member.endswith("）委")


@lru_cache(maxsize=20_000)
def actor_kind(member: str) -> str | None:
    """Return the kind of actor that a member's last word names, brackets left out; None where it names
    none.
    """
    bare = _BRACKET.sub("", member)
    if bare in _LEVEL_WORDS:
        return "place"
    tokens = tokenize(bare)
    return tokens.heads[-1] if tokens.words else None


@lru_cache(maxsize=20_000)
def last_kind(name: str) -> str | None:
    """Return the kind of actor that the very last word of a name names, brackets included: none for
    乡镇（街道）.
    """
    tokens = tokenize(name)
    return tokens.heads[-1] if tokens.words else None


@lru_cache(maxsize=20_000)
def _opens_quantified(member: str) -> str:
    return next((quantifier for quantifier in _QUANTIFIERS if member.startswith(quantifier)), "")


@lru_cache(maxsize=20_000)
def _opens_with_place(member: str) -> bool:
    """Say whether a member opens with the name of a place (平潭综合实验区管委会)."""
    return tokenize(member).tags[0] == "ns"


def _share(members: list[str]) -> list[str]:
    """Give bare members the head of the next complete one: 乡镇、街道党组织 → 乡镇党组织, 街道党组织."""
    out = list(members)
    head, stem = "", ""
    for i in range(len(out) - 1, -1, -1):
        member = out[i]
        if i + 1 < len(out) and _LEVEL.search(member) and (match := _AFTER_LEVEL.match(members[i + 1])):
            stem, head = match.groups()
        elif i == len(out) - 1 or not head:
            head = shared_head(member)
            stem = member[: len(member) - len(head)] if head else ""
            if match := _PLACE_HEAD.match(member):
                stem, head = match.groups()
            continue
        if _takes(member, head, stem):
            out[i] = member + head
        else:
            head = shared_head(member)
            stem = member[: len(member) - len(head)] if head else ""
    return out


def _takes(member: str, head: str, stem: str) -> bool:
    """Say whether a member takes the head of the member `stem` + `head` after it."""
    if _LEVEL.match(member):
        return True
    kind = actor_kind(member)
    fields = _DEPARTMENT.search(head) and not head.startswith("有关") and member.endswith(_FIELD_ENDINGS)
    if fields or not is_complete(member):
        return True
    quantifier = _opens_quantified(stem)
    stem_kind = actor_kind(stem) if stem else None
    if quantifier and quantifier not in _LIGHT:
        own = tokenize((stem + head)[len(quantifier) :]).words
        return stem_kind is None and len(stem) > len(quantifier) and len(own) > 1
    if shared_head(member):
        return False
    return bool(
        _DEPENDENT.search(head)
        and stem
        and (
            (kind == "place" and stem_kind in ("place", "organ"))
            or (kind == "organ" and stem_kind == "organ")
        )
    )


def _expand_etc(members: list[str]) -> list[str]:
    """Give what 等 lists the head after it (公安、交通等部门), unless it only sums them up
    (市委、县委等单位).
    """
    at = members.index("等")
    named, rest = members[:at], members[at + 1 :]
    if not named:
        return expand_members(rest)
    if not rest:
        return _spread_quantifier(_share_owner(_possessive(_share(named))))
    tail, others = rest[0], rest[1:]
    quantifier = _opens_quantified(tail)
    bare_tail = tail[len(quantifier) :]
    complete = all(is_complete(m) for m in named)
    if complete and _sums_up(named, tail, bare_tail):
        more = expand_members([tail, *others]) if quantifier else others
        return _spread_quantifier(_share(named)) + more
    ending = bare_tail and (shared_head(bare_tail) or bare_tail)[-2:]
    names = [m if ending and m.endswith(ending) else m + bare_tail for m in _share(named)]
    return _spread_quantifier(_share_owner(names)) + (expand_members(others) if others else [])


def _sums_up(named: list[str], tail: str, bare_tail: str) -> bool:
    """Say whether what follows 等 only sums up the actors before it: 单位, another of their kind, or what
    institutions are called together (电视台、通讯社等重要新闻单位, not 公安、财政等部门).
    """
    if not _FIELD_ORGANS.isdisjoint(named):
        return False
    if shared_head(bare_tail):
        return shared_head(bare_tail) in _COLLECTIVE and all(actor_kind(m) == "organ" for m in named)
    return bare_tail in _SUMMING or actor_kind(named[-1]) == actor_kind(tail)


def possessed(name: str) -> str:
    """Return what 其 owns in a name (其代理人 → 代理人), or '' where 其 is no possessive (其他机构)."""
    return name[1:] if name.startswith("其") and not name.startswith(_NOT_POSSESSIVE) else ""


def _possessive(members: list[str]) -> list[str]:
    """Give 其… its owners, the members before it: 公民、法人, 其代理人 → 公民代理人, 法人代理人 too."""
    out: list[str] = []
    for member in members:
        owned = possessed(member)
        if owned and out:
            owners = [name for name in out if not name.endswith(owned)] if len(out) < 3 else out[-1:]
            out.extend(owner + owned for owner in owners)
        else:
            out.append(member)
    return out


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
        own = member.startswith(_OWN) or (first == "各" and _opens_with_place(member))
        same = actor_kind(member) == actor_kind(members[0]) or first in _SPREADING_FAR or "各级" in first
        out.append(member if own or not same or member.startswith(members[0]) else first + member)
    return out
