"""Parts: where one source holds several documents, and the false numbers of texts cut into fragments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from ..model import SourceText
from .following import following_documents
from .glued import unglue, unglue_number
from .lines import Gap, Piece, cut_passage, cut_pieces
from .paragraphs import Paragraph, heal, is_closed
from .passage import Passage, join
from .placed import placed_pieces

_COUNTED = re.compile(r"([0-9]{1,4})、[ \t\u3000]*")
_RUNNING_TITLE = re.compile(r"([\u4e00-\u9fff“”]{8,40})[ \u3000]?1(?=[ \u3000*＊]|$)")


def split_documents(source: SourceText) -> Iterator[tuple[int, int, list[Paragraph]]]:
    """Yield start, end and paragraphs of each document in a source text; the spans cover all of it.

    A text file cut into fragments with running numbers that stand in mid-sentence is healed first, and is
    several documents where its title comes back with 1, 2, 3 behind it.
    """
    text = source.text
    if source.places:
        yield from _whole_documents(list(placed_pieces(text, source.places)), len(text))
        return
    fragments = _fragments(text)
    if fragments is None:
        yield from _whole_documents(list(cut_pieces(text, 0, len(text))), len(text))
        return
    whole = join(fragments)
    cuts = _title_cuts(whole.text)
    starts = [0] + [whole.place(cut) for cut in cuts[1:]] + [len(text)]
    edges = (cuts or [0]) + [len(whole.text)]
    edges[0] = 0
    for index, (low, high) in enumerate(pairwise(edges)):
        part = whole.trimmed(low, high)
        if part:
            yield starts[index], starts[index + 1], _healed(list(_pieces(part, index, cuts)))


def _whole_documents(pieces: list[Piece], end: int) -> Iterator[tuple[int, int, list[Paragraph]]]:
    """Yield start, end and paragraphs of one document after the other, each ended by its signature."""
    paragraphs = _healed(pieces)
    following = following_documents(pieces, paragraphs)
    if not following:
        yield 0, end, paragraphs
        return
    starts = [piece.passage.start for piece in pieces]
    for low, high in pairwise([0, *following, end]):
        yield low, high, _healed(pieces[bisect_left(starts, low) : bisect_left(starts, high)])


def _healed(pieces: Sequence[Piece]) -> list[Paragraph]:
    """Return the paragraphs that pieces make up, what ran together in them cut apart."""
    return unglue(unglue_number(heal(pieces)))


def _fragments(text: str) -> list[Passage] | None:
    """Return the lines without their numbers 1、2、3、…, if those only count lines cut in mid-sentence."""
    found: list[Passage] = []
    open_ended = 0
    for match in re.finditer(r"[^\r\n]+", text):
        line = Passage(match.group(), (match.span(),)).trimmed(0, match.end() - match.start())
        if line is None:
            continue
        sign = _COUNTED.match(line.text)
        if sign is None or int(sign.group(1)) != len(found) + 1:
            return None
        rest = line.trimmed(sign.end(), len(line.text))
        if rest is None:
            return None
        if found and not is_closed(found[-1].text):
            open_ended += 1
        found.append(rest)
    if len(found) < 3 or open_ended * 10 < (len(found) - 1) * 6:
        return None
    lengths = sorted(len(fragment.text) for fragment in found[:-1])
    return found if lengths[-1] <= 2 * max(lengths[len(lengths) // 2], 1) and lengths[0] > 30 else None


def _title_cuts(text: str) -> list[int]:
    """Return where `title 1`, `title 2`, … open the parts of `text`, if they do."""
    opening = _RUNNING_TITLE.match(text)
    if opening is None:
        return []
    title = opening.group(1)
    cuts = [0]
    while True:
        sign = re.compile(rf"{re.escape(title)}[ \u3000]?{len(cuts) + 1}(?![0-9])")
        again = sign.search(text, cuts[-1] + 1)
        if again is None:
            return cuts if len(cuts) > 1 else []
        cuts.append(again.start())


def _pieces(part: Passage, index: int, cuts: Sequence[int]) -> Iterator[Piece]:
    """Yield the running title of a part by itself, then the pieces of the rest."""
    position = 0
    if cuts:
        sign = re.compile(rf"[^0-9]*{index + 1}").match(part.text)
        if sign:
            yield Piece(part.cut(0, sign.end()), Gap.EMPTY_LINE)
            position = sign.end()
    rest = part.trimmed(position, len(part.text))
    if rest:
        first, *others = list(cut_passage(rest, Gap.LINE, 0, lost=True))
        yield replace(first, gap=Gap.LINE)
        yield from others
