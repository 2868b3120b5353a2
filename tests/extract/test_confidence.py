"""Confidence tells right norms from wrong ones, by signs that each show where they should."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml

from extract import RuleError, SourceText, extract
from extract.confidence import weights
from extract.evaluate import right_norms
from extract.lexicon import data
from extract.pipeline import FINDINGS, load, make_doc
from extract.signs import Sign, signs
from extract.structure import structure
from kg.records import read_norms

CORPUS = Path(__file__).parent.parent / "corpus"
Judged = list[tuple[float, bool]]


@cache
def judged(use: str) -> Judged:
    """Return the confidence of each norm of the documents of one use, and whether it is right."""
    found: Judged = []
    for entry in yaml.safe_load((CORPUS / "documents.yaml").read_text("utf-8")):
        if entry["use"] == use:
            path = CORPUS / entry["path"]
            text = path.with_suffix(".txt").read_bytes().decode("utf-8")
            norms = extract(SourceText(path.name, entry["path"], text)).norms
            right = right_norms(read_norms(path.with_suffix(".jsonl")), norms)
            found += [(norm.confidence, is_right) for norm, is_right in zip(norms, right, strict=True)]
    return found


def last_signs(text: str) -> frozenset[Sign]:
    nlp = load()
    doc = nlp(make_doc(nlp.vocab, structure(SourceText("a", "a", text))[0]))
    return signs(doc.user_data[FINDINGS], doc._.norms)[-1]


def share(part: Judged) -> float:
    return sum(right for _, right in part) / len(part)


# The least difference between both halves: about two thirds of what the page of docs/confidence.md shows.
@pytest.mark.parametrize(("use", "least"), [("open", 0.12), ("held out", 0.08)])
def test_norms_above_the_median_are_right_clearly_more_often(use: str, least: float) -> None:
    found = judged(use)
    middle = sorted(confidence for confidence, _ in found)[len(found) // 2]
    above, below = [one for one in found if one[0] > middle], [one for one in found if one[0] <= middle]
    assert min(len(above), len(below)) > len(found) // 3
    assert share(above) - share(below) >= least


def test_higher_bands_are_right_more_often_on_held_out_documents() -> None:
    bands = [(0.0, 0.7), (0.7, 0.9), (0.9, 0.95), (0.95, 1.01)]
    shares = [share([one for one in judged("held out") if low <= one[0] < high]) for low, high in bands]
    assert shares == sorted(shares)


@pytest.mark.parametrize("sign", list(Sign))
def test_sign_shows_on_its_example_and_not_on_its_counter(sign: Sign) -> None:
    entry = data("confidence")["signs"][sign]
    assert sign in last_signs(entry["example"])
    assert sign not in last_signs(entry["counter"])


def test_a_norm_of_a_heading_s_duties_is_surer_than_a_bare_imperative() -> None:
    table = weights()
    assert table.confidence([Sign.TITLED]) > table.confidence([]) > table.confidence([Sign.IMPERATIVE])
    assert 0 < table.confidence(Sign) < 1


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ({"base": 1.0, "signs": {"titled": {"weight": 1}}}, "exactly these signs"),
        ({"base": 1.0, "signs": {sign: {"weight": "much"} for sign in Sign}}, "signs.titled"),
        ({"base": None, "signs": {sign: {"weight": 1} for sign in Sign}}, "base"),
    ],
)
def test_a_broken_table_is_named(
    table: dict[str, object], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("extract.confidence.data", lambda name: table)
    with pytest.raises(RuleError, match=says):
        weights.__wrapped__()
