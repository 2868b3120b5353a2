"""Agreement of predicted with gold norms: precision, recall and F1 of five facets, and every difference.

Norms are paired one to one by overlap of their clauses (Jaccard over the positions of their letters and
digits, at least one half, best first). A facet counts what both norms of a pair hold.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .model import Norm

SAME = 0.5
"""Least overlap of two clauses, and of two qualifiers, that counts as the same."""

_QUANTIFIER = re.compile(
    r"^(全市|全县|全区|全省|全国|全体|全系统|广大|各级|各类|各|所有|一切|任何|本|我|有关|相关|该|其他|其它)"
)
_BRACKETS = re.compile(r"[（(〔\[][^）)〕\]]*[）)〕\]]")


class Facet(StrEnum):
    """What is compared: the pair alone, then with its modality, bearers, counterparties, qualifiers."""

    NORM = "norm"
    MODALITY = "modality"
    OWES = "owes"
    COUNTERPARTY = "counterparty"
    QUALIFIER = "qualifier"


@dataclass(frozen=True, slots=True)
class Score:
    """How many values of one facet both sides hold, and how many each side holds."""

    hits: int
    gold: int
    predicted: int

    @property
    def precision(self) -> float:
        """Share of the predicted values that are right, 0 where nothing was predicted."""
        return self.hits / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold values that were found, 0 where there are none."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall, 0 where both are."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0

    def __add__(self, other: Score) -> Score:
        return Score(self.hits + other.hits, self.gold + other.gold, self.predicted + other.predicted)


Value = tuple[str, ...]
"""One value of a facet: `("obligation", "党员")`, `("市委", "recipient")`, `("deadline", "及时")`."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Where the two sides disagree.

    Attributes:
        kind: `missed` (in the gold alone), `spurious` (predicted alone) or the facet that differs.
        start: offset of the clause in the source text.
        text: the clause.
        gold, predicted: the facet's values on both sides; empty for missed and spurious.
    """

    kind: str
    start: int
    text: str
    gold: tuple[Value, ...] = ()
    predicted: tuple[Value, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentReport:
    """Scores of one document and its differences in text order."""

    name: str
    scores: Mapping[Facet, Score]
    differences: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Scores of each document and of all their norms together."""

    documents: tuple[DocumentReport, ...]
    overall: Mapping[Facet, Score]


def evaluate(pairs: Sequence[tuple[str, Sequence[Norm], Sequence[Norm]]]) -> Report:
    """Compare (name, gold norms, predicted norms) of each document; offsets must be of one source text."""
    documents = tuple(_compare(name, gold, predicted) for name, gold, predicted in pairs)
    zero = Score(0, 0, 0)
    overall = {facet: sum((d.scores[facet] for d in documents), zero) for facet in Facet}
    return Report(documents, overall)


def right_norms(gold: Sequence[Norm], predicted: Sequence[Norm]) -> list[bool]:
    """Say of each predicted norm whether it pairs with a gold norm of its modality and all its bearers."""
    right = [False] * len(predicted)
    for i, j in _pair(gold, predicted):
        right[j] = _facets(gold[i])[Facet.OWES] == _facets(predicted[j])[Facet.OWES]
    return right


def canonical_name(name: str) -> str:
    """Return an actor's name as it is compared: no blanks, 的, brackets or leading quantifiers.

    `各级党委（党组）` → `党委`; `有关的 单位` → `单位`; `<addressees>` stays.
    """
    if name.startswith("<"):
        return name
    bare = re.sub(r"\s|的", "", name)
    name = _BRACKETS.sub("", bare) or bare
    while len(name) > 2 and (match := _QUANTIFIER.match(name)) and len(name) - match.end() >= 2:
        name = name[match.end() :]
    return name


def _compare(name: str, gold: Sequence[Norm], predicted: Sequence[Norm]) -> DocumentReport:
    gold_values, predicted_values = [_facets(n) for n in gold], [_facets(n) for n in predicted]
    pairs = list(_pair(gold, predicted))
    hits: Counter[Facet] = Counter()
    differences = list(_unpaired(gold, predicted, pairs))
    for i, j in pairs:
        for facet in Facet:
            ours, theirs = gold_values[i][facet], predicted_values[j][facet]
            found = _hits(facet, ours, theirs)
            hits[facet] += found
            if found < max(len(ours), len(theirs)):
                differences.append(Difference(facet, gold[i].start, gold[i].text, ours, theirs))
    scores = {
        facet: Score(
            hits[facet],
            sum(len(values[facet]) for values in gold_values),
            sum(len(values[facet]) for values in predicted_values),
        )
        for facet in Facet
    }
    differences.sort(key=lambda d: (d.start, d.text))
    return DocumentReport(name, scores, tuple(differences))


def _unpaired(
    gold: Sequence[Norm], predicted: Sequence[Norm], pairs: Sequence[tuple[int, int]]
) -> Iterator[Difference]:
    found, right = {i for i, _ in pairs}, {j for _, j in pairs}
    yield from (Difference("missed", n.start, n.text) for i, n in enumerate(gold) if i not in found)
    yield from (Difference("spurious", n.start, n.text) for j, n in enumerate(predicted) if j not in right)


def _positions(norm: Norm) -> frozenset[int]:
    return frozenset(norm.start + i for i, c in enumerate(norm.text) if c.isalnum())


def _pair(gold: Sequence[Norm], predicted: Sequence[Norm]) -> Iterator[tuple[int, int]]:
    """Yield (gold index, predicted index), each index at most once, by falling overlap."""
    ours, theirs = [_positions(n) for n in gold], [_positions(n) for n in predicted]
    owners: defaultdict[int, list[int]] = defaultdict(list)
    for j, positions in enumerate(theirs):
        for position in positions:
            owners[position].append(j)
    candidates = []
    for i, positions in enumerate(ours):
        for j in {j for position in positions for j in owners.get(position, ())}:
            jaccard = len(positions & theirs[j]) / len(positions | theirs[j])
            if jaccard >= SAME:
                candidates.append((-jaccard, i, j))
    taken_gold, taken_predicted = set(), set()
    for _, i, j in sorted(candidates):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            yield i, j


def _facets(norm: Norm) -> dict[Facet, tuple[Value, ...]]:
    bearers = {canonical_name(b) for b in norm.bearers} or {"<none>"}
    counterparties = {(canonical_name(c.name), c.role.value) for c in norm.counterparties}
    qualifiers = (("condition", norm.condition), ("deadline", norm.deadline), ("basis", norm.basis))
    return {
        Facet.NORM: (("norm",),),
        Facet.MODALITY: ((norm.modality.value,),),
        Facet.OWES: tuple(sorted((norm.modality.value, b) for b in bearers)),
        Facet.COUNTERPARTY: tuple(sorted(counterparties)),
        Facet.QUALIFIER: tuple((kind, value) for kind, value in qualifiers if value),
    }


def _hits(facet: Facet, gold: tuple[Value, ...], predicted: tuple[Value, ...]) -> int:
    if facet is not Facet.QUALIFIER:
        return len(set(gold) & set(predicted))
    return sum(any(kind == k and _overlap(value, v) >= SAME for k, v in predicted) for kind, value in gold)


def _overlap(a: str, b: str) -> float:
    ours, theirs = Counter(filter(str.isalnum, a)), Counter(filter(str.isalnum, b))
    union = (ours | theirs).total()
    return (ours & theirs).total() / union if union else 0.0
