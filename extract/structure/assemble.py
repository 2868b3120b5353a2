"""Assembly: the paragraphs of one document to its record, sections and blocks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ..blocks import Block, BlockKind, Structure
from ..model import Document, SourceText
from ..place import Place
from .cites import find_cites
from .closing import closing_lines
from .enclosed import find_enclosed
from .grid import Table, tables_of
from .head import Head, read_head
from .headings import heading_lengths, is_fixed, title_of
from .headlines import join_title, kind_of
from .lexicon import lexicon
from .outline import Outline
from .paragraphs import Paragraph, has_stop
from .passage import Passage
from .roles import is_part_title, other_lines
from .tablets import table_blocks
from .tail import Tail, read_tail

_FULL_TEXT = re.compile(r"(?:全文|内容)如下[：:]$")
_NEWS = 4
"""How many paragraphs a news report takes at most before the text that it brings."""


def assemble(
    source: SourceText, key: str, start: int, end: int, paragraphs: Sequence[Paragraph]
) -> Structure:
    """Return document `key`, which is `source.text[start:end]` and consists of `paragraphs`."""
    lead = _lead(paragraphs)
    head = read_head(paragraphs[lead:])
    head = replace(head, size=head.size + lead) if head.title else read_head(paragraphs)
    tail = read_tail(paragraphs, head.size)
    first, last = (bisect_left(source.places, at, key=_start) for at in (start, end))
    places = source.places[first:last]
    tables = {table.start: table for table in tables_of(source.text, places)}
    builder = _Builder(key, paragraphs, head, tail)
    builder.text, builder.tables = source.text, tables
    blocks = builder.build()
    text = source.text[start:end]
    own = frozenset(name for name in (head.title, head.number) if name)
    document = Document(
        id=key,
        source=source.path,
        start=start,
        end=end,
        text=text,
        title=head.title,
        number=head.number,
        kind=head.kind or _announced(paragraphs, head.size),
        issuers=_issuers(head, tail),
        date=tail.date or head.date,
        addressees=head.addressees,
        copies_to=tail.copies_to,
        printed_by=tail.printed_by,
        printed_on=tail.printed_on,
        cites=find_cites(text, own),
        sections=tuple(builder.outline.sections()),
        places=places,
        margins=source.margins,
        attachments=source.attachments,
        also=source.also,
    )
    return Structure(document, tuple(blocks))


def _lead(paragraphs: Sequence[Paragraph]) -> int:
    """Return how many paragraphs stand before the head: of a news report that brings a text
    (通知全文如下：), and the label of a file that is an attachment alone (附件1).
    """
    if paragraphs and lexicon().attachment.match(paragraphs[0].passage.text):
        return 1
    return next((k + 1 for k, p in enumerate(paragraphs[:_NEWS]) if _FULL_TEXT.search(p.passage.text)), 0)


def _start(place: Place) -> int:
    return place.start


def _issuers(head: Head, tail: Tail) -> tuple[str, ...]:
    """Return the issuing organs, the signature's fuller form where the title shortens a name."""
    if not head.issuers:
        return tail.issuers
    full = [next((long for long in tail.issuers if long.endswith(name)), name) for name in head.issuers]
    return tuple(dict.fromkeys(full))


def _announced(paragraphs: Sequence[Paragraph], start: int) -> str | None:
    """Return the kind that a document without a telling title gives itself: `现通知如下：` → 通知."""
    for paragraph in paragraphs[start : start + 3]:
        match = lexicon().announcement.search(paragraph.passage.text)
        if match:
            return kind_of(match.group(1))
    return None


class _Builder:
    """Walks the paragraphs once and gathers sections and blocks."""

    def __init__(self, key: str, paragraphs: Sequence[Paragraph], head: Head, tail: Tail) -> None:
        self.outline = Outline(key)
        self.text = ""
        self.tables: Mapping[int, Table] = {}
        self._paragraphs = paragraphs
        self._tail = tail
        self._blocks: list[Block] = []
        self._enclosed = find_enclosed(paragraphs, head.size, head.title, tail)
        self._others = other_lines(paragraphs, head.size, tail, self._enclosed)
        self._sizes = heading_lengths(paragraphs)
        self._numbers = _positions(paragraphs)
        starts = sorted({head.size, *tail.closing, *self._enclosed, len(paragraphs)})
        self._closing = closing_lines(paragraphs, starts, self._others)
        self._labels: dict[int, str] = {}

    def build(self) -> list[Block]:
        for index, paragraph in enumerate(self._paragraphs):
            self._take(index, paragraph)
            self.outline.extend(paragraph.end)
        return self._blocks

    def _take(self, index: int, paragraph: Paragraph) -> None:
        title = self._enclosed.get(index)
        if title:
            number = self._labels.pop(index, "")
            self.outline.enter_outer(title.title, paragraph.start, number)
        if index in self._tail.closing or index in self._closing:
            self.outline.leave_numbered()
        if paragraph.is_table:
            self._blocks += table_blocks(self.text, self.tables[paragraph.start], self.outline.current)
        elif index in self._others:
            self._add(BlockKind.OTHER, paragraph.passage)
        elif index in self._closing:
            self._add(BlockKind.BODY, paragraph.passage)
        elif paragraph.mark is not None:
            self._take_numbered(index, paragraph)
        elif lexicon().attachment.match(paragraph.text):
            self._take_attachment(index, paragraph)
        elif is_part_title(paragraph, self._after(index)):
            self._take_title(index, paragraph)
        else:
            self._add(BlockKind.BODY, paragraph.passage)

    def _after(self, index: int) -> Paragraph | None:
        following = index + 1
        if following >= len(self._paragraphs) or following in self._others:
            return None
        return self._paragraphs[following]

    def _take_numbered(self, index: int, paragraph: Paragraph) -> None:
        mark = paragraph.mark
        assert mark is not None
        item = self._opens_items(paragraph)
        free = is_fixed(paragraph) or not self.outline.in_article
        size = self._sizes[index] if free and not item else 0
        title = title_of(paragraph.text[:size])
        headed = bool(title) and not has_stop(paragraph.text)
        self.outline.enter(mark, title, paragraph.start, item=item, headed=headed)
        number, level = mark.printed, self.outline.level
        if paragraph.body is None:
            self._add(BlockKind.HEADING, paragraph.passage, number, level)
            return
        heading = paragraph.body.trimmed(0, size)
        if heading:
            self._add(BlockKind.HEADING, heading, number, level)
            number, level = "", 0
        rest = paragraph.body.trimmed(size, len(paragraph.text))
        if rest:
            self._add(BlockKind.BODY, rest, number, level)

    def _take_attachment(self, index: int, paragraph: Paragraph) -> None:
        """Open the part below an 附件 label; a title right after it is the part's own."""
        number = "".join(paragraph.text.split()).rstrip("：:")
        if index + 1 in self._enclosed:
            self.outline.leave_all()
            self._labels[index + 1] = number
        else:
            following = self._after(index)
            titled = following is not None and is_part_title(following, self._after(index + 1))
            title = join_title([following.text]) if following and titled else ""
            self.outline.enter_outer(title, paragraph.start, number)
            if titled:
                self._others.add(index + 1)
        self._add(BlockKind.OTHER, paragraph.passage)

    def _take_title(self, index: int, paragraph: Paragraph) -> None:
        style = "#" if paragraph.depth else paragraph.text[0] if paragraph.text[0] in "【[〔" else ""
        self.outline.enter_titled(
            title_of(paragraph.text),
            paragraph.start,
            style=style,
            depth=paragraph.depth,
            goes_on=lambda family, value: self._goes_on(family, value, index),
        )
        self._add(BlockKind.HEADING, paragraph.passage)

    def _add(self, kind: BlockKind, passage: Passage, number: str = "", level: int = 0) -> None:
        block = Block(kind, passage.text, passage.offsets(), self.outline.current, number, level)
        self._blocks.append(block)

    def _opens_items(self, paragraph: Paragraph) -> bool:
        """Say whether a first number opens a list of items rather than a section: `：（一）…；`."""
        mark = paragraph.mark
        if mark is None or mark.value != 1 or is_fixed(paragraph) or not self._blocks:
            return False
        before = self._blocks[-1]
        lead_in = before.kind is not BlockKind.OTHER and before.text[-1] in "：:"
        return lead_in and paragraph.text[-1:] in ("；", ";")

    def _goes_on(self, family: str, value: int, index: int) -> bool:
        """Say whether the next number of `family` comes after `index`, before its numbers begin anew."""
        following, first = (self._next(family, number, index) for number in (value + 1, 1))
        return following < len(self._paragraphs) and (value == 0 or following < first)

    def _next(self, family: str, value: int, index: int) -> int:
        """Return where a number of `family` comes after `index`, else the end."""
        places = self._numbers.get((family, value), ())
        at = bisect_right(places, index)
        return places[at] if at < len(places) else len(self._paragraphs)


def _positions(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, int], list[int]]:
    """Return where each number stands, by family and value."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.mark is not None:
            places[paragraph.mark.family, paragraph.mark.value].append(index)
    return places
