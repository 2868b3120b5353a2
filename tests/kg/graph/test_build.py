"""The folder that a build makes: a union over runs, the same bytes whatever led there."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from extract.errors import RecordError, RuleError, StoreError
from extract.model import Document, Extraction, Norm, Skipped, SourceText
from extract.read import read_sources
from kg.artefacts import Artefact
from kg.build import BuildReport, Stage, build
from kg.folder import read_records

Extract = Callable[[SourceText], Extraction]


def write_counts(
    path: Path, graph: nx.MultiDiGraph[str], documents: Sequence[Document], norms: Sequence[Norm]
) -> None:
    path.write_text(f"{len(graph)} {len(documents)} {len(norms)}", encoding="utf-8")


COUNTS = Artefact("counts.txt", write_counts, ("counts.txt.log",))


class Bench:
    """A place with source folders and one folder to build into."""

    def __init__(self, home: Path, extract: Extract) -> None:
        self.home, self.extract, self.out = home, extract, home / "out"

    def write(self, **texts: str) -> None:
        for name, text in texts.items():
            path = self.home / f"{name.replace('__', '/')}.txt"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")

    def build(self, *given: str, **options: Any) -> BuildReport:
        paths = [self.home / name for name in given]
        roots = [path for path in paths if path.is_dir()]
        sources = read_sources(paths)
        options = {"extract": self.extract, "artefacts": [COUNTS], "roots": roots, **options}
        return build(sources, options.pop("out", self.out), **options)

    def said(self, out: Path | None = None) -> dict[str, list[str]]:
        documents, norms = read_records(out or self.out)
        return {one.id: [norm.text for norm in norms if norm.doc == one.id] for one in documents}

    def bytes(self, out: Path | None = None) -> dict[str, bytes]:
        files = (path for path in sorted((out or self.out).iterdir()) if path.is_file())
        return {path.name: path.read_bytes() for path in files}


@pytest.fixture
def bench(tmp_path: Path, extract_lines: Extract) -> Bench:
    return Bench(tmp_path, extract_lines)


def test_a_build_writes_records_artefacts_and_nothing_else(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务\n企业要登记")
    report = bench.build("a")
    assert bench.said() == {"x": ["党员要报告"], "y": ["干部要服务", "企业要登记"]}
    assert sorted(path.name for path in bench.out.iterdir() if not path.name.startswith(".")) == [
        "counts.txt", "documents.jsonl", "manifest.json", "norms.jsonl",
    ]
    assert {path.name for path in bench.out.glob(".*")} == {".zeren-build.lock", ".zeren-commit.lock"}
    assert report.extracted == ("x", "y")
    assert (report.removed, report.skipped) == ((), ())
    assert [norm.text for norm in report.norms] == ["党员要报告", "干部要服务", "企业要登记"]
    assert (bench.out / "counts.txt").read_text() == f"{len(report.graph)} 2 3"


def test_a_changed_source_loses_what_it_says_no_more_and_others_stay(bench: Bench) -> None:
    bench.write(a__x="党员要报告\n----\n群众要知道", b__y="干部要服务")
    bench.build("a")
    bench.build("b")
    assert bench.said() == {"x": ["党员要报告"], "x#2": ["群众要知道"], "y": ["干部要服务"]}
    bench.write(a__x="党员要学习")
    bench.build("a/x.txt")
    assert bench.said() == {"x": ["党员要学习"], "y": ["干部要服务"]}


def test_a_source_that_left_its_folder_goes_when_the_folder_is_given_again(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务", b__z="企业要登记")
    bench.build("a", "b")
    (bench.home / "a/y.txt").unlink()
    bench.build("b")
    assert set(bench.said()) == {"x", "y", "z"}, "a was not given, so nothing is known of it"
    assert bench.build("a").removed == ("y",)
    assert set(bench.said()) == {"x", "z"}


def test_replace_holds_the_given_sources_alone(bench: Bench) -> None:
    bench.write(a__x="党员要报告", b__z="企业要登记")
    bench.build("a")
    assert bench.build("b", replace=True).removed == ("x",)
    assert bench.said() == {"z": ["企业要登记"]}


def test_runs_and_orders_lead_to_the_same_bytes(bench: Bench, tmp_path: Path) -> None:
    bench.write(a__x="党员要报告", a__sub__y="干部要服务", b__x="企业要登记", c__z="群众要知道")
    runs = [[list(order)] for order in itertools.permutations("abc")]
    runs += [[[one] for one in order] for order in itertools.permutations("abc")]
    runs.append([["a", "b", "c"], ["a"]])
    runs.append([["b"], ["b/x.txt", "a"], ["c", "a/sub/y.txt"]])
    runs.append([["c/z.txt"], ["a", "b", "c"]])
    results = []
    for number, run in enumerate(runs):
        out = tmp_path / f"out{number}"
        for given in run:
            bench.build(*given, out=out)
        results.append(bench.bytes(out))
    assert all(result == results[0] for result in results)
    said = bench.said(tmp_path / "out0")
    assert sorted(name.split("~")[0] for name in said) == ["sub/y", "x", "x", "z"]
    assert len(said) == 4, "two texts of one name are told apart"


def test_two_texts_of_one_name_share_it_no_more_once_one_goes(bench: Bench) -> None:
    bench.write(a__x="党员要报告", b__x="企业要登记", b__y="企业要开门")
    bench.build("a")
    bench.build("b")
    assert len(bench.said()) == 3
    assert "x" not in bench.said()
    (bench.home / "b/x.txt").unlink()
    bench.build("b")
    assert bench.said() == {"x": ["党员要报告"], "y": ["企业要开门"]}


def test_one_bad_source_is_told_and_its_former_version_stays(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务")
    bench.build("a")
    bench.write(a__x="坏", a__y="干部要学习")
    report = bench.build("a")
    assert report.skipped == (Skipped(str(bench.home / "a/x.txt"), "坏 cannot be read"),)
    assert bench.said() == {"x": ["党员要报告"], "y": ["干部要学习"]}
    (bench.home / "a/x.txt").write_bytes(b"%PDF-1.7")
    assert len(bench.build("a", replace=True).skipped) == 1
    assert bench.said() == {"x": ["党员要报告"], "y": ["干部要学习"]}


def test_an_extractor_that_breaks_on_one_source_does_the_others(bench: Bench, extract_lines: Extract) -> None:
    def fragile(source: SourceText) -> Extraction:
        return extract_lines(source) if "党员" not in source.text else 1 / 0  # type: ignore[return-value]

    bench.write(a__x="党员要报告", a__y="干部要服务")
    report = bench.build("a", extract=fragile)
    assert "ZeroDivisionError: division by zero" in report.skipped[0].reason
    assert set(bench.said()) == {"y"}


def test_wrong_rules_are_no_fault_of_a_source(bench: Bench) -> None:
    def unusable(_source: SourceText) -> Extraction:
        raise RuleError("malformed", where="rules.yaml")

    bench.write(a__x="党员要报告")
    bench.build("a")
    before = bench.bytes()
    with pytest.raises(RuleError, match="malformed"):
        bench.build("a", extract=unusable)
    assert bench.bytes() == before


def test_a_folder_that_cannot_be_read_removes_nothing(bench: Bench) -> None:
    bench.write(a__x="党员要报告")
    bench.build("a")
    (bench.home / "a/x.txt").unlink()
    assert len(bench.build("a").skipped) == 1, "an empty folder is more likely a mistake than a wish"
    assert set(bench.said()) == {"x"}


def test_nothing_usable_makes_nothing(bench: Bench) -> None:
    report = bench.build("missing")
    assert report.files == ()
    assert len(report.skipped) == 1
    assert [path.name for path in bench.out.iterdir() if not path.name.startswith(".")] == []


def test_norms_of_little_confidence_can_be_left_out(bench: Bench) -> None:
    bench.write(a__x="党员要报告\n党员要也许知道", b__y="党员要也许学习")
    bench.build("a")
    assert len(bench.said()["x"]) == 2
    bench.build("b", min_confidence=0.5)
    assert bench.said() == {"x": ["党员要报告"], "y": []}


def test_files_that_are_not_made_any_more_and_sidecars_go(bench: Bench) -> None:
    bench.write(a__x="党员要报告")
    bench.build("a")
    (bench.out / "counts.txt.log").write_text("of the old file")
    (bench.out / "mine.txt").write_text("the user's")
    bench.build("a")
    assert not (bench.out / "counts.txt.log").exists()
    bench.build("a", artefacts=[])
    assert not (bench.out / "counts.txt").exists()
    assert (bench.out / "mine.txt").exists()


def test_a_failing_artefact_leaves_all_as_it_was(bench: Bench) -> None:
    def fail(path: Path, *_: object) -> None:
        path.write_text("half")
        raise OSError(28, "No space left on device")

    bench.write(a__x="党员要报告")
    bench.build("a")
    before = bench.bytes()
    bench.write(a__x="党员要学习")
    with pytest.raises(StoreError, match=r"out.*No space left"):
        bench.build("a", artefacts=[COUNTS, Artefact("b.txt", fail)])
    assert bench.bytes() == before


def test_damaged_records_are_said_and_replaced_only_on_demand(bench: Bench) -> None:
    bench.write(a__x="党员要报告")
    bench.build("a")
    (bench.out / "norms.jsonl").write_text("{}\n")
    with pytest.raises(RecordError, match=r"norms\.jsonl:1"):
        bench.build("a")
    bench.build("a", replace=True)
    assert set(bench.said()) == {"x"}


def test_a_folder_without_a_manifest_is_known_by_its_documents(bench: Bench) -> None:
    bench.write(a__x="党员要报告\n----\n群众要知道", b__y="干部要服务")
    bench.build("a", "b")
    (bench.out / "manifest.json").unlink()
    bench.write(a__x="党员要学习")
    bench.build("a")
    assert bench.said() == {"x": ["党员要学习"], "y": ["干部要服务"]}


def test_the_folder_may_move_with_its_sources(bench: Bench, tmp_path: Path) -> None:
    bench.write(all__a__x="党员要报告", all__a__y="干部要服务")
    bench.build("all/a", out=bench.home / "all/out")
    (bench.home / "all").rename(bench.home / "moved")
    (bench.home / "moved/a/y.txt").unlink()
    assert bench.build("moved/a", out=bench.home / "moved/out").removed == ("y",)


def test_all_sources_may_be_done_elsewhere_and_progress_is_told(bench: Bench) -> None:
    told: list[tuple[Stage, int, int]] = []

    def backwards(work: Callable[..., Any], sources: Iterable[SourceText]) -> list[Any]:
        return [work(source) for source in reversed(list(sources))][::-1]

    bench.write(a__x="党员要报告", a__y="干部要服务")
    bench.build("a", each=backwards, progress=lambda *step: told.append(step))
    assert told[:3] == [(Stage.EXTRACTING, 0, 2), (Stage.EXTRACTING, 1, 2), (Stage.EXTRACTING, 2, 2)]
    assert told[-1] == (Stage.WRITING, 1, 1)


def named(bench: Bench) -> dict[str, tuple[str, ...]]:
    """Return the names of the files that each document also has."""
    return {one.id: tuple(Path(path).name for path in one.also) for one in read_records(bench.out).documents}


def test_one_text_under_two_names_is_one_document_with_both_names(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__copy="党员要报告", b__z="党员要报告", a__y="干部要服务")
    bench.build("a", "b")
    assert named(bench) == {"copy": ("x.txt", "z.txt"), "y": ()}
    assert bench.said() == {"copy": ["党员要报告"], "y": ["干部要服务"]}


def test_a_second_name_that_comes_or_goes_later_makes_no_difference(bench: Bench, tmp_path: Path) -> None:
    bench.write(a__x="党员要报告", b__copy="党员要报告", c__y="党员要报告")
    runs = ([["a", "b", "c"]], [["a"], ["b"], ["c"]], [["c"], ["b"], ["a"]], [["b", "c"], ["a"], ["c"]])
    for number, run in enumerate(runs):
        for given in run:
            bench.build(*given, out=tmp_path / f"out{number}")
    results = [bench.bytes(tmp_path / f"out{number}") for number in range(len(runs))]
    assert all(result == results[0] for result in results)


def test_the_document_stays_under_its_second_name_when_the_first_goes(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="企业要登记", b__copy="党员要报告")
    bench.build("a")
    bench.build("b")
    assert named(bench) == {"x": ("copy.txt",), "y": ()}
    (bench.home / "a/x.txt").unlink()
    assert bench.build("a").removed == ("x",)
    assert named(bench) == {"copy": (), "y": ()}
    assert bench.said()["copy"] == ["党员要报告"]


def test_a_second_name_goes_when_its_file_says_something_else(bench: Bench) -> None:
    bench.write(a__x="党员要报告", b__z="党员要报告")
    bench.build("a", "b")
    bench.write(b__z="干部要服务")
    bench.build("b")
    assert named(bench) == {"x": (), "z": ()}


def test_what_was_read_before_and_is_the_same_is_not_read_again(bench: Bench, tmp_path: Path) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务", a__same="干部要服务")
    assert bench.build("a", version="1").extracted == ("same", "x")
    bench.write(a__z="企业要登记", a__x="党员要学习")
    report = bench.build("a", version="1")
    assert (report.extracted, report.unchanged) == (("x", "z"), ("same",))
    bench.build("a", version="1", out=tmp_path / "anew")
    assert bench.bytes() == bench.bytes(tmp_path / "anew")


def test_another_version_reads_all_again(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务")
    bench.build("a", version="1")
    assert bench.build("a", version="2").extracted == ("x", "y")
    assert bench.build("a").extracted == ("x", "y"), "nobody says the version"
    assert bench.build("a", version="2").extracted == ("x", "y"), "nor which one read it last"


def test_a_second_name_of_a_text_read_before_is_taken_in(bench: Bench, tmp_path: Path) -> None:
    bench.write(a__x="党员要报告")
    bench.build("a", version="1")
    bench.write(a__z="党员要报告")
    bench.build("a", version="1")
    bench.build("a", version="1", out=tmp_path / "anew")
    assert named(bench) == {"x": ("z.txt",)}
    assert bench.bytes() == bench.bytes(tmp_path / "anew")


def test_records_that_somebody_has_changed_are_read_again(bench: Bench) -> None:
    bench.write(a__x="党员要报告", a__y="干部要服务")
    bench.build("a", version="1")
    made = bench.bytes()
    norms = bench.out / "norms.jsonl"
    norms.write_text(norms.read_text("utf-8").replace('"obligation"', '"permission"'), "utf-8")
    assert bench.build("a", version="1").extracted == ("x", "y")
    assert bench.bytes() == made


def test_norms_left_out_for_their_confidence_come_back(bench: Bench) -> None:
    bench.write(a__x="党员也许要报告\n干部要服务")
    bench.build("a", version="1")
    made = bench.bytes()
    bench.build("a", version="1", min_confidence=0.5)
    assert bench.said() == {"x": ["干部要服务"]}
    bench.build("a", version="1")
    assert bench.bytes() == made
