"""Assembly: the paragraphs of one document to its record, sections and blocks."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence

from ..blocks import Block, BlockKind, Structure
from ..model import Document, SourceText
from .cites import find_cites
from .closing import closing_start
from .dates import is_date_line
from .glued import unglue
from .head import Head, join_title, kind_of, read_head
from .headings import heading_length, is_fixed, title_of
from .lexicon import lexicon
from .lines import Piece
from .outline import Outline
from .paragraphs import STOPS, Paragraph, heal
from .passage import Passage
from .tail import Tail, read_tail

_TITLE = 30
"""Longest unnumbered line that can be the title of a part, in characters."""


def assemble(source: SourceText, key: str, start: int, end: int, pieces: Sequence[Piece]) -> Structure:
    """Return document `key`, which is `source.text[start:end]` and was cut into `pieces`."""
    paragraphs = unglue(heal(pieces))
    head = read_head(paragraphs)
    tail = read_tail(paragraphs, head.size)
    builder = _Builder(key, paragraphs, head, tail)
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
    )
    return Structure(document, tuple(blocks))


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
        self._paragraphs = paragraphs
        self._head = head
        self._tail = tail
        self._blocks: list[Block] = []
        self._numbers = _positions(paragraphs)
        self._skip = -1
        self._contents_until = self._end_of_contents()
        self._closing = self._closing_range()

    def build(self) -> list[Block]:
        for index, paragraph in enumerate(self._paragraphs):
            if index != self._skip:
                self._take(index, paragraph)
        return self._blocks

    def _take(self, index: int, paragraph: Paragraph) -> None:
        if self._is_other(index, paragraph):
            self._add(BlockKind.OTHER, paragraph.passage)
        elif index in self._closing:
            self.outline.close()
            self._add(BlockKind.BODY, paragraph.passage)
        elif paragraph.mark is not None:
            self._take_numbered(paragraph)
        elif lexicon().attachment.match(paragraph.text):
            self._take_attachment(index, paragraph)
        elif self._is_enclosed_title(index, paragraph):
            title = join_title([paragraph.text])
            self.outline.enter_titled(title, paragraph.start, outer=True)
            self._add(BlockKind.OTHER, paragraph.passage)
        elif self._is_title(index, paragraph):
            self._take_titled(index, paragraph)
        else:
            self._add(BlockKind.BODY, paragraph.passage)
        self.outline.extend(paragraph.end)

    def _take_numbered(self, paragraph: Paragraph) -> None:
        mark = paragraph.mark
        assert mark is not None
        item = self._opens_items(paragraph)
        size = 0 if item else heading_length(paragraph)
        if mark.kind not in ("article",) and self.outline.in_article and not is_fixed(paragraph):
            size = 0
        title = title_of(paragraph.text[:size])
        stops = any(stop in paragraph.text for stop in STOPS)
        headed = bool(title) and not stops
        self.outline.enter(mark, title, paragraph.start, item=item, headed=headed)
        body = paragraph.body or paragraph.passage
        heading = body.trimmed(0, size) if size and paragraph.body else None
        number, level = mark.printed, self.outline.level
        if heading or not paragraph.body:
            self._add(BlockKind.HEADING, heading or body, number, level)
            number, level = "", 0
        rest = body.trimmed(size, len(body.text)) if paragraph.body else None
        if rest:
            self._add(BlockKind.BODY, rest, number, level)

    def _take_attachment(self, index: int, paragraph: Paragraph) -> None:
        following = self._paragraphs[index + 1] if index + 1 < len(self._paragraphs) else None
        title = ""
        self._add(BlockKind.OTHER, paragraph.passage)
        if following and following.mark is None and len(following.text) <= 60 and not _is_sentence(following):
            title = join_title([following.text])
            self._skip = index + 1
        number = "".join(paragraph.text.split()).rstrip("：:")
        self.outline.enter_titled(title, paragraph.start, number=number, outer=True)
        if following and title:
            self._add(BlockKind.OTHER, following.passage)
            self.outline.extend(following.end)

    def _take_titled(self, index: int, paragraph: Paragraph) -> None:
        first = self.outline.outermost
        if first and not paragraph.depth and not self._goes_on(first, index):
            self.outline.leave_numbered()
        self.outline.enter_titled(
            title_of(paragraph.text), paragraph.start, outer=False, markdown=paragraph.depth
        )
        self._add(BlockKind.HEADING, paragraph.passage)

    def _add(self, kind: BlockKind, passage: Passage, number: str = "", level: int = 0) -> None:
        text = passage.text
        self._blocks.append(Block(kind, text, passage.offsets(), self.outline.current, number, level))

    def _is_other(self, index: int, paragraph: Paragraph) -> bool:
        if index < self._head.size or index in self._tail.lines or index < self._contents_until:
            return True
        text = paragraph.passage.text
        words = lexicon()
        if paragraph.mark is not None:
            return self._in_attachment_list(index)
        if words.formula.match(text) or is_date_line(text) or words.party.match(text):
            return True
        if len(text) <= 60 and words.stamp.search(text) and "。" not in text:
            return True
        note = words.other_line.match(text) and not words.attachment.match(text)
        return bool(note) and "。" not in text[:-1]

    def _in_attachment_list(self, index: int) -> bool:
        """Say whether a numbered line goes on with the list that `附件：1.…` opens."""
        paragraph = self._paragraphs[index]
        if paragraph.mark is None or any(stop in paragraph.text for stop in "。；："):
            return False
        for back in range(index - 1, max(-1, index - 30), -1):
            before = self._paragraphs[back]
            if before.mark is None:
                text = before.passage.text
                return text.startswith(("附件", "附：", "附:")) and len(text) < 120 and "。" not in text
            if any(stop in before.text for stop in "。；："):
                return False
        return False

    def _opens_items(self, paragraph: Paragraph) -> bool:
        """Say whether a first number opens a list of items rather than a section: `：（一）…；`."""
        mark = paragraph.mark
        if mark is None or mark.value != 1 or is_fixed(paragraph) or not self._blocks:
            return False
        before = self._blocks[-1]
        lead_in = before.kind is not BlockKind.OTHER and before.text[-1] in "：:"
        return lead_in and paragraph.text[-1:] in ("；", ";")

    def _is_enclosed_title(self, index: int, paragraph: Paragraph) -> bool:
        text = paragraph.text
        words = lexicon()
        if len(text) > 60 or index + 1 >= len(self._paragraphs) or paragraph.depth:
            return False
        kind = words.kind.search(text)
        if kind is None or kind.group(1) not in words.enclosed_kinds | {"通知"}:
            return False
        if self._tail.signed is not None and index > self._tail.signed:
            return True
        following = self._paragraphs[index + 1].mark
        return following is not None and following.value == 1 and join_title([text]) in self._head.title

    def _is_title(self, index: int, paragraph: Paragraph) -> bool:
        text = paragraph.text
        if paragraph.depth:
            return len(text) <= 80 and text[-1] not in STOPS
        if len(text) > _TITLE or len(text) < 2 or index + 1 >= len(self._paragraphs):
            return False
        if any(sign in "，,。；：:;！？!?、|…—" for sign in text) or text[0] in "（(“”*":
            return False
        following = self._paragraphs[index + 1]
        return following.mark is not None or (len(following.text) >= 20 and _is_sentence(following))

    def _goes_on(self, part: tuple[str, int], index: int) -> bool:
        """Say whether the outermost numbering still goes on after `index`."""
        places = self._numbers.get((part[0], part[1] + 1), ())
        return bisect_right(places, index) < len(places)

    def _end_of_contents(self) -> int:
        """Return the index after a table of contents, 0 without one."""
        size = self._head.size
        for index in range(size, min(size + 3, len(self._paragraphs))):
            if not lexicon().contents.match(self._paragraphs[index].passage.text):
                continue
            first = next((p for p in self._paragraphs[index + 1 : index + 4] if p.mark), None)
            if first is None:
                return index + 1
            opening = "".join(first.passage.text.split())
            for later in range(index + 2, min(index + 400, len(self._paragraphs))):
                same = "".join(self._paragraphs[later].passage.text.split()) == opening
                if same and self._paragraphs[later] is not first:
                    return later
            return index + 1
        return 0

    def _closing_range(self) -> range:
        start = self._head.size
        end = self._tail.signed if self._tail.signed is not None else len(self._paragraphs)
        while end > start and self._is_other(end - 1, self._paragraphs[end - 1]):
            end -= 1
        return range(closing_start(self._paragraphs, start, end), end)


def _is_sentence(paragraph: Paragraph) -> bool:
    return paragraph.passage.text[-1] in STOPS


def _positions(paragraphs: Sequence[Paragraph]) -> dict[tuple[str, int], list[int]]:
    """Return where each number stands, by family and value."""
    places: dict[tuple[str, int], list[int]] = defaultdict(list)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.mark is not None:
            places[paragraph.mark.family, paragraph.mark.value].append(index)
    return places
