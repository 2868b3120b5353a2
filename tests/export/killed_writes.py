"""Kills a writer before its first change of a file, its second, …: `killed_writes.py FOLDER FORMAT`."""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path

import networkx

from kg.export import export
from tests.kg.graph.build_forever import die_at


def sweep(path: Path, name: str) -> int:
    """Return how many changes were died before; each time the next write must put everything right."""
    old, new = [written(path, name, count) for count in (0, 1)]
    for call in itertools.count(1):
        written(path, name, 0)
        child = os.fork()
        if not child:
            die_at(call)
            written(path, name, 1)
            os._exit(0)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert contents(path) in ([old, new] if path.exists() else [{}])
        if status == 0:
            return call - 1
        assert status == -signal.SIGKILL
        assert written(path, name, 1) == new
        assert list(path.parent.iterdir()) == [path]
    raise AssertionError("unreachable")


def written(path: Path, name: str, nodes: int) -> dict[str, bytes]:
    """Export a graph of so many nodes and return what is at `path` then."""
    graph: networkx.MultiDiGraph[str] = networkx.MultiDiGraph()
    for number in range(nodes):
        graph.add_node(str(number), label="Name", text="市委", doc="x")
    export(name, graph, [], [], path)
    return contents(path)


def contents(path: Path) -> dict[str, bytes]:
    """Return the bytes of the file or of the files of the folder at `path`; nothing where there is none."""
    files = path.iterdir() if path.is_dir() else [path] if path.exists() else []
    return {file.name: file.read_bytes() for file in files}


if __name__ == "__main__":
    print(sweep(Path(sys.argv[1]) / "out", sys.argv[2]))
