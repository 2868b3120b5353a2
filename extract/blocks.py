"""What the document-structure stage hands to the norm stage: paragraphs as sentences are read from them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from .model import Document


class BlockKind(StrEnum):
    """Part that a block plays in its document."""

    HEADING = "heading"
    BODY = "body"
    OTHER = "other"
    """Title, number, addressees, signature, date, 抄送 and 印发 lines: never a norm."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of the source text, and the span that they were read from."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Charge:
    """What the row of a table of tasks 任务分解表 says beside the task.

    Attributes:
        leads: phrases that name who leads or is responsible 牵头单位、责任单位.
        supports: phrases that name who co-operates 配合单位.
        deadline: by when 完成时限.
        row: span of the whole row.
        whole: the task is a duty whatever its form, even a noun phrase (老旧小区改造).
    """

    leads: tuple[Phrase, ...]
    supports: tuple[Phrase, ...]
    deadline: Phrase | None
    row: tuple[int, int]
    whole: bool = True


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, or the heading or body part of one, healed of page breaks.

    Attributes:
        kind: heading, body or other.
        text: healed text, without section number and without the blanks around it.
        offsets: for each character of `text` its position in the source text; strictly rising, so
            `text[i:j]` is `source[offsets[i] : offsets[j - 1] + 1]` less what healing took out.
        section: id of the innermost section it belongs to, or None (before the first section).
        number: the number printed before it (`（一）`, `1.`), or empty: tells list items from paragraphs.
        level: level of that number (0 where none), outermost 1.
        charge: what its row says, where it stands in a task's cell of a table of tasks.
    """

    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    section: str | None = None
    number: str = ""
    level: int = 0
    charge: Charge | None = None


@dataclass(frozen=True, slots=True)
class Structure:
    """One document and its blocks in text order."""

    document: Document
    blocks: tuple[Block, ...]
