"""Where things are drawn: layers from top to bottom, few crossings, nothing on top of anything else.

No forces: an order of each layer by the mean place of its neighbours, then rows of boxes. Linear in
edges, the same on every machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil, sqrt

GAP_X = 28.0
GAP_Y = 34.0
LAYER_GAP = 110.0
ASPECT = 1.7
"""Width over height that the whole drawing aims at."""
SWEEPS = 6
IMPOSES, BEARS, GIVES, TAKES, RECEIVES, IDLE = range(6)
"""Layers of the overview, from top to bottom."""


@dataclass(frozen=True, slots=True)
class Box:
    """A thing to place: its key, size in pixels and layer (0 on top)."""

    key: str
    width: float
    height: float
    layer: int


@dataclass(frozen=True, slots=True)
class Point:
    """Centre of a placed box, in pixels; y grows downward."""

    x: float
    y: float


def layered(boxes: Sequence[Box], links: Iterable[tuple[str, str]]) -> dict[str, Point]:
    """Return the centre of every box: layers one below the other, each broken into as many rows as it takes.

    No two boxes overlap. Boxes of a layer start in the order given and move toward their neighbours.
    """
    layers = _ordered(boxes, links)
    limit = _limit(boxes)
    points: dict[str, Point] = {}
    y = 0.0
    for layer in layers:
        for row in _rows(layer, limit):
            height = max(box.height for box in row)
            x = -_width(row) / 2
            for box in row:
                points[box.key] = Point(round(x + box.width / 2, 1), round(y + height / 2, 1))
                x += box.width + GAP_X
            y += height + GAP_Y
        y += LAYER_GAP - GAP_Y
    return points


def shelves(blocks: Sequence[tuple[str, float, float]], gap: float) -> dict[str, Point]:
    """Return the upper left corner of every block (key, width, height), set on shelves in the order given."""
    area = sum((width + gap) * (height + gap) for _, width, height in blocks)
    limit = max([sqrt(area * ASPECT), *(width for _, width, _ in blocks)])
    points: dict[str, Point] = {}
    x = y = tallest = 0.0
    for key, width, height in blocks:
        if x > 0 and x + width > limit:
            x, y, tallest = 0.0, y + tallest + gap, 0.0
        points[key] = Point(x, y)
        x += width + gap
        tallest = max(tallest, height)
    return points


def _limit(boxes: Sequence[Box]) -> float:
    area = sum((box.width + GAP_X) * (box.height + GAP_Y) for box in boxes)
    return max([sqrt(area * ASPECT) * 1.15, *(box.width for box in boxes)])


def _width(row: Sequence[Box]) -> float:
    return sum(box.width for box in row) + GAP_X * (len(row) - 1)


def _rows(layer: Sequence[Box], limit: float) -> list[list[Box]]:
    """Deal a layer's boxes column by column to its rows: neighbours in the order stay near each other."""
    count = max(1, ceil((_width(layer) + GAP_X) / (limit + GAP_X)))
    rows: list[list[Box]] = [[] for _ in range(count)]
    widths = [0.0] * count
    for box in layer:
        at = min(range(count), key=lambda i: (widths[i], i))
        rows[at].append(box)
        widths[at] += box.width + GAP_X
    return [row for row in rows if row]


def _ordered(boxes: Sequence[Box], links: Iterable[tuple[str, str]]) -> list[list[Box]]:
    """Return the layers, each ordered by the mean place of its neighbours, after some sweeps down and up."""
    layers = [[box for box in boxes if box.layer == layer] for layer in sorted({box.layer for box in boxes})]
    near: dict[str, list[str]] = {box.key: [] for box in boxes}
    for one, other in links:
        if one in near and other in near and one != other:
            near[one].append(other)
            near[other].append(one)
    place = {box.key: _share(at, len(layer)) for layer in layers for at, box in enumerate(layer)}
    for sweep in range(SWEEPS):
        for layer in layers if sweep % 2 == 0 else reversed(layers):
            mean = {box.key: _mean([place[key] for key in near[box.key]], place[box.key]) for box in layer}
            layer.sort(key=lambda box: (mean[box.key], place[box.key]))
            place.update({box.key: _share(at, len(layer)) for at, box in enumerate(layer)})
    return layers


def _share(at: int, count: int) -> float:
    return (at + 0.5) / count


def _mean(places: list[float], own: float) -> float:
    return sum(places) / len(places) if places else own
