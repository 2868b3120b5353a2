"""Places: deterministic, nothing on top of anything else, issuer above, quick."""

from __future__ import annotations

import random
import time
from itertools import pairwise

import pytest

from kg.view.content import Bearing, Content, Imposer, PageActor, PageNorm, Towards
from kg.view.gather import gather
from kg.view.labels import measure, wrap
from kg.view.layout import BEARS, IMPOSES, RECEIVES, Box, layered
from kg.view.network import full_network, overview_network


def overlaps(boxes: list[tuple[float, float, float, float]]) -> int:
    """Count pairs of boxes (x, y, width, height; centres) that overlap, by sweeping from left to right."""
    count = 0
    live: list[tuple[float, float, float]] = []
    for x, y, width, height in sorted(boxes, key=lambda box: box[0] - box[2] / 2):
        live = [one for one in live if one[0] > x - width / 2 + 0.2]
        count += sum(
            1 for _, top, bottom in live if top < y + height / 2 - 0.2 and bottom > y - height / 2 + 0.2
        )
        live.append((x + width / 2, y - height / 2, y + height / 2))
    return count


def many(actors: int, norms: int) -> Content:
    chance = random.Random(7)
    names = ["市委组织部", "各级党组织", "公安部门基层党组织", "街道办事处", "生产经营单位", "x" * 30]
    people = tuple(
        PageActor(f"{at:016x}", f"{names[at % len(names)]}{at}", "organ", None, (), (), ())
        for at in range(actors)
    )

    def norm(at: int) -> PageNorm:
        bearers = tuple(
            Bearing(chance.randrange(1, actors), None, "explicit") for _ in range(chance.randint(1, 3))
        )
        towards = tuple(
            Towards(chance.randrange(1, actors), None, "target") for _ in range(chance.randint(0, 2))
        )
        return PageNorm(
            f"n{at}", None, None, 0, 0, "要及时报告有关情况" * (1 + at % 2), "obligation", None, "explicit",
            "报告", None, None, None, None, None, 0, 0, "要报告", 1.0, bearers, towards,
            (Imposer(0, "issuer"),), (),
        )  # fmt: skip

    return Content(people, (), (), tuple(norm(at) for at in range(norms)))


def drawn(network) -> list[tuple[float, float, float, float]]:
    return [(node["x"], node["y"], node["w"], node["h"]) for node in network.nodes]


@pytest.mark.parametrize("network", [overview_network, full_network])
def test_nothing_overlaps_and_the_issuer_stands_above(notices, network):
    made = network(gather(notices.graph, notices.documents, notices.norms))
    assert overlaps(drawn(made)) == 0
    actors = [node for node in made.nodes if node["group"] == "actor"]
    issuers = [node["y"] for node in actors if node["layer"] == IMPOSES]
    others = [node["y"] for node in actors if node["layer"] != IMPOSES]
    assert max(issuers) < min(others) or network is full_network


def test_layers_stand_in_order():
    boxes = [Box(f"{layer}{at}", 80, 30, layer) for layer in (BEARS, IMPOSES, RECEIVES) for at in range(20)]
    points = layered(boxes, [])
    rows = [
        [points[box.key].y for box in boxes if box.layer == layer] for layer in (IMPOSES, BEARS, RECEIVES)
    ]
    assert all(max(above) < min(below) for above, below in pairwise(rows))


def test_linked_boxes_come_near_each_other():
    boxes = [Box(f"{layer}{at}", 80, 30, layer) for layer in (0, 1) for at in range(8)]
    links = [(f"0{at}", f"1{7 - at}") for at in range(8)]
    points = layered(boxes, links)
    assert sum(abs(points[one].x - points[other].x) for one, other in links) < 8 * 60


@pytest.mark.parametrize(("actors", "seconds"), [(100, 1), (1000, 5), (5000, 30)])
def test_quick(actors, seconds):
    content = many(actors, actors * 3)
    start = time.process_time()
    networks = overview_network(content), full_network(content)
    assert time.process_time() - start < seconds
    assert [overlaps(drawn(network)) for network in networks] == [0, 0]


@pytest.mark.parametrize(
    ("text", "width", "lines", "expect"),
    [
        ("市委", 10, 3, ("市委",)),
        ("公安部门基层党组织", 5, 3, ("公安部门基", "层党组织")),
        ("一二三四五六七八九十", 3, 2, ("一二三", "四五…")),
        ("县直单位党委（党组）〔发挥〕", 8, 3, ("县直单位党委", "（党组）〔发挥〕")),
        ("县委办（党组）", 4, 2, ("县委办", "（党组）")),
        ("", 3, 2, ("",)),
        ("市\n委\u202e\x00甲", 10, 1, ("市 委 甲",)),
    ],
)
def test_wrap(text, width, lines, expect):
    label = wrap(text, width, lines)
    assert label.lines == expect
    assert label.width == max(map(measure, expect))
