"""Writes docs/confidence.md: how often norms of each confidence are right; `--fit` fits the table first.

The table is fitted on the open documents alone; of the held-out ones only the totals are ever shown.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from extract import Norm, SourceText
from extract.confidence import Weights, weights
from extract.evaluate import right_norms
from extract.pipeline import FINDINGS, load, make_doc
from extract.signs import Sign, signs
from extract.structure import structure
from kg.records import read_norms

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Matrix = NDArray[np.float64]

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "tests" / "corpus"
TARGET = ROOT / "docs" / "confidence.md"
TABLE = ROOT / "extract" / "data" / "confidence.yaml"
RIDGE, STEPS = 3.0, 30
BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
HEAD = """# Confidence

Each norm's `confidence` says how often norms that were found in the same way are right: their clause
paired with a labelled one, with its modality and all of its bearers. `python docs/confidence.py` made
this page; nothing in it is typed by hand.

It is a sum of log-odds: a base, and a weight for each of the signs below that the norm shows. The weights
are in [confidence.yaml](../extract/data/confidence.yaml), fitted on the open documents (logistic
regression with a ridge penalty, `--fit`); the held-out documents had no part in it. Two cautions: rules
were written with open documents in hand, so on documents of another hand confidence is rather too high
than too low; and what it orders is more certain than its single values.

Rows: *open, left out* judges each open document by weights fitted on the other open ones; *held out* are
documents whose errors nobody reads.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """One extracted norm of a labelled document: its signs, and whether it is right."""

    document: str
    signs: frozenset[Sign]
    right: bool


def cases(use: str) -> list[Case]:
    """Return the extracted norms of the labelled documents of one use (dev, open, held out)."""
    nlp = load()
    found = []
    for entry in yaml.safe_load((CORPUS / "documents.yaml").read_text("utf-8")):
        if entry["use"] != use:
            continue
        path = CORPUS / entry["path"]
        text = path.with_suffix(".txt").read_bytes().decode("utf-8")
        norms: list[Norm] = []
        shown: list[frozenset[Sign]] = []
        for document in structure(SourceText(path.name, entry["path"], text)):
            doc = nlp(make_doc(nlp.vocab, document))
            norms.extend(doc._.norms)
            shown.extend(signs(doc.user_data[FINDINGS], doc._.norms))
        right = right_norms(read_norms(path.with_suffix(".jsonl")), norms)
        found += [Case(entry["path"], here, is_right) for here, is_right in zip(shown, right, strict=True)]
    return found


def fit(found: Sequence[Case]) -> Weights:
    """Return the weights of a logistic regression with a ridge penalty, by Newton's method; two places."""
    import numpy as np

    shown = np.array([[1.0, *(float(sign in case.signs) for sign in Sign)] for case in found])
    right = np.array([float(case.right) for case in found])
    penalty = np.diag([1e-6, *[RIDGE] * len(Sign)])
    of = np.zeros(len(Sign) + 1)
    for _ in range(STEPS):
        share = 1 / (1 + np.exp(-shown @ of))
        curve = (shown.T * (share * (1 - share))) @ shown + penalty
        of += np.linalg.solve(curve, shown.T @ (right - share) - penalty @ of)
    base, *rest = (round(float(weight), 2) for weight in of)
    return Weights(base, dict(zip(Sign, rest, strict=True)))


def write_table(table: Weights) -> None:
    """Put the weights in the place of those of the table's file."""
    text = re.sub(r"(?m)^base: .*$", f"base: {table.base}", TABLE.read_text("utf-8"))
    for sign, weight in table.of.items():
        text = re.sub(rf"(?m)^(  {sign}:\n    weight: ).*$", rf"\g<1>{weight}", text)
    TABLE.write_text(text, "utf-8")


Judged = list[tuple[float, bool]]
"""Confidence of each norm, and whether it is right."""


def judged(found: Sequence[Case], table: Weights) -> Judged:
    """Return confidence and truth of each case."""
    return [(table.confidence(case.signs), case.right) for case in found]


def left_out(found: Sequence[Case]) -> Judged:
    """Return the same, each document judged by weights that were fitted on the others."""
    out: Judged = []
    for name in dict.fromkeys(case.document for case in found):
        table = fit([case for case in found if case.document != name])
        out += judged([case for case in found if case.document == name], table)
    return out


def share(part: Judged) -> str:
    """Return the share of right norms, three places; empty without norms."""
    return f"{sum(right for _, right in part) / len(part):.3f}" if part else ""


def halves(title: str, found: Judged) -> Iterator[str]:
    """Yield the row of one set: right above and below the median, and over all pairs of a right and a wrong
    norm how often the right one has the higher confidence.
    """
    order = sorted(found, key=lambda one: -one[0])
    middle = order[len(order) // 2][0]
    above, below = [one for one in found if one[0] > middle], [one for one in found if one[0] <= middle]
    right, wrong = [c for c, ok in found if ok], [c for c, ok in found if not ok]
    won = sum((a > b) + (a == b) / 2 for a in right for b in wrong) / (len(right) * len(wrong))
    cells = (str(len(found)), f"{middle:.3f}", share(above), share(below), share(found), f"{won:.3f}")
    yield f"| {title} | {' | '.join(cells)} |\n"


def reliability(sets: dict[str, Judged]) -> Iterator[str]:
    """Yield the table of bands of confidence: norms, and the share of them that is right."""
    yield "\n| confidence |" + "".join(f" {name}: norms | right |" for name in sets) + "\n"
    yield "|---|" + "---:|---:|" * len(sets) + "\n"
    for low, high in pairwise(BANDS):
        bands = [[one for one in found if low <= one[0] < high] for found in sets.values()]
        cells = "".join(f" {len(band)} | {share(band)} |" for band in bands)
        yield f"| {low:.2f} to {high:.2f} |{cells}\n"


def main() -> None:
    """Write the page, after the table where that is asked for."""
    known = cases("open")
    table = weights()
    if "--fit" in sys.argv[1:]:
        table = fit(known)
        write_table(table)
    sets = {
        "open": judged(known, table),
        "open, left out": left_out(known),
        "held out": judged(cases("held out"), table),
    }
    says = yaml.safe_load(TABLE.read_text("utf-8"))["signs"]
    with TARGET.open("w", encoding="utf-8", newline="\n") as page:
        page.write(HEAD)
        page.write("\n| | norms | median | right above it | right at and below | all | right above wrong |\n")
        page.write("|---|---:|---:|---:|---:|---:|---:|\n")
        for name, found in sets.items():
            page.writelines(halves(name, found))
        page.writelines(reliability(sets))
        page.write("\n| sign | weight | what it says |\n|---|---:|---|\n")
        page.write(f"| | {table.base:+.2f} | the base |\n")
        for sign, weight in table.of.items():
            page.write(f"| `{sign}` | {weight:+.2f} | {says[sign]['says']} |\n")


if __name__ == "__main__":
    main()
