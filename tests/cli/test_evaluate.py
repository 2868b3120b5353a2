"""Scores of hand-corrupted predictions against numbers that the gold's own scorer gave for the same files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.evaluate import Facet, Report, Score, canonical_name, evaluate
from extract.model import BearerSource, Counterparty, Modality, Norm, Role

HERE = Path(__file__).parent
GOLD = HERE.parent / "corpus" / "dev"
PREDICTED = HERE / "predictions"
KNOWN = json.loads((PREDICTED / "scores.json").read_text(encoding="utf-8"))


def read(path: Path) -> list[Norm]:
    def norm(record: dict[str, object]) -> Norm:
        others = tuple(Counterparty(c["name"], Role(c["role"])) for c in record["counterparties"])
        fields = {
            **record,
            "modality": Modality(record["modality"]),
            "bearer_source": BearerSource(record["bearer_source"]),
            "bearers": tuple(record["bearers"]),
            "counterparties": others,
        }
        return Norm(**fields)

    return [norm(json.loads(line)) for line in path.read_text(encoding="utf-8").splitlines() if line]


@pytest.fixture(scope="module")
def report() -> Report:
    return evaluate([(s, read(GOLD / f"{s}.jsonl"), read(PREDICTED / f"{s}.jsonl")) for s in ("000", "a5")])


def numbers(score: Score) -> dict[str, float]:
    return {
        "p": score.precision,
        "r": score.recall,
        "f1": score.f1,
        "gold": score.gold,
        "pred": score.predicted,
    }


@pytest.mark.parametrize("facet", list(Facet))
def test_numbers_are_the_scorers(report: Report, facet: Facet) -> None:
    for document in report.documents:
        assert numbers(document.scores[facet]) == pytest.approx(KNOWN[document.name][facet])
    assert numbers(report.overall[facet]) == pytest.approx(KNOWN["overall"][facet])


def test_differences_are_counted_as_the_scorer_lists_them(report: Report) -> None:
    kinds = [d.kind for d in report.documents[0].differences]
    expected = {"missed": 12, "spurious": 11, "modality": 11, "owes": 31, "counterparty": 11, "qualifier": 19}
    assert {kind: kinds.count(kind) for kind in expected} == expected
    assert len(kinds) == sum(expected.values())


def test_differences_stand_in_text_order(report: Report) -> None:
    for document in report.documents:
        starts = [d.start for d in document.differences]
        assert starts == sorted(starts)


def test_gold_against_itself_is_perfect_and_without_differences() -> None:
    gold = read(GOLD / "000.jsonl")
    itself = evaluate([("000", gold, gold)])
    assert [s.f1 for s in itself.overall.values()] == [1.0] * len(Facet)
    assert itself.documents[0].differences == ()


def test_nothing_predicted_scores_zero_without_error() -> None:
    nothing = evaluate([("000", read(GOLD / "000.jsonl"), [])])
    assert [s.f1 for s in nothing.overall.values()] == [0.0] * len(Facet)
    assert {d.kind for d in nothing.documents[0].differences} == {"missed"}


@pytest.mark.parametrize(
    ("written", "compared"),
    [
        ("各级党委（党组）", "党委"),
        ("广大 党员", "党员"),
        ("有关的单位", "单位"),
        ("全市各级党组织", "党组织"),
        ("各县", "各县"),
        ("（党组）", "（党组）"),
        ("<addressees>", "<addressees>"),
    ],
)
def test_names_are_compared_without_what_does_not_tell_actors_apart(written: str, compared: str) -> None:
    assert canonical_name(written) == compared
