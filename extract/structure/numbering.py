"""Numbers that open sections and list items: `一、`, `（三）`, `1．`, `第十条`, `附件2`, and their values."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import BLANKS

_CN = "一二三四五六七八九十百〇零○两"
_ORDINAL = rf"第[{BLANKS}]*(?:[{_CN}]{{1,7}}|[0-9０-９]{{1,4}})[{BLANKS}]*"
_AFTER = r"[、:：.．]?"

_KINDS = (
    ("part", rf"{_ORDINAL}(?:部分|分?[编篇]|卷)(?=[{BLANKS}:：、]|$)"),
    ("chapter", rf"{_ORDINAL}章(?!程)(?:之[{_CN}])?{_AFTER}"),
    ("clause", rf"{_ORDINAL}节(?!能|约|点|假)(?:之[{_CN}])?(?=[{BLANKS}:：、]|$)"),
    ("article", rf"{_ORDINAL}条(?:之[{_CN}]{{1,3}})?{_AFTER}"),
    ("cn", rf"[{_CN}]{{1,4}}(?:[、．]|[.](?![0-9])|[{BLANKS}]+、)"),
    ("cn_paren", rf"(?:[（(][{BLANKS}]*[{_CN}]{{1,4}}[{BLANKS}]*[)）]|[㈠-㈩])[、.．]?"),
    (
        "decimal",
        r"[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}"
        r"(?![0-9%％万亿元度级倍米吨个月日]|项(?!目)|人(?![力事员])|年(?!度))[、.．]?",
    ),
    ("dot", r"[0-9０-９]{1,3}[.．](?![0-9０-９])"),
    ("comma", r"[0-9０-９]{1,3}、"),
    ("paren", r"(?:[（(][0-9０-９]{1,3}[)）]|[⑴-⒇])[、.．]?"),
    ("half", r"[0-9]{1,2}[)）]"),
    ("letter", r"[a-h][)）]"),
    ("circled", r"[①-⑳❶-❿]"),
)
_BARE = re.compile(rf"([0-9]{{1,2}})[{BLANKS}]+(?=[^0-9{BLANKS}])")
_DECIMAL_PART = re.compile("([0-9]{1,2})[.．][0-9]{1,2}(?![0-9])")
_MARK = re.compile("|".join(f"(?P<{name}>{pattern})" for name, pattern in _KINDS))
_OPENINGS = (
    frozenset(_CN)
    | frozenset("第（(0123456789０１２３４５６７８９abcdefgh")
    | frozenset(
        chr(code)
        for first, last in ((0x3220, 0x3229), (0x2474, 0x2487), (0x2460, 0x2473), (0x2776, 0x277F))
        for code in range(first, last + 1)
    )
)
"""Characters that a number can open with."""
_INLINE = re.compile(rf"[。；：！？;:!?”）)…][{BLANKS}]*(?=[（(第㈠-㈩①-⑳❶-❿⑴-⒇0-9０-９{_CN}])")
_REFERENCE = re.compile(r"(?:规定|第|和|至|、|所|的|及|或|中|以|关于|对|款|项)")

RANKS = {"part": 0, "chapter": 1, "clause": 2, "article": 3}
"""Kinds whose order of nesting is fixed; all others nest as they are met."""

_CHINESE = re.compile(f"[{_CN}]")
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_ENCLOSED = "㈠①❶⑴"
_LETTERS = "abcdefgh"


@dataclass(frozen=True, slots=True)
class Mark:
    """A number printed before a heading, paragraph or list item.

    Attributes:
        printed: as it stands, without blanks around it.
        kind: `part` `chapter` `clause` `article`, or `cn` `cn_paren` `decimal` `dot` `comma` `paren` `half`
            `letter` `circled`.
        value: its value; of a decimal number the last member.
        depth: members of a decimal number, else 1.
        size: characters from the start of the number to the text after it.
    """

    printed: str
    kind: str
    value: int
    size: int
    depth: int = 1

    @property
    def family(self) -> str:
        """Kind that siblings share: decimals of different depth are no siblings."""
        return f"{self.kind}{self.depth}" if self.kind == "decimal" else self.kind


def read_mark(text: str, position: int = 0) -> Mark | None:
    """Return the number that stands in `text` at `position`: `（三）做好…` → kind `cn_paren`, value 3."""
    if text[position : position + 1] not in _OPENINGS:
        return None
    match = _MARK.match(text, position)
    if match is None:
        return None
    kind = match.lastgroup or ""
    printed = match.group()
    end = match.end()
    if kind == "article" and _is_reference(text, printed, end):
        return None
    while end < len(text) and text[end].isspace():
        end += 1
    members = re.split(r"[.．]", printed.strip("、.．")) if kind == "decimal" else [printed]
    return Mark(printed.strip(), kind, _value(members[-1]), end - position, len(members))


def read_bare_mark(text: str, following: str) -> Mark | None:
    """Return the number without a sign that opens a line, where the line after it opens with its first part:
    `2 项目经理` before `2.1 …` → kind `decimal`, depth 1.
    """
    match = _BARE.match(text)
    part = _DECIMAL_PART.match(following) if match else None
    if match is None or part is None or part.group(1) != match.group(1):
        return None
    return Mark(match.group(1), "decimal", int(match.group(1)), match.end())


def _is_reference(text: str, printed: str, end: int) -> bool:
    """Say whether `第十条规定的…` only refers to an article."""
    if not printed.endswith("条") or end >= len(text) or text[end].isspace():
        return False
    return bool(_REFERENCE.match(text, end))


def inline_marks(text: str, last: dict[str, int]) -> list[tuple[int, Mark]]:
    """Return the numbers inside a long paragraph that count on, and where they stand.

    A number counts on if it follows a stop and is 1 or one more than the last of its kind; `last` holds
    the value seen last of each family and is brought up to date.
    """
    found = []
    for gap in _INLINE.finditer(text):
        position = gap.end()
        mark = read_mark(text, position)
        if mark is None or position == 0:
            continue
        if position + mark.size >= len(text) or not _counts_on(mark, last, gap.group()[0]):
            continue
        if mark.kind == "article" and not _free_standing(text, position, mark):
            continue
        remember(mark, last)
        found.append((position, mark))
    return found


def _free_standing(text: str, position: int, mark: Mark) -> bool:
    return text[position + len(mark.printed)].isspace() or text[position - 1].isspace()


def _counts_on(mark: Mark, last: dict[str, int], before: str) -> bool:
    if mark.value == last.get(mark.family, 0) + 1:
        return True
    return mark.value == 1 and before not in "”）)"


def remember(mark: Mark, last: dict[str, int]) -> None:
    """Note the value of `mark` as the last of its family; an outer number starts the inner ones anew."""
    if mark.kind in RANKS:
        rank = RANKS[mark.kind]
        for family in [name for name in last if RANKS.get(name, 9) > max(rank, 3)]:
            del last[family]
    elif mark.kind == "cn":
        for family in [name for name in last if name not in RANKS and name != "cn"]:
            del last[family]
    last[mark.family] = mark.value


@lru_cache(maxsize=2_000)
def _value(printed: str) -> int:
    """Return the value of a number: `（二十三）` → 23, `第一百零二条` → 102, `⑫` → 12."""
    if printed[0] > "\u2000" and printed[0] < "\u3300":
        for first in _ENCLOSED:
            if 0 <= ord(printed[0]) - ord(first) < 20:
                return ord(printed[0]) - ord(first) + 1
    if printed[0] in _LETTERS:
        return _LETTERS.index(printed[0]) + 1
    digits = "".join(filter(str.isdecimal, printed)) if not _CHINESE.search(printed) else ""
    if digits:
        return int(digits)
    total = current = 0
    for sign in printed.partition("条")[0]:
        if sign == "百":
            total, current = total + (current or 1) * 100, 0
        elif sign == "十":
            total, current = total + (current or 1) * 10, 0
        elif sign in _DIGITS:
            current = _DIGITS[sign]
    return total + current
