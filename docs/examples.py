"""Writes examples/norms/: what the extractor makes of the five notices, a norm a line, read as a diff."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract import Norm, SourceText, extract
from extract.read import decode

ROOT = Path(__file__).parent.parent
NOTICES, TARGET = ROOT / "examples" / "notices", ROOT / "examples" / "norms"


def described(norm: Norm) -> str:
    """Return a norm as one line: place, force, who, clause, and what else it says."""
    who = "、".join(norm.bearers) or "（未写明）"
    more = [f"{party.role.value} {party.name}" for party in norm.counterparties]
    named = ("condition", "deadline", "basis", "assigner")
    more += [f"{name} {getattr(norm, name)}" for name in named if getattr(norm, name)]
    text = " ".join(norm.text.split())
    said = f" [{'; '.join(more)}]" if more else ""
    return (
        f"{norm.start}-{norm.end} {norm.modality.value} | {who} ({norm.bearer_source.value}) | {text}{said}"
    )


def pages() -> Iterator[tuple[Path, str]]:
    """Yield the file of each notice and what it has to hold."""
    for notice in sorted(NOTICES.glob("*.txt")):
        text, encoding = decode(notice.read_bytes())
        norms = extract(SourceText(notice.stem, notice.name, text, encoding)).norms
        yield TARGET / notice.name, "".join(described(norm) + "\n" for norm in norms)


if __name__ == "__main__":
    TARGET.mkdir(exist_ok=True)
    for path, page in pages():
        path.write_text(page, encoding="utf-8", newline="\n")
