"""Roles: which paragraphs are no text of the document, and which are titles of parts."""

from __future__ import annotations

from collections.abc import Sequence

from .cites import document_number
from .dates import DATE, is_date_line
from .enclosed import Enclosed
from .headlines import names_addressees
from .lexicon import lexicon
from .paragraphs import STOPS, Paragraph, has_stop
from .tail import Tail

_TITLE = 30
"""Longest unnumbered line that can be the title of a part, in characters."""
_ROWS = 6
"""Fewest lines of a table one after another."""


def other_lines(
    paragraphs: Sequence[Paragraph], head: int, tail: Tail, enclosed: dict[int, Enclosed]
) -> set[int]:
    """Return the indices of head, tail, table of contents, 附件 lists, notes and formulas."""
    others = set(range(max(head, contents_end(paragraphs, head)))) | tail.lines
    listing = False
    for index in range(head, len(paragraphs)):
        paragraph = paragraphs[index]
        text = paragraph.passage.text
        if paragraph.mark is not None:
            listing = listing and not any(stop in paragraph.text for stop in "。；：")
            if listing:
                others.add(index)
            continue
        listing = text.startswith(("附件", "附：", "附:")) and len(text) < 120 and "。" not in text
        if listing and text[-1] not in "：:" and lexicon().attachment.match(text):
            listing = False
        elif listing or is_note(text):
            others.add(index)
    others |= _tables(paragraphs, head)
    for title in enclosed.values():
        others.update(range(title.start, title.end))
        others.update(_enclosed_head(paragraphs, title.end))
    return others


def _enclosed_head(paragraphs: Sequence[Paragraph], start: int) -> list[int]:
    """Return the number, enactment and addressee lines below the title of an enclosed text."""
    found = []
    for index in range(start, min(start + 3, len(paragraphs))):
        text = paragraphs[index].passage.text
        addressed = text[-1] in "：:" and names_addressees(text, titled=True)
        numbered = len(text) <= 40 and document_number(text) is not None and "。" not in text
        enacted = len(text) < 200 and text[0] in "（(" and bool(lexicon().enactment.find(text))
        if paragraphs[index].mark is not None or not (addressed or numbered or enacted):
            break
        found.append(index)
    return found


def _tables(paragraphs: Sequence[Paragraph], start: int) -> set[int]:
    """Return the lines of tables: runs of very short unnumbered lines without a stop or a verb of duty."""
    found: set[int] = set()
    run: list[int] = []
    for index in range(start, len(paragraphs) + 1):
        cell = index < len(paragraphs) and _is_cell(paragraphs[index])
        if cell:
            run.append(index)
            continue
        if len(run) >= _ROWS:
            found.update(run)
        run = []
    return found


def _is_cell(paragraph: Paragraph) -> bool:
    text = paragraph.passage.text
    if paragraph.is_table or paragraph.mark is not None or paragraph.depth:
        return False
    if len(text) > 14 or text[0] == "【":
        return False
    return not has_stop(text) and not lexicon().sentence.search(text)


def is_note(text: str) -> bool:
    """Say whether `text` is a date, formula, party line, stamp line or note like （此件公开发布）."""
    words = lexicon()
    if len(text) > 200:
        return False
    if words.formula.match(text) or words.party.match(text) or is_date_line(text):
        return True
    if len(text) <= 60 and "。" not in text and words.stamp.search(text):
        return True
    if len(text) <= 80 and words.enactment.find(text) and DATE.match(text.lstrip("（(")):
        return True
    if len(text) <= 30 and document_number(text) == "".join(text.split()):
        return True
    note = words.other_line.match(text) and not words.attachment.match(text)
    return bool(note) and "。" not in text[:-1]


def contents_end(paragraphs: Sequence[Paragraph], start: int) -> int:
    """Return the index after a table of contents, 0 without one."""
    words = lexicon()
    for index in range(start, min(start + 3, len(paragraphs))):
        if not words.contents.match(paragraphs[index].passage.text):
            continue
        first = next((at for at in range(index + 1, len(paragraphs)) if paragraphs[at].mark), None)
        if first is None or first > index + 3:
            return index + 1
        opening = "".join(paragraphs[first].passage.text.split())
        later = range(first + 1, min(first + 600, len(paragraphs)))
        again = (at for at in later if "".join(paragraphs[at].passage.text.split()) == opening)
        return next(again, index + 1)
    return 0


def is_part_title(paragraph: Paragraph, following: Paragraph | None) -> bool:
    """Say whether an unnumbered line is the title of a part: short, without a stop, with text below it."""
    text = paragraph.text
    if paragraph.depth:
        return len(text) <= 80
    if not 2 <= len(text) <= _TITLE or following is None:
        return False
    if (text[0] == "【" and text[-1] == "】") or lexicon().post_line.match(text):
        return True
    if lexicon().post_title.match(text) and (following.mark is not None or following.text[-1:] in STOPS):
        return not following.is_table and following.text != ""
    if any(sign in "，,。；：:;！？!?、|…—" for sign in text) or text[0] in "（(“”*-·●":
        return False
    opens = following.is_table or following.mark is not None
    return opens or (len(following.text) >= 20 and following.text[-1] in STOPS)
