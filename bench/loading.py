"""Load rates of both stores on made-up graphs of 10,000 and 100,000 norms."""

from __future__ import annotations

import random
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from extract.model import BearerSource, Counterparty, Document, Modality, Norm, Role, content_id
from kg.cli.tables import write_table
from kg.graph import build_graph
from kg.stores import create_ladybug, open_neo4j

if TYPE_CHECKING:
    import networkx

    from tests.neo4j_server.server import Launcher

SIZES = (10_000, 100_000)
NORMS_A_DOCUMENT = 100
ACTORS_A_DOCUMENT = 20
PLACES = tuple(f"{letter}{rank}" for letter in "甲乙丙丁戊己庚辛壬癸" for rank in ("省", "市", "县", "镇"))
ORGANS = ("党委", "人民政府", "组织部", "公安局", "卫生健康委员会", "财政局", "应急管理局", "教育局")
SENTENCE = "各级党组织要按照职责做好第{}项工作，及时报告。"


def measure_loading() -> None:
    """Print the rates of loading into an empty store; Neo4j's only where a server can be had."""
    for size in SIZES:
        start = time.perf_counter()
        graph = made_up_graph(size)
        rows = [_row("make the graph", graph, time.perf_counter() - start)]
        with tempfile.TemporaryDirectory() as folder:
            report = create_ladybug(Path(folder) / "graph.lbug", graph)
            rows.append(_row("load ladybug", graph, report.seconds))
            rows.append(_neo4j_row(Path(folder), graph))
        write_table((f"{size} norms", "nodes", "edges", "seconds", "nodes and edges/s"), rows)
        print()


def made_up_graph(norms: int) -> networkx.MultiDiGraph[str]:
    """Return the graph of so many norms, a hundred a document, the same each time."""
    chance = random.Random(0)
    names = [place + organ for place in PLACES for organ in ORGANS]
    documents, made = [], []
    for first in range(0, norms, NORMS_A_DOCUMENT):
        name = f"made-up-{first // NORMS_A_DOCUMENT:06}"
        sentences = [SENTENCE.format(n) for n in range(NORMS_A_DOCUMENT)]
        text = "".join(sentences)
        documents.append(Document(name, name, 0, len(text), text, issuers=(chance.choice(names),)))
        here = chance.sample(names, ACTORS_A_DOCUMENT)
        start = 0
        for sentence in sentences:
            made.append(_norm(name, start, sentence, chance.sample(here, 3)))
            start += len(sentence)
    return build_graph(documents, made)


def _norm(document: str, start: int, sentence: str, names: list[str]) -> Norm:
    clause = sentence.partition("，")[0]
    return Norm(
        document,
        start,
        start + len(clause),
        clause,
        Modality.OBLIGATION,
        "要",
        (names[0], names[1]),
        BearerSource.EXPLICIT,
        "做好",
        (Counterparty(names[2], Role.RECIPIENT),),
        id=content_id(document, start),
        sentence=sentence,
        sentence_start=start,
        sentence_end=start + len(sentence),
    )


def _row(work: str, graph: networkx.MultiDiGraph[str], seconds: float) -> tuple[object, ...]:
    nodes, edges = graph.number_of_nodes(), graph.number_of_edges()
    return work, nodes, edges, f"{seconds:.1f}", round((nodes + edges) / seconds)


def _neo4j_row(folder: Path, graph: networkx.MultiDiGraph[str]) -> tuple[object, ...]:
    """Load into a server started for it; the reason where none can be had."""
    way, reason = launcher()
    if way is None:
        return f"load Neo4j: not measured ({reason})", None, None, None, None
    with (
        way.serve(folder / "neo4j") as server,
        closing(open_neo4j(server.uri, server.user, server.password)) as store,
    ):
        return _row("load Neo4j", graph, store.load(graph).seconds)


def launcher() -> tuple[Launcher | None, str]:
    """Return a way to start Neo4j, or None and why there is none."""
    from tests.neo4j_server.docker import DockerLauncher
    from tests.neo4j_server.jvm import JvmLauncher
    from tests.neo4j_server.server import NoServerError

    reasons = []
    for way in (DockerLauncher, lambda: JvmLauncher(flags=())):  # with the compiler that a server has
        try:
            return way(), ""
        except NoServerError as error:
            reasons.append(str(error))
    return None, "; ".join(reasons)
