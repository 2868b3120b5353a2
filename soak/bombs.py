"""Bombs through the sandbox that reads files: each refused at once, in little memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from extract.errors import ReadError
from extract.formats.sandbox import Sandbox
from tests.extract.formats.test_sandbox import BOMBS, SHEET_BOMBS, SMALL, pdf_bomb, peak, work

from .outcome import Outcome

SECONDS, MEGABYTES = 1.0, 200
CLIMBING = "../../../tmp/climbed.xml"


def run_bombs() -> Outcome:
    """Read every bomb in a sandbox of its own; seconds are of work, however busy the machine is."""
    bombs: dict[str, tuple[str, Callable[[], bytes]]] = {
        **{name: (".docx", make) for name, make in BOMBS.items()},
        **{f"sheet: {name}": (".xlsx", make) for name, make in SHEET_BOMBS.items()},
        "a page of 150 MB": (".pdf", pdf_bomb),
        "a page packed twice": (".pdf", lambda: pdf_bomb(twice=True)),
        "a name that climbs out, in a bomb": (".docx", _climbing),
    }
    failures, measured = [], []
    for name, (suffix, make) in bombs.items():
        said, seconds, memory = _read(make(), suffix)
        measured.append(f"{name}: {seconds:.2f} s, {memory} MB, {said or 'read'}")
        if not said or seconds >= SECONDS or memory >= MEGABYTES:
            failures.append(measured[-1])
    first = f"{len(bombs) - len(failures)}/{len(bombs)} refused in {SECONDS:g} s of work under {MEGABYTES} MB"
    return Outcome("bombs", not failures, (first, *measured), tuple(failures))


def _read(bomb: bytes, suffix: str) -> tuple[str, float, int]:
    """Return what was said of a bomb, seconds of work, and the most memory in MB."""
    with Sandbox() as box:
        box.read(SMALL, ".docx")
        before, said = work(box), ""
        try:
            box.read(bomb, suffix)
        except ReadError as error:
            said = str(error)
        return said, work(box) - before, peak(box)


def _climbing() -> bytes:
    """Return a docx bomb one of whose members is named as if it lay far above."""
    made = io.BytesIO(BOMBS["bombs in styles"]())
    with zipfile.ZipFile(made, "a") as archive:
        archive.writestr(CLIMBING, "x")
    return made.getvalue()
