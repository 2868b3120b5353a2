"""An explanation for a terminal, in colour where that is one."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from extract.model import Extraction

from ..terminal import printable, stdout_console
from .passages import Passage, passages, reasons

if TYPE_CHECKING:
    from rich.text import Text

STYLES = {
    "": "",
    "modality": "bold",
    "trigger": "bold red",
    "bearer": "bold cyan",
    "predicate": "bold green",
    "counterparty": "magenta",
    "condition": "yellow",
    "deadline": "bright_blue",
    "basis": "blue",
    "assigner": "bright_cyan",
}


def print_explanation(extraction: Extraction) -> None:
    """Write every document's sentences and norms to stdout, text without norms dimmed."""
    from rich.text import Text

    console = stdout_console()
    for document in extraction.documents:
        if document.title:
            console.print(Text(printable(document.title), style="bold underline"))
        here = [norm for norm in extraction.norms if norm.doc == document.id]
        for passage in passages(document, here):
            for line in _lines(passage):
                console.print(line, soft_wrap=True)


def _lines(passage: Passage) -> Iterable[Text]:
    from rich.text import Text

    if not passage.norms:
        text = "".join(piece.text for piece in passage.pieces)
        return [Text(printable(line.strip()), style="dim") for line in text.splitlines() if line.strip()]
    sentence = Text()
    for piece in passage.pieces:
        underline = " underline" if piece.clause else ""
        sentence.append(printable(piece.text), style=f"{STYLES[piece.field]}{underline}".strip())
    return [sentence, *_norm_lines(passage)]


def _norm_lines(passage: Passage) -> Iterable[Text]:
    from rich.text import Text

    for number, norm in enumerate(passage.norms, 1):
        head = Text(f"  {number}  ", style="dim")
        head.append(printable(norm.text), style="underline")
        head.append(f"  {norm.start}–{norm.end}  confidence {norm.confidence:.2f}", style="dim")
        yield head
        for reason in reasons(norm):
            line = Text(f"       {reason.field:<14}")
            line.append(printable(reason.value), style=STYLES.get(reason.field, ""))
            place = "" if reason.start is None else f" {reason.start}–{reason.end}"
            line.append(f"  ← {printable(reason.rule) or 'no rule recorded'}{place}", style="dim")
            yield line
