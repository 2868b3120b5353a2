"""Outline: sections nested by their numbers as they are met, and the items that are none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ..model import Section, content_id
from .numbering import RANKS, Mark


@dataclass(slots=True)
class _Open:
    """A number whose part is still open; `section` is None for a list item."""

    family: str
    value: int
    section: str | None
    headed: bool = False
    style: str = ""
    depth: int = 0


@dataclass(slots=True)
class _Draft:
    number: str
    title: str
    level: int
    start: int
    end: int
    parent: str | None


class Outline:
    """Collects the sections of one document in text order."""

    def __init__(self, document: str) -> None:
        self._document = document
        self._stack: list[_Open] = []
        self._drafts: dict[str, _Draft] = {}

    @property
    def current(self) -> str | None:
        """Id of the innermost open section."""
        for entry in reversed(self._stack):
            if entry.section:
                return entry.section
        return None

    @property
    def level(self) -> int:
        return len(self._stack)

    @property
    def in_article(self) -> bool:
        return any(entry.family == "article" for entry in self._stack)

    def enter(self, mark: Mark, title: str, start: int, *, item: bool, headed: bool) -> None:
        """Open the part that `mark` numbers; an `item` nests as a section does but is none."""
        inherited = self._make_room(mark)
        as_item = item or inherited or (mark.kind not in RANKS and self.in_article)
        entry = _Open(mark.family, mark.value, None, headed)
        if not as_item:
            entry.section = self._add(mark.printed, title, start)
        self._stack.append(entry)

    def enter_outer(self, title: str, start: int, number: str = "") -> None:
        """Open an annex or enclosed text: it closes all that is open."""
        self._stack.clear()
        self._stack.append(_Open("enclosed", 0, self._add(number, title, start), True))

    def enter_titled(
        self, title: str, start: int, *, style: str, depth: int, goes_on: Callable[[str, int], bool]
    ) -> None:
        """Open a part with a title and no number, `style` being the sign it opens with, `depth` its #s.

        It closes the numbered parts whose numbers do not go on after it, and the last title of its style.
        """
        if depth:
            while self._stack and self._stack[-1].depth >= depth:
                self._stack.pop()
            while self._stack and not self._stack[-1].depth:
                self._stack.pop()
        else:
            self._close_for_title(style, goes_on)
        self._stack.append(_Open("title", 0, self._add("", title, start), True, style, depth))

    def _close_for_title(self, style: str, goes_on: Callable[[str, int], bool]) -> None:
        for index, entry in enumerate(self._stack):
            if entry.family == "title":
                ends = entry.style == style
            else:
                ends = entry.family != "enclosed" and not _counts(entry, goes_on)
            if ends and not any(_counts(inner, goes_on) for inner in self._stack[index + 1 :]):
                del self._stack[index:]
                return

    def leave_numbered(self) -> None:
        """Close every part but an annex or enclosed text."""
        while self._stack and self._stack[-1].family != "enclosed":
            self._stack.pop()

    def leave_all(self) -> None:
        """Close every part."""
        self._stack.clear()

    def extend(self, end: int) -> None:
        """Let every open section reach to `end`."""
        for entry in self._stack:
            if entry.section:
                self._drafts[entry.section].end = end

    def sections(self) -> Iterator[Section]:
        for key, draft in self._drafts.items():
            yield Section(key, draft.number, draft.title, draft.level, draft.start, draft.end, draft.parent)

    def _add(self, number: str, title: str, start: int) -> str:
        key = content_id(self._document, number, start)
        self._drafts[key] = _Draft(number, title, len(self._stack) + 1, start, start, self.current)
        return key

    def _make_room(self, mark: Mark) -> bool:
        """Close what `mark` ends; say whether it goes on with a list of items."""
        if mark.kind in RANKS:
            self._close_for_fixed(mark)
            return False
        for index in range(len(self._stack) - 1, -1, -1):
            entry = self._stack[index]
            if entry.family == mark.family:
                del self._stack[index:]
                return entry.section is None and mark.value == entry.value + 1
            if entry.family in RANKS or entry.family == "enclosed":
                break
        if mark.kind == "cn":
            self._close_inner(titles=mark.value > 1)
        return False

    def _close_inner(self, *, titles: bool) -> None:
        """Close down to the last fixed or titled part: 一、 stands outside of all other free numbers."""
        kept = {*RANKS, "enclosed"} if titles else {*RANKS, "enclosed", "title"}
        while self._stack and self._stack[-1].family not in kept:
            self._stack.pop()

    def _close_for_fixed(self, mark: Mark) -> None:
        rank = RANKS[mark.kind]
        while self._stack:
            top = self._stack[-1]
            if top.family == "enclosed" or (top.family in RANKS and RANKS[top.family] < rank):
                return
            if top.family not in RANKS and top.headed and rank == 3 and top.section:
                return
            self._stack.pop()


def _counts(entry: _Open, goes_on: Callable[[str, int], bool]) -> bool:
    """Say whether numbers like the entry's still come; articles count through all parts and tell nothing."""
    free = entry.family not in ("title", "enclosed", "article")
    return free and goes_on(entry.family, entry.value)
