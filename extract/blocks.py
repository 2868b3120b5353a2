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
    """

    kind: BlockKind
    text: str
    offsets: tuple[int, ...]
    section: str | None = None
    number: str = ""
    level: int = 0


@dataclass(frozen=True, slots=True)
class Structure:
    """One document and its blocks in text order."""

    document: Document
    blocks: tuple[Block, ...]
