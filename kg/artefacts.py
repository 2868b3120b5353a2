"""Everything that a folder is made of, made aside and put in place together 成果文件."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.errors import StoreError, ZerenError
from extract.model import Document, Norm

from .folder import DISPLACED, DOCUMENTS, MANIFEST, NORMS, commit, workshop
from .holdings import Holdings
from .index import INDEX, Index, file_digest, write_index
from .lines import write_records
from .made import Change, Made
from .manifest import Entry, write_manifest
from .review import CORRECTIONS, Correction, write_corrections
from .saying import Said

if TYPE_CHECKING:
    import networkx as nx

SHARE = 4
"""What has changed is put into the former store where it is at most this part (1/SHARE) of the documents."""
GROWN = 2
"""How many times its size when made anew a store may have; what was taken out leaves room in its file."""
LEAST = 32 * 1024 * 1024
"""Bytes up to which a store may have grown in any case."""


class Artefact(NamedTuple):
    """A file to be made of the graph and its records beside the two record files.

    Attributes:
        write: makes it at the path it is given.
        sidecars: files that others may have put beside it and that do not fit a new one, such as a database's
            log.
        change: makes it of a copy of the former one, which is at the path given; one artefact at most has it.
        most: it is not made of more norms than these.
    """

    name: str
    write: Callable[[Path, nx.MultiDiGraph[str], Sequence[Document], Sequence[Norm]], object]
    sidecars: tuple[str, ...] = ()
    change: Callable[[Path, Change], object] | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What a folder is to be made of.

    Attributes:
        held: what it holds now.
        entries: its sources from now on.
        said, made: what it is to say.
        artefacts: those that are made unless there are too many norms; former others go.
        corrections: those that it is to hold from now on; None for those that it holds.
        tell: told how many artefacts are made, and of how many.
    """

    out: Path
    held: Holdings
    entries: Sequence[Entry]
    said: Said
    made: Made
    artefacts: Sequence[Artefact]
    corrections: Sequence[Correction] | None
    tell: Callable[[int, int], None]


def write_folder(work: Work) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """Make all files aside and put them in place together; what was made formerly and is not now goes.

    Returns the files, and the names of the artefacts that were not made, of so many norms. Raises StoreError
    if something cannot be written; the folder is as it was then.
    """
    out, said, norms = work.out, work.said, work.made.count.norms
    wanted = [one for one in work.artefacts if one.most is None or norms <= one.most]
    store = next((one for one in wanted if one.change), None)
    displaced = [DISPLACED] if any(one.displaced for one in said.lines.values()) else []
    index = [INDEX] if store else []
    names = [DOCUMENTS, NORMS, MANIFEST, *displaced, *index, *(one.name for one in wanted)]
    own = [] if work.corrections is None else [CORRECTIONS]
    with workshop(out) as folder:
        digest = write_records(folder, said.lines)
        write_manifest(folder / MANIFEST, work.entries, names, digest)
        if work.corrections is not None:
            write_corrections(folder / CORRECTIONS, work.corrections)
        size = _make_all(work, folder, wanted)
        if store:
            write_index(folder / INDEX, digest, (file_digest(folder / store.name), size), said.told)
        gone = {*work.held.files, *(side for one in work.artefacts for side in one.sidecars)}
        commit(out, folder, (*names, *own), sorted(gone - {*names}))
    left_out = tuple(one.name for one in work.artefacts if one not in wanted)
    return tuple(out / name for name in (*names, *own) if name != INDEX), left_out


def _make_all(work: Work, folder: Path, wanted: Sequence[Artefact]) -> int:
    """Make the artefacts in `folder`; return the size that the store had when it was made anew.

    Where another artefact needs the graph of everything, the store is made of that too.
    """
    index = work.held.index if all(one.change for one in wanted) and _few(work.said) else None
    size = 0
    for number, artefact in enumerate(wanted):
        work.tell(number, len(wanted))
        if artefact.change is None:
            _write(artefact, folder, work)
        elif index and _changed(artefact, folder, work, index):
            size = index.size
        else:
            _write(artefact, folder, work)
            size = (folder / artefact.name).stat().st_size
    work.tell(len(wanted), len(wanted))
    return size


def _few(said: Said) -> bool:
    return len(said.changed) * SHARE <= len(said.lines)


def _changed(artefact: Artefact, folder: Path, work: Work, index: Index) -> bool:
    """Make an artefact of the former one, and return whether that could be done.

    The former one must be what the last build left: a person may have written into it.
    """
    former, copy = work.out / artefact.name, folder / artefact.name
    if not former.is_file() or former.stat().st_size > max(LEAST, GROWN * index.size):
        return False
    shutil.copyfile(former, copy)
    if artefact.change and file_digest(copy) == index.store:
        with suppress(StoreError):
            artefact.change(copy, work.made.change())
            return True
    copy.unlink()
    return False


def _write(artefact: Artefact, folder: Path, work: Work) -> None:
    made = work.made
    try:
        artefact.write(folder / artefact.name, made.graph, made.documents, made.norms)
    except ZerenError as error:
        raise StoreError(error.what, where=str(work.out / artefact.name), hint=error.hint) from error
