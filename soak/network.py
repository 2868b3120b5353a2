"""A load into a real Neo4j over a network that fails in every way: the right graph, or one clear line."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from kg.cli.exits import ExitCode
from kg.cli.result import read_built
from kg.stores import open_neo4j
from tests.neo4j_server.server import Server, free_port

from .commands import environment, graph_content, make_folders, store_content, zeren
from .outcome import Outcome
from .proxy import Break, Fault, Request, proxy
from .servers import neo4j_launcher

SECONDS_WITHOUT_SERVER = 5.0
FAULTS = {
    "reset in the middle of a batch": Fault(Break.TEAR, Request.RUN, first=17),
    "cut after COMMIT, before its reply": Fault(Break.CUT, Request.COMMIT, first=13),
    "a delay of 10 s": Fault(Break.DELAY, Request.RUN, first=17, seconds=10),
    "deadlock": Fault(Break.FAIL, Request.RUN, 17, code="Neo.TransientError.Transaction.DeadlockDetected"),
    "transient error × 3": Fault(
        Break.FAIL, Request.RUN, first=17, times=3, code="Neo.TransientError.Database.DatabaseUnavailable"
    ),
}
READ_ONLY = {"server.databases.default_to_read_only": "true"}


@dataclass(frozen=True, slots=True)
class Loaded:
    """How a load through a fault ended; `met` says whether the fault came at all."""

    name: str
    code: int
    said: tuple[str, ...]
    seconds: float
    right: bool
    met: bool = True

    @property
    def held(self) -> bool:
        """Whether it ended in the right graph, or in one line with the code for a server that refuses."""
        if not self.met:
            return False
        return self.right if self.code == ExitCode.OK else self.code == ExitCode.STORE and len(self.said) == 1


def run_network() -> Outcome:
    """Run every fault once."""
    with TemporaryDirectory(prefix="zeren-soak-") as made:
        place = Path(made)
        old, new = make_folders(place)
        ended = list(_all(place, old, new))
    failures = [_told(one) for one in ended if not _fine(one)]
    measured = (
        f"{sum(one.held for one in ended)}/{len(ended)} ended in the right graph or in one clear line",
        *(_told(one) for one in ended),
    )
    return Outcome("network", not failures, measured, tuple(failures))


def load_through(server: Server, name: str, fault: Fault | None, old: Path, new: Path) -> Loaded:
    """Load `new` over `old` through a proxy that has `fault`, and compare what the server then holds."""
    with closing(open_neo4j(server.uri, *server.auth, server.database)) as store:
        store.load(read_built(old).graph)
        with proxy(server.uri, fault) as between:
            code, said, seconds = _load(new, environment(server), between.uri)
        return Loaded(name, code, said, seconds, store_content(store) == graph_content(new), between.met > 0)


def _all(place: Path, old: Path, new: Path) -> Iterator[Loaded]:
    nowhere = Server(f"bolt://127.0.0.1:{free_port()}", "neo4j", "x")
    yield Loaded("refused: no server", *_load(new, environment(nowhere), nowhere.uri), right=False)
    launcher = neo4j_launcher()
    with ExitStack() as stack:
        server = stack.enter_context(launcher.serve(place / "neo4j"))
        for name, fault in FAULTS.items():
            yield load_through(server, name, fault, old, new)
        wrong = Server(server.uri, server.user, "not-the-password", server.database)
        yield Loaded("wrong password", *_load(new, environment(wrong), wrong.uri), right=False)
    with launcher.serve(place / "neo4j", READ_ONLY) as server:
        yield Loaded("read-only database", *_load(old, environment(server), server.uri), right=False)


def _load(folder: Path, given: dict[str, str], uri: str) -> tuple[int, tuple[str, ...], float]:
    began = time.monotonic()
    done = zeren("load", folder, "--neo4j", uri, environment=given)
    return done.returncode, tuple(done.stderr.splitlines()), time.monotonic() - began


def _fine(one: Loaded) -> bool:
    return one.held and (one.name != "refused: no server" or one.seconds <= SECONDS_WITHOUT_SERVER)


def _told(one: Loaded) -> str:
    end = "the right graph" if one.code == ExitCode.OK and one.right else " ".join(one.said) or "no word"
    return f"{one.name}: {one.seconds:.1f} s, exit code {one.code}, {end}"
