"""Builds two states into one folder, to be killed: `build_forever.py OUT`, or `… OUT sweep`."""

from __future__ import annotations

import importlib.util
import itertools
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract.model import Extraction, SourceText
from kg.artefacts import Artefact
from kg.build import build
from kg.folder import read_records

SIZE = 40


def sources(state: str) -> list[SourceText]:
    return [SourceText(f"s{n}", f"/nowhere/s{n}.txt", f"{state}{n}要报告\n" * 3) for n in range(SIZE)]


def write_state(path: Path, _graph: object, documents: Any, _norms: object) -> None:
    path.write_text(documents[0].text[0], encoding="utf-8")


ARTEFACTS = [Artefact(f"{name}.txt", write_state) for name in ("a", "b")]


def state_of(out: Path) -> str:
    """Return the one state that every file of the folder is of, as a reader finds it."""
    documents, norms = read_records(out)
    states = {document.text[0] for document in documents} | {norm.text[0] for norm in norms}
    states |= {(out / artefact.name).read_text(encoding="utf-8") for artefact in ARTEFACTS}
    assert (len(documents), len(norms), len(states)) == (SIZE, 3 * SIZE, 1), states
    return states.pop()


def build_in_turn(out: Path, extract: Callable[[SourceText], Extraction]) -> None:
    """Build one state after the other until killed; say each when it is done."""
    for state in itertools.cycle("乙甲"):
        build(sources(state), out, extract=extract, artefacts=ARTEFACTS)
        print(state, flush=True)


def sweep(out: Path, extract: Callable[[SourceText], Extraction]) -> None:
    """Kill a build of 乙 over 甲 before its first change of a file, its second, …; say what each left."""
    for call in itertools.count(1):
        build(sources("甲"), out, extract=extract, artefacts=ARTEFACTS)
        child = os.fork()
        if not child:
            die_at(call)
            build(sources("乙"), out, extract=extract, artefacts=ARTEFACTS)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, state_of(out), flush=True)
        if status == 0:
            return


def die_at(call: int) -> None:
    """Kill this process right before the call number `call` of those that change files."""
    calls = itertools.count(1)

    def counted(function: Any) -> Any:
        def before(*args: Any, **options: Any) -> Any:
            if next(calls) == call:
                os.kill(os.getpid(), signal.SIGKILL)
            return function(*args, **options)

        return before

    for name in ("replace", "rename", "unlink", "fsync", "mkdir", "rmdir"):
        setattr(os, name, counted(getattr(os, name)))


def tiny_extractor() -> Callable[[SourceText], Extraction]:
    spec = importlib.util.spec_from_file_location("tiny", Path(__file__).with_name("conftest.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.extract_lines  # type: ignore[no-any-return]


if __name__ == "__main__":
    (sweep if "sweep" in sys.argv else build_in_turn)(Path(sys.argv[1]), tiny_extractor())
