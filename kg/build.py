"""The main job 建图: sources in, a folder out that holds what all of them say, whole at every moment.

The folder is a union over runs: a source given again takes the place of its former documents, one that left
a folder that is given again goes, others stay. The same sources give the same bytes, whatever runs led there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from dataclasses import replace as with_fields
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from extract.attempt import attempt
from extract.model import Document, Extraction, Norm, Skipped, SourceText

from .artefacts import Artefact, Work, write_folder
from .folder import building
from .holdings import Holdings, read_holdings
from .made import Made
from .manifest import Entry, Plan, entry_of, plan, reading_of, relative
from .review import CORRECTIONS, Correction, Unfit, read_corrections
from .saying import Contents, say

if TYPE_CHECKING:
    import networkx as nx

WAIT = 30.0
"""Seconds that a build waits for another one in the same folder."""


class Stage(StrEnum):
    """What a build is at, as told to `progress`."""

    WAITING = "waiting"
    EXTRACTING = "extracting"
    GRAPH = "graph"
    WRITING = "writing"


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        out: the folder.
        made: all that the folder now holds.
        extracted: ids of the sources that were extracted in this run.
        unchanged: ids of the sources given that were read before, the same and by the same version.
        removed: ids of the sources whose documents went.
        skipped: sources that could not be used, and why; what the folder held of them stays.
        files: what was written.
        left_out: names of the artefacts that were not made because there are too many norms.
        unfit: corrections that do not fit what the documents say now.
    """

    out: Path
    made: Made
    extracted: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    files: tuple[Path, ...]
    left_out: tuple[str, ...] = ()
    unfit: tuple[Unfit, ...] = ()
    unchanged: tuple[str, ...] = ()

    @property
    def documents(self) -> tuple[Document, ...]:
        """All documents that the folder now holds, by id."""
        return self.made.documents

    @property
    def norms(self) -> tuple[Norm, ...]:
        """All norms that the folder now holds, by document and place."""
        return self.made.norms

    @property
    def graph(self) -> nx.MultiDiGraph[str]:
        """The graph of them."""
        return self.made.graph


Extract = Callable[[SourceText], Extraction]
Attempt = Callable[[SourceText], Extraction | Skipped]
Each = Callable[[Attempt, Iterable[SourceText]], Iterable[Extraction | Skipped]]
Progress = Callable[[Stage, int, int], None]


def build(
    sources: Iterable[SourceText | Skipped],
    out: Path,
    *,
    extract: Extract,
    artefacts: Sequence[Artefact] = (),
    roots: Sequence[str | Path] = (),
    replace: bool = False,
    min_confidence: float = 0.0,
    version: str = "",
    each: Each = map,
    wait: float = WAIT,
    progress: Progress | None = None,
) -> BuildReport:
    """Bring the folder `out` up to date with `sources`; after a failure or a kill it is as it was before.

    Args:
        extract: what one source says; a source on which it fails is skipped, the rest is done.
        artefacts: further files to make; files of former artefacts that are not made now go.
        roots: the folders that `sources` were read from, to know what left them.
        replace: hold these sources only, not those of former runs.
        min_confidence: norms below it are left out, those of former runs too.
        version: of `extract`: what that has read already is not read again; empty where it does not say.
        each: how to do all sources, `map` or that of a pool of processes.
        wait: seconds to wait for another build in the same folder.
        progress: told stage, number done and number to do.

    Corrections in the folder are applied to what was extracted, every time.

    Raises:
        StoreError: another build is at work, or something cannot be written.
        RecordError: the folder's records are damaged (not with `replace`).
        RuleError: the extractor itself is not usable.
    """
    job = Job(out, extract, tuple(artefacts), min_confidence, each, progress or _silent, None, version)
    with building(out, wait=wait, waiting=partial(job.tell, Stage.WAITING, 0, 1)):
        return _brought_up_to_date(job, tuple(sources), roots, replace=replace)


class Job(NamedTuple):
    """What is to be done in a folder with whatever sources."""

    out: Path
    extract: Extract
    artefacts: tuple[Artefact, ...]
    min_confidence: float
    each: Each
    tell: Progress
    corrections: Sequence[Correction] | None = None
    """Those that the folder is to hold from now on; None for those that it holds."""
    version: str = ""


def _brought_up_to_date(
    job: Job, items: Sequence[SourceText | Skipped], roots: Sequence[str | Path], *, replace: bool
) -> BuildReport:
    held = read_holdings(job.out, damaged_is_empty=replace)
    skipped = [item for item in items if isinstance(item, Skipped)]
    todo = plan(
        held.entries,
        [item for item in items if isinstance(item, SourceText)],
        texts=held.texts(),
        skipped=skipped,
        roots=roots,
        out=job.out,
        only_given=replace,
        version=job.version,
    )
    results = dict(_extracted(job, todo.extract))
    report = finish(job, held, *_joined(job, held, todo, results))
    given = {relative(item.path, job.out) for item in items if isinstance(item, SourceText)}
    return with_fields(
        report,
        unchanged=tuple(entry.id for entry in todo.keep if entry.path in given),
        extracted=tuple(name for name, one in results.items() if isinstance(one, Extraction)),
        removed=todo.removed,
        skipped=(*skipped, *(one for one in results.values() if isinstance(one, Skipped))),
    )


def finish(
    job: Job, held: Holdings, entries: Sequence[Entry], fresh: Contents, kept: Sequence[str]
) -> BuildReport:
    """Make every file of the folder of documents extracted now and of those kept as extracted, corrected."""
    amended = job.corrections
    corrections = read_corrections(job.out / CORRECTIONS) if amended is None else amended
    job.tell(Stage.GRAPH, 0, 1)
    said = say(held, fresh, kept, corrections, job.min_confidence)
    made = Made(said, job.out, whole=held.index is None or job.min_confidence > 0)
    if not entries and not held.entries:  # there never was a source
        return BuildReport(job.out, made, (), (), (), ())
    if job.min_confidence > 0:  # the records lack norms that were read
        entries = [with_fields(entry, reading="") for entry in entries]
    work = Work(
        out=job.out,
        held=held,
        entries=entries,
        said=said,
        made=made,
        artefacts=job.artefacts,
        corrections=amended,
        tell=partial(job.tell, Stage.WRITING),
    )
    files, left_out = write_folder(work)
    return BuildReport(job.out, made, (), (), (), files, left_out, said.unfit)


def _silent(_stage: Stage, _done: int, _total: int) -> None:
    """Tell nobody."""


def _extracted(job: Job, sources: Sequence[SourceText]) -> Iterator[tuple[str, Extraction | Skipped]]:
    """Yield every source's id with what it says or why it was skipped."""
    job.tell(Stage.EXTRACTING, 0, len(sources))
    results = job.each(partial(attempt, job.extract), sources)
    for number, (source, result) in enumerate(zip(sources, results, strict=True), 1):
        yield source.id, result
        job.tell(Stage.EXTRACTING, number, len(sources))


def _joined(
    job: Job, held: Holdings, todo: Plan, results: Mapping[str, Extraction | Skipped]
) -> tuple[tuple[Entry, ...], Contents, tuple[str, ...]]:
    """Return the sources that the folder is to hold, what was read of them now, and the ids of the documents
    that stay: where a source failed, its former ones.
    """
    by_path = {entry.path: entry for entry in held.entries}
    keep = {entry.id: entry for entry in todo.keep}
    entries: list[Entry] = []
    documents: list[Document] = []
    norms: list[Norm] = []
    for source in todo.extract:
        result = results[source.id]
        entry = entry_of(source, job.out)
        if isinstance(result, Extraction):
            names = (document.id for document in result.documents)
            entries.append(entry_of(source, job.out, names, reading_of(source, job.version)))
            documents += (with_fields(document, also=source.also) for document in result.documents)
            norms += result.norms
        elif entry.path in by_path:
            keep.setdefault(by_path[entry.path].id, by_path[entry.path])
    new = {entry.id for entry in entries}
    stay = [entry for name, entry in keep.items() if name not in new]
    kept = tuple(name for entry in stay for name in held.names_of(entry))
    return (*entries, *stay, *todo.same), (tuple(documents), tuple(norms)), kept
