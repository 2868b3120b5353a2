"""Corrections into a folder 收回核改: added to its own, and everything made anew from what was extracted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from extract.model import Extraction, SourceText

from .artefacts import Artefact
from .build import WAIT, BuildReport, Job, Progress, Stage, finish
from .folder import building, need_records, settle, settled
from .holdings import Holdings, read_holdings
from .review import CORRECTIONS, Correction, apply_corrections, read_corrections
from .review.state import State
from .saying import in_order


class Amended(NamedTuple):
    """What came of it: the corrections added, and the folder made of them; None where there were none."""

    corrections: tuple[Correction, ...]
    report: BuildReport | None


def read_state(out: Path) -> State:
    """Return what a folder says with its corrections; RecordError if it holds no records."""
    with settled(out):
        need_records(out)
        return _state(out, read_holdings(out))


def amend(
    out: Path,
    take: Callable[[State], Sequence[Correction]],
    *,
    artefacts: Sequence[Artefact] = (),
    wait: float = WAIT,
    progress: Progress | None = None,
) -> Amended:
    """Add the corrections that `take` makes of what the folder says; without any, no file is touched.

    After a failure or a kill the folder is as it was before.

    Raises:
        RecordError: the folder holds no records, or they or its corrections are damaged.
        StoreError: a build is at work in it, or something cannot be written.
    """
    settle(out)
    need_records(out)  # before `building`, which would make a folder where there is none
    tell = progress or (lambda _stage, _done, _total: None)
    with building(out, wait=wait, waiting=partial(tell, Stage.WAITING, 0, 1)):
        held = read_holdings(out)
        state = _state(out, held)
        new = tuple(take(state))
        if not new:
            return Amended((), None)
        job = Job(out, _nothing, tuple(artefacts), 0.0, map, tell, (*state.corrections, *new))
        kept = [name for entry in held.entries for name in held.names_of(entry)]
        return Amended(new, finish(job, held, held.entries, ((), ()), kept))


def _state(out: Path, held: Holdings) -> State:
    corrections = read_corrections(out / CORRECTIONS)
    everything = in_order(held.of(name) for entry in held.entries for name in held.names_of(entry))
    return State(apply_corrections(corrections, *everything), corrections)


def _nothing(source: SourceText) -> Extraction:
    """Extract nothing: an amended folder has the sources that it had."""
    return Extraction(source.id, (), ())
