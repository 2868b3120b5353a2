"""`zeren` as a process of its own, to be interrupted: what it makes, and how that is told whole or torn."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.errors import ZerenError
from kg.cli.result import read_built
from kg.export.workbook.words import Table
from kg.review.columns import ACTOR_TABLE, DELETE, NORM_TABLE
from kg.stores import Store, open_ladybug, open_neo4j
from tests.neo4j_server.server import Server
from tests.stores.read_back import expected_edges, expected_nodes, stored_edges, stored_nodes

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "examples" / "notices"
OLD = ("000_7920c096c5209dbe.txt",)
NEW = ("000_7920c096c5209dbe.txt", "004_4bf61db0e2fa515d.txt")
STORE = "graph.lbug"
Content = tuple[tuple[str, str], ...]
"""What a path holds: each file's name with a digest, nothing for a path that is not there."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command that changes `target` from what `reset` puts there to one known state.

    Attributes:
        reset: puts the old state in place, the same each time.
        content: what a reader finds at the target; raises ZerenError where it is torn.
        steps: whether states between the old and the new one are allowed, as in a server.
    """

    name: str
    args: tuple[str, ...]
    target: Path
    reset: Callable[[], None]
    content: Callable[[], Content]
    steps: bool = False


def zeren(
    *args: str | Path, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run `zeren` to its end."""
    return subprocess.run(
        command(args), capture_output=True, encoding="utf-8", errors="replace", env=environment, check=False
    )


def start(job: Job, environment: Mapping[str, str]) -> subprocess.Popen[str]:
    """Start the command of `job` in a process group of its own, Ctrl-C not ignored.

    A shell starts background jobs with Ctrl-C ignored, and children inherit that: undone here.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        command(job.args),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        errors="replace",
        env=environment,
        start_new_session=True,
    )


def command(args: Sequence[str | Path]) -> list[str]:
    """Return the words that run `zeren` with `args` by this Python."""
    return [sys.executable, "-m", "kg.cli", *map(str, args)]


def environment(server: Server | None = None, **more: str) -> dict[str, str]:
    """Return this process's environment with `server` as the Neo4j of the commands."""
    return {**os.environ, "PYTHONPATH": str(ROOT), **(server.environment() if server else {}), **more}


def make_folders(place: Path) -> tuple[Path, Path]:
    """Return two folders that `zeren build` made below `place`: of one notice, and of two."""
    for name, notices in (("old", OLD), ("new", NEW)):
        done = zeren("build", *(NOTICES / notice for notice in notices), "-o", place / name)
        assert done.returncode == 0, done.stderr
    return place / "old", place / "new"


def build_job(place: Path, old: Path, *more: str) -> Job:
    """Return the build that adds a second notice to a folder."""
    target = place / "-".join(["build", *more])
    return Job(
        " ".join(["build", *more]),
        ("build", *(str(NOTICES / notice) for notice in NEW), "-o", str(target), *more),
        target,
        lambda: _copy(old, target),
        lambda: folder_content(target),
    )


def adding_job(place: Path) -> Job:
    """Return the build that adds a fifth notice to a folder of four by changing its store."""
    notices = sorted(NOTICES.glob("*.txt"))
    old, target = place / "four", place / "build-adding"
    done = zeren("build", *notices[:-1], "-o", old, "--files", "none")
    assert done.returncode == 0, done.stderr
    return Job(
        "build of one more",
        ("build", *map(str, notices), "-o", str(target), "--files", "none"),
        target,
        lambda: _copy(old, target),
        lambda: folder_content(target),
    )


def export_job(place: Path, old: Path, new: Path, form: str, suffix: str) -> Job:
    """Return the export of a folder over a former export of another."""
    target, former = place / f"exported-{form}{suffix}", place / f"former-{form}{suffix}"
    done = zeren("export", old, "--format", form, "-o", former)
    assert done.returncode == 0, done.stderr
    return Job(
        f"export {form}",
        ("export", str(new), "--format", form, "-o", str(target)),
        target,
        lambda: _copy(former, target),
        lambda: files_content(target),
    )


def review_export_job(place: Path, old: Path, new: Path) -> Job:
    """Return the review workbook of a folder, over that of another."""
    target, former = place / "review-exported.xlsx", place / "review-former.xlsx"
    _export_review(old, former)
    return Job(
        "review export",
        ("review", "export", str(new), "-o", str(target)),
        target,
        lambda: _copy(former, target),
        lambda: files_content(target),
    )


def review_apply_job(place: Path, folder: Path) -> Job:
    """Return the corrections of a filled-in workbook taken into a folder: a word, a deletion, a merger."""
    import openpyxl

    target, sheet = place / "review-applied", place / "review-filled.xlsx"
    _export_review(folder, sheet)
    book = openpyxl.load_workbook(sheet)
    _fill(book, NORM_TABLE, 2, deadline="月底前")
    _fill(book, NORM_TABLE, 3, action=DELETE)
    _fill(book, ACTOR_TABLE, 2, into=book[ACTOR_TABLE.name].cell(3, 1).value)
    book.save(sheet)
    return Job(
        "review apply",
        ("review", "apply", str(target), str(sheet), "--by", "张三", "--at", "2026-01-02"),
        target,
        lambda: _copy(folder, target),
        lambda: folder_content(target),
    )


def _export_review(folder: Path, sheet: Path) -> None:
    done = zeren("review", "export", folder, "-o", sheet)
    assert done.returncode == 0, done.stderr


def _fill(book: Any, table: Table, row: int, **values: str) -> None:
    fields = [column.field for column in table.columns]
    for field, value in values.items():
        book[table.name].cell(row, fields.index(field) + 1).value = value


def load_job(old: Path, new: Path, server: Server) -> Job:
    """Return the load of a folder into a Neo4j that holds another."""
    former = read_built(old).graph

    def reset() -> None:
        with closing(_open(server)) as store:
            store.load(former)

    def content() -> Content:
        with closing(_open(server)) as store:
            return store_content(store)

    return Job("load", ("load", str(new), "--neo4j", server.uri), new, reset, content, steps=True)


def graph_content(folder: Path) -> Content:
    """Return what a store of the graph of `folder` must hold."""
    graph = read_built(folder).graph
    return _facts(expected_nodes(graph), expected_edges(graph))


def store_content(store: Store) -> Content:
    """Return what `store` holds."""
    return _facts(stored_nodes(store), stored_edges(store))


def folder_content(out: Path) -> Content:
    """Return what a reader finds in the folder of a build; ZerenError or AssertionError where it is torn."""
    graph = read_built(out).graph
    with closing(open_ladybug(out / STORE)) as store:
        held = store_content(store)
    expected = _facts(expected_nodes(graph), expected_edges(graph))
    assert held == expected, f"{STORE} is not of the records beside it"
    return tuple(sorted((*held, *(pair for pair in files_content(out) if pair[0] != STORE))))


def files_content(path: Path) -> Content:
    """Return the files at `path`, itself or in it, hidden ones left out."""
    files = [path] if path.is_file() else sorted(path.iterdir()) if path.is_dir() else []
    return tuple((file.name, _digest(file.read_bytes())) for file in files if not file.name.startswith("."))


def leftovers(job: Job) -> list[str]:
    """Return the names of temporary files in and beside the target of `job`."""
    inside = list(job.target.glob(".zeren-*")) if job.target.is_dir() else []
    beside = list(job.target.parent.glob(f".{job.target.name}*"))
    return sorted(path.name for path in (*inside, *beside) if path.suffix != ".lock")


def trouble(job: Job) -> tuple[Content, str]:
    """Return what a reader finds at the target, or why it finds nothing whole."""
    try:
        return job.content(), ""
    except (ZerenError, AssertionError, OSError) as error:
        return (), f"{type(error).__name__}: {error}"


def seconds_of(job: Job, given: Mapping[str, str]) -> tuple[float, Content]:
    """Return how long the command of `job` takes when nothing stops it, and what it leaves."""
    job.reset()
    started = time.monotonic()
    done = zeren(*job.args, environment=given)
    assert done.returncode == 0, done.stderr
    return time.monotonic() - started, job.content()


def group_lives(group: int) -> bool:
    """Whether the process group has a member that is no zombie."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, _, of = stat.read_text("utf-8", "replace").rpartition(")")[2].split()[:3]
            if int(of) == group and state != "Z":
                return True
    return False


def _facts(nodes: object, edges: object) -> Content:
    assert isinstance(nodes, set)
    assert isinstance(edges, set)
    found = {"nodes": sorted(map(repr, nodes)), "edges": sorted(map(repr, edges))}
    return tuple(
        (f"{len(facts)} {name}", _digest("\n".join(facts).encode("utf-8", "surrogatepass")))
        for name, facts in found.items()
    )


def _open(server: Server) -> Store:
    return open_neo4j(server.uri, *server.auth, server.database)


def _copy(source: Path, target: Path) -> None:
    if source.is_dir():
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        shutil.copyfile(source, target)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()

