"""A graph of any size in the shape of a real one, for tests of scale and for measuring loads."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import networkx

from extract.model import content_id

if TYPE_CHECKING:
    Graph = networkx.MultiDiGraph[str]

NORMS_A_DOCUMENT = 70
NORMS_A_SECTION = 10
MODALITIES = ("obligation",) * 8 + ("prohibition", "permission", "recommendation")
ROLES = ("recipient", "beneficiary", "target", "authority", "partner", "directed")
PREDICATES = ("报告", "做好", "检查", "落实", "组织", "上报", "督促", "加强", "提供", "开展")
ORGANS = ("党委", "政府", "公安局", "卫生健康委员会", "教育局", "财政局", "党支部", "村民委员会")


def synthetic_graph(norms: int, seed: int = 0) -> Graph:
    """Return a graph of that many norms: two actors for ten, 1.6 bearers and 0.4 others each."""
    chance = random.Random(seed)
    graph: Graph = networkx.MultiDiGraph()
    actors = _actors(graph, max(20, norms // 5), chance)
    for number in range(norms):
        document = f"文件{number // NORMS_A_DOCUMENT:06d}"
        section = content_id("section", document, number // NORMS_A_SECTION)
        if number % NORMS_A_DOCUMENT == 0:
            _document(graph, document, actors, chance)
        if section not in graph:
            _section(graph, section, document, number)
        _norm(graph, number, section, actors, chance)
    return graph


def _actors(graph: Graph, count: int, chance: random.Random) -> list[str]:
    actors = []
    for number in range(count):
        name = f"第{number}{chance.choice(ORGANS)}"
        actor = content_id("actor", name)
        forms = sorted({name, f"各级{name}", f"全体{name}"})
        graph.add_node(actor, label="Actor", name=name, kind="organ", level="city", scope=None, aliases=forms)
        if number >= 10:
            wide = actors[chance.randrange(10)]
            graph.add_edge(actor, wide, key="KIND_OF", type="KIND_OF", rule="modifier")
        actors.append(actor)
    return actors


def _document(graph: Graph, document: str, actors: list[str], chance: random.Random) -> None:
    graph.add_node(
        document,
        label="Document",
        title=f"关于{document}的通知",
        number=None,
        kind="通知",
        date="2020-01-27",
        source=f"{document}.txt",
        status="read",
    )
    issuer = chance.choice(actors)
    graph.add_edge(document, issuer, key="ISSUED_BY", type="ISSUED_BY")
    for actor in chance.sample(actors, 3):
        graph.add_edge(document, actor, key="ADDRESSED_TO", type="ADDRESSED_TO")
        text = graph.nodes[actor]["aliases"][0]
        name = content_id("name", document, text)
        graph.add_node(name, label="Name", text=text, doc=document)
        graph.add_edge(name, actor, key="NAMES", type="NAMES", rule="quantifier", reason=f"‘{text}’即此主体")


def _section(graph: Graph, section: str, document: str, number: int) -> None:
    graph.add_node(
        section,
        label="Section",
        doc=document,
        number="一、",
        title="提高认识",
        path="一、",
        level=1,
        start=number,
        end=number + 1000,
    )
    graph.add_edge(section, document, key="PART_OF", type="PART_OF")


def _norm(graph: Graph, number: int, section: str, actors: list[str], chance: random.Random) -> None:
    norm = content_id("norm", number)
    document = str(graph.nodes[section]["doc"])
    predicate = chance.choice(PREDICATES)
    text = f"要及时{predicate}第{number}项防控工作情况"
    graph.add_node(
        norm,
        label="Norm",
        doc=document,
        start=number % NORMS_A_DOCUMENT * 60,
        end=number % NORMS_A_DOCUMENT * 60 + len(text),
        text=text,
        modality=chance.choice(MODALITIES),
        trigger="要",
        bearer_source="explicit",
        predicate=predicate,
        condition="如有重要情况" if chance.random() < 0.2 else None,
        deadline="及时" if chance.random() < 0.2 else None,
        due="2020-02-10" if chance.random() < 0.05 else None,
        basis=None,
        assigner=None,
        sentence=f"各级党组织要切实担负起政治责任，{text}，做到守土有责、守土担责、守土尽责。",
        confidence=0.75,
    )
    graph.add_edge(norm, section, key="STATED_IN", type="STATED_IN")
    for actor in chance.sample(actors, chance.choice((0, 1, 1, 2, 4))):
        name = graph.nodes[actor]["aliases"][-1]
        graph.add_edge(actor, norm, key="BEARS", type="BEARS", source="explicit", name=name)
    for actor in chance.sample(actors, chance.choice((0, 0, 0, 1, 1))):
        role, name = chance.choice(ROLES), graph.nodes[actor]["name"]
        graph.add_edge(norm, actor, key="TOWARDS", type="TOWARDS", role=role, name=name)
    for issuer in [end for _, end, key in graph.out_edges(document, keys=True) if key == "ISSUED_BY"]:
        graph.add_edge(norm, issuer, key="IMPOSED_BY", type="IMPOSED_BY", source="issuer")
