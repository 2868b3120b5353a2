"""Every row of docs/reliability.md: its name, what is demanded, and what runs it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from .bombs import run_bombs
from .crowd import run_crowd
from .disks import run_disks
from .endurance import endure
from .inputs import run_inputs
from .interruptions import run_kills, run_stops
from .mutation import run_mutation
from .network import run_network
from .outcome import Outcome
from .properties import run_properties


@dataclass(frozen=True, slots=True)
class Row:
    """A test that is run by its name.

    Attributes:
        title: what is done, as the table says it.
        demand: the figure that is demanded.
        run: runs it at a share of its full size, 1 for all of it.
    """

    name: str
    title: str
    demand: str
    run: Callable[[float], Outcome]


HOURS = 2.0

ROWS = (
    Row(
        "kill",
        "`kill -9` at 100 random moments of build, load, export and review, then the same command again",
        "100/100 equal to the uninterrupted run; no torn file, nothing left behind, no process left",
        lambda share: run_kills(round(100 * share)),
    ),
    Row(
        "stop",
        "SIGINT and SIGTERM at 50 random moments of the same",
        "the documented exit code within 2 s, no temporary file, the last good state whole",
        lambda share: run_stops(round(50 * share)),
    ),
    Row(
        "network",
        "a load into Neo4j through a proxy: refused, reset in a batch, cut after COMMIT before its reply, "
        "10 s delay, deadlock, transient error × 3, wrong password, read-only",
        "8/8 end in the right graph or in one clear line; without a server within 5 s",
        lambda _share: run_network(),
    ),
    Row(
        "disks",
        "disk full, read-only folder, folder gone",
        "old files whole, exit code ≠ 0, the path named",
        lambda _share: run_disks(),
    ),
    Row(
        "inputs",
        "10,000 mutated inputs: cut, flipped bytes, wrong suffix, empty, NUL, BOMs, lone surrogates, "
        "bidi and zero-width signs, half a docx, OLE named docx, encrypted pdf",
        "0 tracebacks, 0 hangs over 10 s, each reported; the batch goes on",
        lambda share: run_inputs(round(10_000 * share)),
    ),
    Row(
        "bombs",
        "bombs: docx of 2 M paragraphs and more, sheets, pdf streams, DTDs, names that climb out",
        "each refused in 1 s under 200 MB",
        lambda _share: run_bombs(),
    ),
    Row(
        "properties",
        "property tests (Hypothesis): offsets, ids, round trips of every format, `norms(a + b)`",
        "10,000 examples each",
        lambda share: run_properties(round(10_000 * share)),
    ),
    Row(
        "mutation",
        "mutation testing of rules and exporters",
        "the survivors looked at, the figure in this document",
        lambda share: run_mutation(round(600 * share)),
    ),
    Row(
        "crowd",
        "8 processes at once build into one DIR, or load one Neo4j",
        "one wins or waits with a word; the result is one of the inputs' true graphs",
        lambda share: run_crowd(max(1, round(3 * share))),
    ),
    Row(
        "endurance",
        "2 hours of build, query and load in one process",
        "flat memory, descriptors and temporary files; every round as the first",
        lambda share: endure(60 * HOURS * share),
    ),
)
