"""A small language for structure tests: outlines and blocks as plain tuples."""

from __future__ import annotations

from pathlib import Path

from extract.blocks import BlockKind, Structure
from extract.model import SourceText
from extract.structure import structure

ROOT = Path(__file__).parents[3]
NOTICES = ROOT / "examples" / "notices"
CORPUS = ROOT / "tests" / "corpus" / "dev"


def parse(text: str) -> Structure:
    """Return the one document of `text`."""
    (found,) = structure(SourceText("text", "text.txt", text))
    return found


def notice(number: str) -> tuple[Structure, ...]:
    path = next(NOTICES.glob(f"{number}_*.txt"))
    return structure(SourceText(number, str(path), path.read_bytes().decode("utf-8")))


def labelled(name: str) -> Structure:
    return parse((CORPUS / f"{name}.txt").read_bytes().decode("utf-8"))


def outline(found: Structure) -> list[tuple[int, str, str]]:
    """Return level, number and title of each section."""
    return [(part.level, part.number, part.title) for part in found.document.sections]


def blocks(found: Structure, *kinds: BlockKind) -> list[tuple[str, str, str]]:
    """Return kind, number and text of each block, of `kinds` only if given."""
    return [(b.kind.value, b.number, b.text) for b in found.blocks if not kinds or b.kind in kinds]


def body(found: Structure) -> str:
    """Return headings and body, one block a line."""
    return "\n".join(block.text for block in found.blocks if block.kind is not BlockKind.OTHER)


def section_of(found: Structure, opening: str) -> str | None:
    """Return the number or title of the section that the block with this `opening` belongs to."""
    block = next(block for block in found.blocks if block.text.startswith(opening))
    parts = {part.id: part.number or part.title for part in found.document.sections}
    return parts[block.section] if block.section else None
