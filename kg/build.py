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
from extract.errors import StoreError, ZerenError
from extract.model import Document, Extraction, Norm, Skipped, SourceText

from .folder import DISPLACED, DOCUMENTS, MANIFEST, NORMS, building, commit, records_digest, workshop
from .graph import build_graph
from .holdings import Holdings, read_holdings
from .manifest import Entry, Plan, entry_of, plan, reading_of, relative, write_manifest
from .records import write_documents, write_norms
from .review import CORRECTIONS, Correction, Unfit, apply_corrections, read_corrections, write_corrections

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


class Artefact(NamedTuple):
    """A file to be made of the graph and its records beside the two record files.

    `write` makes it at the path it is given; `sidecars` are files that others may have put beside it and that
    do not fit a new one, such as a database's log.
    """

    name: str
    write: Callable[[Path, nx.MultiDiGraph[str], Sequence[Document], Sequence[Norm]], object]
    sidecars: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What a build did.

    Attributes:
        out: the folder.
        documents, norms: all that the folder now holds, sorted.
        graph: the graph of them.
        extracted: ids of the sources that were extracted in this run.
        unchanged: ids of the sources given that were read before, the same and by the same version.
        removed: ids of the sources whose documents went.
        skipped: sources that could not be used, and why; what the folder held of them stays.
        files: what was written.
        unfit: corrections that do not fit what the documents say now.
    """

    out: Path
    documents: tuple[Document, ...]
    norms: tuple[Norm, ...]
    graph: nx.MultiDiGraph[str]
    extracted: tuple[str, ...]
    removed: tuple[str, ...]
    skipped: tuple[Skipped, ...]
    files: tuple[Path, ...]
    unfit: tuple[Unfit, ...] = ()
    unchanged: tuple[str, ...] = ()


Extract = Callable[[SourceText], Extraction]
Attempt = Callable[[SourceText], Extraction | Skipped]
Each = Callable[[Attempt, Iterable[SourceText]], Iterable[Extraction | Skipped]]
Progress = Callable[[Stage, int, int], None]
Made = tuple["nx.MultiDiGraph[str]", tuple[Document, ...], tuple[Norm, ...]]


Contents = tuple[tuple[Document, ...], tuple[Norm, ...]]


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
    entries, contents = _joined(job, held, todo, results)
    report = finish(job, held, entries, contents)
    given = {relative(item.path, job.out) for item in items if isinstance(item, SourceText)}
    return with_fields(
        report,
        unchanged=tuple(entry.id for entry in todo.keep if entry.path in given),
        extracted=tuple(name for name, one in results.items() if isinstance(one, Extraction)),
        removed=todo.removed,
        skipped=(*skipped, *(one for one in results.values() if isinstance(one, Skipped))),
    )


def finish(
    job: Job, held: Holdings, entries: Sequence[Entry], contents: Iterable[Contents]
) -> BuildReport:
    """Make every file of the folder of what was extracted from its sources, corrected."""
    amended = job.corrections
    corrections = read_corrections(job.out / CORRECTIONS) if amended is None else amended
    applied = apply_corrections(corrections, *in_order(contents))
    documents, norms = in_order([(applied.documents, applied.norms)], job.min_confidence)
    job.tell(Stage.GRAPH, 0, 1)
    made = (build_graph(documents, norms), documents, norms)
    files = _write(job, entries, held, made, applied.displaced)
    return BuildReport(job.out, documents, norms, made[0], (), (), (), files, applied.unfit)


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
) -> tuple[tuple[Entry, ...], tuple[Contents, ...]]:
    """Return sources and records that the folder is to hold; where a source failed, its former ones."""
    by_path = {entry.path: entry for entry in held.entries}
    keep = {entry.id: entry for entry in todo.keep}
    entries: list[Entry] = []
    contents: list[Contents] = []
    for source in todo.extract:
        result = results[source.id]
        entry = entry_of(source, job.out)
        if isinstance(result, Extraction):
            names = (document.id for document in result.documents)
            entries.append(entry_of(source, job.out, names, reading_of(source, job.version)))
            documents = tuple(with_fields(document, also=source.also) for document in result.documents)
            contents.append((documents, result.norms))
        elif entry.path in by_path:
            keep.setdefault(by_path[entry.path].id, by_path[entry.path])
    new = {entry.id for entry in entries}
    for name, entry in keep.items():
        if name not in new:
            entries.append(entry)
            contents.append(held.of(entry))
    return (*entries, *todo.same), tuple(contents)


def in_order(contents: Iterable[Contents], min_confidence: float = 0.0) -> Contents:
    """Return all documents by id and all norms by document and place."""
    contents = tuple(contents)
    documents = sorted((one for part, _ in contents for one in part), key=lambda one: one.id)
    norms = sorted(
        (one for _, part in contents for one in part if one.confidence >= min_confidence),
        key=lambda one: (one.doc, one.start, one.end, one.id),
    )
    return tuple(documents), tuple(norms)


def _write(
    job: Job, entries: Sequence[Entry], held: Holdings, made: Made, changed: Sequence[Norm]
) -> tuple[Path, ...]:
    """Make all files aside and put them in place together; nothing where there never was a source."""
    if not entries and not held.entries:
        return ()
    if job.min_confidence > 0:  # the records lack norms that were read
        entries = [with_fields(entry, reading="") for entry in entries]
    displaced = (DISPLACED,) if changed else ()
    names = (DOCUMENTS, NORMS, MANIFEST, *displaced, *(artefact.name for artefact in job.artefacts))
    own = () if job.corrections is None else (CORRECTIONS,)
    with workshop(job.out) as folder:
        write_documents(folder / DOCUMENTS, made[1])
        write_norms(folder / NORMS, made[2])
        if displaced:
            write_norms(folder / DISPLACED, in_order([((), tuple(changed))])[1])
        write_manifest(folder / MANIFEST, entries, names, records_digest(folder))
        if job.corrections is not None:
            write_corrections(folder / CORRECTIONS, job.corrections)
        for number, artefact in enumerate(job.artefacts):
            job.tell(Stage.WRITING, number, len(job.artefacts))
            _make(artefact, folder, job.out, made)
        job.tell(Stage.WRITING, len(job.artefacts), len(job.artefacts))
        gone = {*held.files, *(side for artefact in job.artefacts for side in artefact.sidecars)}
        commit(job.out, folder, (*names, *own), sorted(gone - {*names}))
    return tuple(job.out / name for name in (*names, *own))


def _make(artefact: Artefact, folder: Path, out: Path, made: Made) -> None:
    try:
        artefact.write(folder / artefact.name, *made)
    except ZerenError as error:
        raise StoreError(error.what, where=str(out / artefact.name), hint=error.hint) from error
