"""The two drawings of the page as pyvis networks: actors with bundled duties, and all norms as nodes.

Nodes are keyed `a0`, `a1` … and `n0`, `n1` … after their place in the content; sizes are in pixels.
"""

from __future__ import annotations

import re
from collections import Counter
from math import log2
from typing import TYPE_CHECKING, Any

from .blocks import place_blocks
from .content import Content, PageActor, PageNorm
from .labels import LINE, Label, wrap
from .layout import BEARS, GIVES, IDLE, IMPOSES, RECEIVES, TAKES, Box, Point, layered

if TYPE_CHECKING:
    from pyvis.network import Network

ACTOR_FONT, ACTOR_FONT_MOST = 16.0, 26.0
NORM_FONT = 12.0
PADDING_X, PADDING_Y = 13.0, 8.0
NORM_ICON = 22.0
"""Room for a norm's shape beside its label."""
_LONG_SCOPE = re.compile(r"〔(.{4})[^〕]{5,}〕$")


def overview_network(content: Content) -> Network:
    """Return actors sized by what they bear, with `owes` and `imposes` edges that bundle norms.

    `owes` leads from bearer to counterparty; each edge lists the positions of its norms, and counts those too
    that the page does not have, where the content tells.
    """
    layers = _layers(content)
    weights = _weights(content)
    bundles = _bundles(content)
    boxes = [
        _actor_box(f"a{at}", _actor_label(actor), weights[at], layers[at])
        for at, actor in enumerate(content.actors)
    ]
    boxes.sort(key=lambda box: (box.layer, -weights[int(box.key[1:])]))
    points = layered(boxes, [(f"a{one}", f"a{other}") for kind, one, other in bundles if kind == "owes"])
    network = _network()
    for box in sorted(boxes, key=lambda box: int(box.key[1:])):
        at = int(box.key[1:])
        _add_actor(network, content.actors[at], box, points[box.key], weights[at])
    ties = {("owes", tie.bearer, tie.party): tie for tie in content.ties}
    for (kind, one, other), norms in bundles.items():
        tie = ties.get((kind, one, other))
        told = {"counts": tie.counts, "stated": tie.stated} if tie else {}
        network.add_edge(f"a{one}", f"a{other}", type=kind, norms=norms, **told)
    return network


def full_network(content: Content) -> Network:
    """Return actors and norms as nodes, each norm below its bearer, with the graph's edges between them."""
    layers, weights, borne = _layers(content), _weights(content), _borne(content)
    boxes = {
        f"a{at}": _actor_box(f"a{at}", _actor_label(actor), weights[at], layers[at])
        for at, actor in enumerate(content.actors)
    }
    labels = {f"n{at}": _norm_label(norm) for at, norm in enumerate(content.norms)}
    boxes |= {
        key: Box(key, NORM_ICON + label.width * NORM_FONT + 16, label.height * NORM_FONT + 10, BEARS)
        for key, label in labels.items()
    }
    points = place_blocks(content, boxes, borne)
    network = _network()
    for at, actor in enumerate(content.actors):
        _add_actor(network, actor, boxes[f"a{at}"], points[f"a{at}"], weights[at])
    for at, norm in enumerate(content.norms):
        box = boxes[f"n{at}"]
        point = points[box.key]
        network.add_node(
            box.key,
            "\n".join(labels[box.key].lines) or " ",
            "custom",
            group=norm.modality,
            x=point.x,
            y=point.y,
            w=round(box.width, 1),
            h=round(box.height, 1),
            size=NORM_FONT,
        )
        for bearing in norm.bears:
            network.add_edge(f"a{bearing.actor}", box.key, type="BEARS", found=bearing.source)
        for party in norm.towards:
            network.add_edge(box.key, f"a{party.actor}", type="TOWARDS", role=party.role)
        for imposer in norm.imposed:
            network.add_edge(box.key, f"a{imposer.actor}", type="IMPOSED_BY")
    return network


class _Keys(list[str]):
    """Node keys that answer `in` at once: pyvis asks that of a list for each node and twice for each edge."""

    def __init__(self) -> None:
        super().__init__()
        self._known: set[object] = set()

    def append(self, key: str) -> None:
        self._known.add(key)
        super().append(key)

    def __contains__(self, key: object) -> bool:
        return key in self._known


def _network() -> Network:
    from pyvis.network import Network

    network = Network(directed=True)
    network.node_ids = _Keys()
    network.toggle_physics(False)
    return network


def _add_actor(network: Network, actor: PageActor, box: Box, point: Point, borne: int) -> None:
    network.add_node(
        box.key,
        "\n".join(_actor_label(actor).lines) or " ",
        "custom",
        group="actor",
        x=point.x,
        y=point.y,
        w=round(box.width, 1),
        h=round(box.height, 1),
        size=_font(borne),
        layer=box.layer,
    )


def _font(borne: int) -> float:
    return round(min(ACTOR_FONT_MOST, ACTOR_FONT + 2.2 * log2(1 + borne)), 1)


def _actor_label(actor: PageActor) -> Label:
    """Return an actor's label, a long scope shortened: 县委〔做好防控工作的通知〕 → 县委〔做好防控…〕."""
    return wrap(_LONG_SCOPE.sub(r"〔\1…〕", actor.name), 10, 3)


def _norm_label(norm: PageNorm) -> Label:
    return wrap(norm.text, 12, 2)


def _actor_box(key: str, label: Label, borne: int, layer: int) -> Box:
    size = _font(borne)
    return Box(
        key, label.width * size + 2 * PADDING_X, label.height / LINE * size * 1.22 + 2 * PADDING_Y, layer
    )


def _borne(content: Content) -> Counter[int]:
    counted = Counter(bearing.actor for norm in content.norms for bearing in norm.bears)
    told = {at: actor.borne for at, actor in enumerate(content.actors) if actor.borne}
    return counted | Counter(told)


def _weights(content: Content) -> dict[int, int]:
    """Return how much each actor bears, or imposes where that is more."""
    borne = _borne(content)
    imposed = Counter(imposer.actor for norm in content.norms for imposer in norm.imposed)
    return {at: max(borne[at], imposed[at]) for at in range(len(content.actors))}


def _layers(content: Content) -> dict[int, int]:
    """Return each actor's layer: who imposes on top, then who owes more than is owed to it, then others."""
    owed = Counter(party.actor for norm in content.norms for party in norm.towards)
    owes = Counter(bearing.actor for norm in content.norms if norm.towards for bearing in norm.bears)
    borne = _borne(content)
    imposers = {imposer.actor for norm in content.norms for imposer in norm.imposed}
    imposers |= {
        issuer for document in content.documents if document.text is not None for issuer in document.issuers
    }

    def layer(at: int) -> int:
        if at in imposers:
            return IMPOSES
        if borne[at]:
            return BEARS if not owed[at] else GIVES if owes[at] >= owed[at] else TAKES
        return RECEIVES if owed[at] else IDLE

    return {at: layer(at) for at in range(len(content.actors))}


def _bundles(content: Content) -> dict[tuple[str, int, int], list[int]]:
    """Return for each (kind, from, to) the norms it bundles, in text order."""
    bundles: dict[tuple[str, int, int], list[int]] = {}
    for at, norm in enumerate(content.norms):
        bearers = dict.fromkeys(bearing.actor for bearing in norm.bears)
        for bearer in bearers:
            for party in dict.fromkeys(party.actor for party in norm.towards):
                bundles.setdefault(("owes", bearer, party), []).append(at)
            for imposer in dict.fromkeys(imposer.actor for imposer in norm.imposed):
                if imposer != bearer:
                    bundles.setdefault(("imposes", imposer, bearer), []).append(at)
    return bundles


def network_data(network: Network) -> dict[str, Any]:
    """Return a network's nodes, edges and options as the page's script takes them."""
    import json

    nodes, edges, _, _, _, options = network.get_network_data()
    return {
        "nodes": nodes,
        "edges": edges,
        "options": json.loads(options) if isinstance(options, str) else options,
    }
