"""What a terminal may be sent, and how progress is shown on one."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")

_PICTURES = {code: 0x2400 + code for code in range(0x20)} | {0x7F: 0x2421}
_UNSAFE = dict.fromkeys((*range(0x80, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)), 0xFFFD)
_SAFE = _PICTURES | _UNSAFE


def printable(text: str) -> str:
    """Return `text` as one line without power over a terminal.

    Control characters are shown as their pictures (ESC → ␛), marks that turn the writing direction as �.
    """
    return text.translate(_SAFE)


def say(message: str) -> None:
    """Write one line to stderr."""
    click.echo(printable(message), err=True)


def stdout_console() -> Console:
    """Return a console that colours on a terminal only and never wraps what goes into a pipe."""
    from rich.console import Console

    console = Console(file=sys.stdout, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console.width = 100_000
    return console


def with_progress(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """Yield `items`; draw a bar on stderr while they are taken, if stderr is a terminal."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total, description=label)
