"""Where the full drawing puts things: each bearer above a grid of its norms, blocks on shelves."""

from __future__ import annotations

from collections import Counter
from math import ceil, sqrt

from .content import Content
from .layout import IMPOSES, LAYER_GAP, Box, Point, layered, shelves

CELL_GAP = 12.0
BLOCK_GAP = 56.0
HEAD_GAP = 46.0
"""Between a bearer and the norms below it."""


def place_blocks(content: Content, boxes: dict[str, Box], borne: Counter[int]) -> dict[str, Point]:
    """Return places: imposers on top, then each bearer above its norms, then who only receives."""
    members: dict[str, list[str]] = {f"a{at}": [] for at, _ in borne.most_common()}
    loose: list[str] = []
    for at, norm in enumerate(content.norms):
        if norm.bears:
            head = max((bearing.actor for bearing in norm.bears), key=lambda actor: (borne[actor], -actor))
            members[f"a{head}"].append(f"n{at}")
        else:
            loose.append(f"n{at}")
    blocks = {head: _block([head], norms, boxes) for head, norms in members.items()}
    if loose:
        blocks["loose"] = _block([], loose, boxes)
    corners = shelves([(head, *_extent(block, boxes)) for head, block in blocks.items()], BLOCK_GAP)
    points = {
        key: Point(round(corners[head].x + point.x, 1), round(corners[head].y + point.y, 1))
        for head, block in blocks.items()
        for key, point in block.items()
    }
    rest = [box for key, box in boxes.items() if key not in points]
    above = layered([box for box in rest if box.layer == IMPOSES], [])
    below = layered([box for box in rest if box.layer != IMPOSES], [])
    centre = max((points[key].x + boxes[key].width / 2 for key in points), default=0.0) / 2
    bottom = max((points[key].y + boxes[key].height / 2 for key in points), default=0.0)
    points |= _shifted(
        above,
        centre,
        -LAYER_GAP - max((point.y + boxes[key].height for key, point in above.items()), default=0.0),
    )
    return points | _shifted(below, centre, bottom + LAYER_GAP)


def _block(head: list[str], norms: list[str], boxes: dict[str, Box]) -> dict[str, Point]:
    """Return places inside one block, from its upper left corner: the bearer above a grid of its norms."""
    columns = max(1, ceil(sqrt(len(norms) * 0.4)))
    cell = max((boxes[key].width for key in norms), default=0.0) + CELL_GAP
    line = max((boxes[key].height for key in norms), default=0.0) + CELL_GAP
    used = min(columns, max(1, len(norms)))
    width = max([cell * used - CELL_GAP if norms else 0.0, *(boxes[key].width for key in head)])
    left = (width - (cell * used - CELL_GAP)) / 2
    top = 0.0
    points = {}
    for key in head:
        points[key] = Point(width / 2, boxes[key].height / 2)
        top = boxes[key].height + HEAD_GAP
    for at, key in enumerate(norms):
        points[key] = Point(
            left + (at % columns) * cell + (cell - CELL_GAP) / 2,
            top + (at // columns) * line + (line - CELL_GAP) / 2,
        )
    return points


def _extent(block: dict[str, Point], boxes: dict[str, Box]) -> tuple[float, float]:
    return (
        max(point.x + boxes[key].width / 2 for key, point in block.items()),
        max(point.y + boxes[key].height / 2 for key, point in block.items()),
    )


def _shifted(points: dict[str, Point], x: float, y: float) -> dict[str, Point]:
    return {key: Point(round(point.x + x, 1), round(point.y + y, 1)) for key, point in points.items()}
