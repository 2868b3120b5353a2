"""Build, query and load for hours in one process: memory, descriptors and temporary files stay flat."""

from __future__ import annotations

import hashlib
import json
import os
import resource
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

from extract.read import read_sources
from kg.build import build
from kg.cli.building import artefacts
from kg.cli.extraction import extract_text
from kg.cli.result import read_built
from kg.queries import list_queries
from kg.stores import Store, open_ladybug, open_neo4j
from tests.neo4j_server.server import Server
from tests.stores.asked import askings

from .outcome import Outcome
from .servers import neo4j_server

ROOT = Path(__file__).parents[1]
NOTICES = ROOT / "examples" / "notices"
SHARE = 0.3
"""Share of one core that the rounds may take; the rest of the time is paused."""
WARM_UP = 0.25
"""Share of the samples, the first ones, that do not count: caches fill and pools grow."""
FLAT = 0.05
"""Growth from the second quarter to the last that still counts as flat, as a share of the second's median."""
PAGE = os.sysconf("SC_PAGE_SIZE")
TEMPORARY = (".zeren-", ".part")


@dataclass(frozen=True, slots=True)
class Sample:
    """State of this process after a round: seconds since the start, bytes, and counts."""

    seconds: float
    resident: int
    descriptors: int
    threads: int
    temporary: int
    files: int


def endure(minutes: float, *, samples_to: Path | None = None) -> Outcome:
    """Run rounds of build, queries and loads until `minutes` are over; write each sample to `samples_to`."""
    samples: list[Sample] = []
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="zeren-soak-") as made, _own_temporary(Path(made)) as temporary:
        folder = Path(made)
        with neo4j_server(folder / "neo4j") as server, closing(_store(server)) as lasting:
            work = _Rounds(folder, server, lasting)
            start = time.monotonic()
            while time.monotonic() - start < 60 * minutes:
                began = time.process_time()
                failures += work.round(len(samples))
                sample = _sample(time.monotonic() - start, work.out, temporary)
                samples.append(sample)
                if samples_to:
                    with samples_to.open("a", encoding="utf-8") as file:
                        file.write(json.dumps(asdict(sample)) + "\n")
                time.sleep((time.process_time() - began) * (1 / SHARE - 1))
    return judge(samples, failures)


def judge(samples: list[Sample], failures: list[str]) -> Outcome:
    """Return whether memory, descriptors and temporary files were flat over `samples` after the warm-up."""
    counted = samples[int(len(samples) * WARM_UP) :]
    third = max(1, len(counted) // 3)
    early, late = counted[:third], counted[-third:]
    before, after = (median(each.resident for each in part) for part in (early, late))
    growth = after / before - 1
    open_before, open_after = (max(each.descriptors for each in part) for part in (early, late))
    left = max(each.temporary for each in samples)
    files = {each.files for each in samples}
    held = not failures and growth <= FLAT and open_after <= open_before and left == 0 and len(files) == 1
    measured = (
        f"{samples[-1].seconds / 60:.0f} minutes, {len(samples)} rounds of a build, every prepared query "
        "on both stores and a load into Neo4j",
        f"memory, median of the second quarter and of the last: {before / 2**20:.0f} and "
        f"{after / 2**20:.0f} MB ({growth:+.1%}); highest ever "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**10:.0f} MB",
        f"descriptors, highest of the same: {open_before} and {open_after}; "
        f"threads at most {max(each.threads for each in samples)}",
        f"temporary files left after a round: at most {left}; files in the folder: "
        f"{', '.join(map(str, sorted(files)))}",
        f"rounds whose files or answers were not those of the first: {len(failures)}",
    )
    return Outcome("endurance", held, measured, tuple(failures[:20]))


class _Rounds:
    """Two states in turn, so that each build replaces, removes and prunes, and comes out as it first did."""

    def __init__(self, folder: Path, server: Server, lasting: Store) -> None:
        self.out = folder / "out"
        self._server, self._lasting = server, lasting
        self._sources = (folder / "one", folder / "two")
        self._digests: dict[int, str] = {}
        for place, last in zip(self._sources, (5, 3), strict=True):
            shutil.copytree(NOTICES, place)
            for notice in sorted(place.glob("*.txt"))[last:]:
                notice.unlink()

    def round(self, number: int) -> list[str]:
        """Build, ask and load one state; return what differs from the first time it was made."""
        state = number % len(self._sources)
        place = self._sources[state]
        build(
            list(read_sources([place])),
            self.out,
            extract=extract_text,
            artefacts=artefacts(),
            roots=[place],
            replace=True,
        )
        graph = read_built(self.out).graph
        self._lasting.load(graph)
        answers = hashlib.sha256()
        with (
            closing(open_ladybug(self.out / "graph.lbug")) as embedded,
            closing(_store(self._server)) as fresh,
        ):
            for query in list_queries():
                asked = next(askings(query, graph))
                rows = [query.run(store, asked).rows for store in (embedded, fresh)]
                if rows[0] != rows[1]:
                    return [f"round {number}: {query.name} differs between the stores"]
                answers.update(repr(rows[0]).encode("utf-8", "backslashreplace"))
        digest = answers.hexdigest() + _digest(self.out)
        expected = self._digests.setdefault(state, digest)
        return [] if digest == expected else [f"round {number}: not what state {state} was at first"]


def _digest(out: Path) -> str:
    """Return a digest of the folder's files but the store, whose bytes are the engine's own affair."""
    digest = hashlib.sha256()
    for path in sorted(out.iterdir()):
        if not path.name.startswith((".", "graph.lbug")):
            digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _store(server: Server) -> Store:
    return open_neo4j(server.uri, *server.auth, server.database)


def _sample(seconds: float, out: Path, temporary: Path) -> Sample:
    resident = int(Path("/proc/self/statm").read_text().split()[1]) * PAGE
    descriptors = len(os.listdir("/proc/self/fd"))  # noqa: PTH208 (a path would be made for each)
    beside = [path for path in (*out.rglob("*"), *out.parent.glob("*")) if _is_temporary(path)]
    left = len(list(temporary.iterdir())) + len(beside)
    files = sum(not path.name.startswith(".") for path in out.iterdir())
    return Sample(seconds, resident, descriptors, threading.active_count(), left, files)


def _is_temporary(path: Path) -> bool:
    hidden = path.name.startswith(".graph.lbug") or path.name.startswith(TEMPORARY[0])
    return path.name.endswith(TEMPORARY[1]) or (hidden and not path.name.endswith(".lock"))


@contextmanager
def _own_temporary(folder: Path) -> Iterator[Path]:
    """Give a temporary folder that nobody but this process uses, where `tempfile` puts all it makes."""
    place = folder / "temporary"
    place.mkdir()
    former: Mapping[str, str | None] = {"TMPDIR": os.environ.get("TMPDIR")}
    os.environ["TMPDIR"] = tempfile.tempdir = str(place)
    try:
        yield place
    finally:
        tempfile.tempdir = None
        for name, value in former.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
