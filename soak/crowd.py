"""Eight processes at once build into one folder, or load one Neo4j: the result is one input's true graph."""

from __future__ import annotations

import subprocess
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.cli.exits import ExitCode
from kg.stores import open_neo4j
from tests.neo4j_server.server import Server

from .commands import (
    Content,
    command,
    environment,
    files_content,
    folder_content,
    graph_content,
    store_content,
    zeren,
)
from .outcome import Outcome
from .servers import neo4j_server

PROCESSES = 8
TEXT = "各级党组织要及时向市委报告第{}项工作。县公安局不得推诿。\n"
PARAGRAPHS = 150
"""Paragraphs of a source: enough that the processes are at it at the same time."""


def run_crowd(rounds: int) -> Outcome:
    """Let them build, then load, so many times each."""
    failures: list[str] = []
    ends: Counter[str] = Counter()
    with TemporaryDirectory(prefix="zeren-soak-") as made, neo4j_server(Path(made) / "neo4j") as server:
        place = Path(made)
        folders = make_inputs(place)
        for number in range(rounds):
            failures += build_together(folders, place / f"together-{number}", ends)
            failures += load_together(folders, server, ends)
    measured = (
        f"{rounds} rounds of {PROCESSES} builds and {PROCESSES} loads at once, "
        f"{2 * rounds - len(failures)} of {2 * rounds} ended in the true graph of one of the inputs",
        *(f"{what}: {count}" for what, count in sorted(ends.items())),
    )
    return Outcome("crowd", not failures, measured, tuple(failures))


def make_inputs(place: Path) -> list[Path]:
    """Return a folder for each process, built of a text of its own, which stands beside it as `.txt`."""
    folders = []
    for number in range(PROCESSES):
        source = place / f"input-{number}.txt"
        lines = (TEXT.format(f"{number}之{line}") for line in range(PARAGRAPHS))
        source.write_text("".join(lines), "utf-8")
        folder = place / f"input-{number}"
        done = zeren("build", source, "-o", folder)
        assert done.returncode == ExitCode.OK, done.stderr
        folders.append(folder)
    return folders


def build_together(folders: Sequence[Path], out: Path, ends: Counter[str]) -> list[str]:
    """Let a process for each input build into `out`, which is to hold that input alone; say what is wrong."""
    jobs = [("build", str(folder.with_suffix(".txt")), "-o", str(out), "--replace") for folder in folders]
    wrong = _together(jobs, environment(), "build", ends)
    made = files_content(out)
    records = [_records(files_content(folder)) for folder in folders]
    try:
        folder_content(out)
    except AssertionError as error:
        wrong.append(f"build: {error}")
    if _records(made) not in records:
        wrong.append("build: the folder is not what any of the inputs says")
    return ["; ".join(wrong)] if wrong else []


def load_together(folders: Sequence[Path], server: Server, ends: Counter[str]) -> list[str]:
    """Let a process for each input load into one server; say what is wrong."""
    jobs = [("load", str(folder), "--neo4j", server.uri) for folder in folders]
    wrong = _together(jobs, environment(server), "load", ends)
    with closing(open_neo4j(server.uri, *server.auth, server.database)) as store:
        held = store_content(store)
    if held not in [graph_content(folder) for folder in folders]:
        wrong.append("load: the server does not hold what any of the inputs says")
    return ["; ".join(wrong)] if wrong else []


def _together(
    jobs: Sequence[Sequence[str]], given: Mapping[str, str], name: str, ends: Counter[str]
) -> list[str]:
    """Run the commands at once; count how they ended, and return what was not one clear line."""
    children = [
        subprocess.Popen(
            command(job),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=given,
        )
        for job in jobs
    ]
    said = [child.communicate()[1].splitlines() for child in children]
    wrong = []
    for child, lines in zip(children, said, strict=True):
        waited = any("waiting" in line for line in lines)
        done = child.returncode == ExitCode.OK
        ends[f"{name}s {'done' if done else 'refused'}{' after a wait that was told' if waited else ''}"] += 1
        if not done and (child.returncode != ExitCode.STORE or len(lines) - waited != 1):
            wrong.append(f"{name}: ended with {child.returncode}: {' / '.join(lines)[-300:]}")
    if not any(child.returncode == ExitCode.OK for child in children):
        wrong.append(f"{name}: none of them won")
    return wrong


def _records(content: Content) -> Content:
    return tuple(pair for pair in content if pair[0] in ("norms.jsonl", "documents.jsonl"))
