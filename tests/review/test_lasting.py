"""Corrections last: over a rebuild, a newer version, an edited or renamed document; misfits are told."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import networkx as nx
import pytest

from extract import extract
from extract.errors import RecordError, StoreError
from extract.model import BearerSource, Counterparty, Modality, Role, SourceText
from kg.amending import read_state
from kg.artefacts import Artefact
from kg.build import build
from kg.folder import read_records
from kg.graph import build_graph
from kg.review import CORRECTIONS, read_corrections
from kg.review.gold import judged
from kg.review.stats import rule_counts

from .conftest import NOTICE, Desk, Sheet, reading

POST = "党员干部必须坚守岗位"
REPORT = "各级党组织要及时向市委报告有关情况"
CHECK = "各部门应当在2024年5月1日前完成检查"
HIDE = "严禁任何单位瞒报灾情"


def test_a_corrected_norm_says_so_and_keeps_its_id(built: Desk) -> None:
    before = built.norm(POST)
    built.correct(POST, 责任主体="县委、乡镇党委", 要求类型="倡导")
    norm = built.norm(POST)
    assert (norm.bearers, norm.modality) == (("县委", "乡镇党委"), Modality.RECOMMENDATION)
    assert norm.corrected == "modality bearers"
    assert (norm.id, norm.start, norm.predicate) == (before.id, before.start, before.predicate)
    assert norm.bearer_source is BearerSource.INHERITED, "the clause does not say 县委"
    assert {one.rule for one in norm.evidence if one.field in ("bearer", "modality")} == {"review"}
    assert norm.confidence == 1.0
    assert built.norm(REPORT).corrected is None


def test_every_correctable_field_can_be_corrected(built: Desk) -> None:
    built.correct(
        POST,
        谓语="坚守",
        对象="县委（对象）、市委（上级）",
        条件="汛期",
        时限="2024年6月1日前",
        依据="依法",
        交办人="市委",
    )
    norm = built.norm(POST)
    assert norm.counterparties == (Counterparty("县委", Role.TARGET), Counterparty("市委", Role.AUTHORITY))
    assert (norm.predicate, norm.condition, norm.basis, norm.assigner) == ("坚守", "汛期", "依法", "市委")
    assert (norm.deadline, norm.due) == ("2024年6月1日前", "2024-06-01"), "the date follows the deadline"
    assert norm.corrected == "predicate counterparties condition deadline due basis assigner"


def test_corrections_survive_a_rebuild_to_the_byte(built: Desk) -> None:
    def mark(norms: object, *_: object) -> None:
        norms.set(POST, 责任主体="县委")  # type: ignore[attr-defined]
        norms.set(HIDE, 操作="删除")  # type: ignore[attr-defined]

    built.edit(mark)
    built.apply()
    before = built.bytes()
    report = built.build(notice=NOTICE)
    assert built.bytes() == before
    assert report.unfit == ()
    assert HIDE not in built.norms()


def test_without_its_corrections_the_folder_says_what_was_extracted(built: Desk) -> None:
    plain = {name: data for name, data in built.bytes().items() if not name.startswith(".")}
    built.correct(POST, 责任主体="县委")
    built.correct(HIDE, 操作="删除")
    assert (built.out / "extracted.jsonl").exists()
    (built.out / CORRECTIONS).unlink()
    built.build(notice=NOTICE)
    assert {name: data for name, data in built.bytes().items() if not name.startswith(".")} == plain


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        (NOTICE.replace("组织部：\n", "组织部：\n\n近日，我市多地出现强降雨。\n"), "a paragraph before"),
        (NOTICE.replace("必须坚守岗位", "必须\n坚守岗位"), "a line broken in the clause"),
        (NOTICE.replace("严禁任何单位瞒报灾情。", ""), "another sentence gone"),
        (NOTICE.replace("党员干部必须坚守岗位", "全体党员干部必须坚守工作岗位"), "words in the sentence"),
    ],
)
def test_corrections_survive_small_changes_of_the_document(built: Desk, changed: str, why: str) -> None:
    built.correct(POST, 谓语="坚守", 条件="汛期")
    report = built.build(notice=changed)
    corrected = [norm for norm in report.norms if norm.corrected]
    assert [norm.condition for norm in corrected] == ["汛期"], why
    start, end = corrected[0].start, corrected[0].end
    assert changed[start:end] == corrected[0].text


def test_the_same_sentence_twice_is_told_apart_by_its_number(desk: Desk) -> None:
    twice = "关于值班的通知\n\n市委：\n\n党员必须值班。\n\n各单位要配合。\n\n党员必须值班。\n"
    desk.build(notice=twice)
    desk.edit(lambda norms, *_: norms.fill(norms.cells.max_row, 条件="汛期"))
    desk.apply()
    desk.build(notice=twice.replace("各单位要配合。", "各单位要配合，做好保障。各村要值守。"))
    said = [(norm.text, norm.condition) for norm in read_records(desk.out).norms if "值班" in norm.text]
    assert said == [("党员必须值班", None), ("党员必须值班", "汛期")]


def test_a_value_that_the_document_has_changed_is_told_and_not_overwritten(built: Desk) -> None:
    built.correct(CHECK, 时限="2024年5月3日前", 谓语="完成检查")
    report = built.build(notice=NOTICE.replace("2024年5月1日前完成检查", "2024年6月1日前完成检查"))
    norm = next(norm for norm in report.norms if "完成检查" in norm.text)
    assert (norm.deadline, norm.due) == ("在2024年6月1日前", "2024-06-01")
    assert (norm.predicate, norm.corrected) == ("完成检查", "predicate"), "what still fits is applied"
    assert [one.number for one in report.unfit] == [1, 1]
    assert "deadline was 在2024年5月1日前 and is 在2024年6月1日前 now" in report.unfit[0].why


def test_a_correction_without_its_sentence_is_told_and_kept(built: Desk) -> None:
    built.correct(POST, 条件="汛期")
    kept = (built.out / CORRECTIONS).read_bytes()
    report = built.build(notice=NOTICE.replace("党员干部必须坚守岗位。", ""))
    assert [(one.number, one.what) for one in report.unfit] == [(1, f"change notice: {POST} (condition)")]
    assert (built.out / CORRECTIONS).read_bytes() == kept
    assert built.build(notice=NOTICE).unfit == ()
    assert built.norm(POST).condition == "汛期", "the sentence is back, and so is its correction"


def test_a_document_under_another_name_is_known_by_its_title(built: Desk) -> None:
    built.correct(POST, 条件="汛期")
    (built.out / "manifest.json").unlink()
    for name in ("norms.jsonl", "documents.jsonl", "extracted.jsonl"):
        (built.out / name).unlink()
    built.build(renamed=NOTICE)
    assert (built.norm(POST).doc, built.norm(POST).condition) == ("renamed", "汛期")


def test_corrections_survive_a_newer_version_that_reads_otherwise(built: Desk) -> None:
    built.correct(POST, 责任主体="县委")
    built.correct(HIDE, 操作="删除")
    newer = partial(reading, **{
        POST: {"bearers": ("广大党员",), "id": "another", "modality": Modality.PERMISSION},
        HIDE: {"id": "new", "trigger": None, "predicate": "报"},
    })
    report = built.build(newer, notice=NOTICE)
    norm = built.norm(POST)
    assert (norm.bearers, norm.modality, norm.corrected) == (("县委",), Modality.PERMISSION, "bearers")
    assert HIDE not in built.norms()
    assert report.unfit == ()


def test_a_newer_version_that_cuts_the_clause_otherwise_still_has_it_corrected(built: Desk) -> None:
    built.correct(POST, 条件="汛期")
    at = NOTICE.index(POST) + 4
    newer = partial(reading, **{POST: {"id": "another", "text": POST[4:], "start": at}})
    built.build(newer, notice=NOTICE)
    assert built.norm(POST[4:]).condition == "汛期"


def test_a_newer_version_that_agrees_is_corrected_no_more(built: Desk) -> None:
    built.correct(POST, 责任主体="县委")
    built.build(partial(reading, **{POST: {"bearers": ("县委",)}}), notice=NOTICE)
    assert built.norm(POST).corrected is None


def test_a_norm_can_be_added_changed_deleted_and_restored(built: Desk) -> None:
    def add(norms: object, *_: object) -> None:
        norms.add(文件="关于做好防汛工作的通知", 事项="做好防汛工作", 要求类型="义务", 谓语="做好",  # type: ignore[attr-defined]
                  责任主体="（主送机关）", 到期日="2024年4月1日")

    built.edit(add)
    built.apply()
    norm = built.norm("做好防汛工作")
    assert (norm.corrected, norm.bearers, norm.due) == ("added", ("<addressees>",), "2024-04-01")
    assert norm.bearer_source is BearerSource.ADDRESSEE
    assert NOTICE[norm.start : norm.end] == "做好防汛工作"
    built.correct("做好防汛工作", 谓语="防汛")
    built.build(notice="市委\n\n" + NOTICE)
    assert (built.norm("做好防汛工作").predicate, built.norm("做好防汛工作").id) == ("防汛", norm.id)
    built.correct("做好防汛工作", 操作="删除")
    assert "做好防汛工作" not in built.norms()
    built.correct("做好防汛工作", 操作=None)
    assert built.norm("做好防汛工作").predicate == "防汛"


def test_a_norm_that_a_newer_version_finds_is_not_doubled(desk: Desk) -> None:
    desk.build(partial(reading, **{POST: None}), notice=NOTICE)
    desk.edit(lambda norms, *_: norms.add(
        文件="关于做好防汛工作的通知", 事项=POST, 要求类型="倡导", 谓语="坚守", 责任主体="党员干部"))
    desk.apply()
    assert desk.norm(POST).corrected == "added"
    report = desk.build(notice=NOTICE)
    assert [norm.corrected for norm in report.norms if norm.text == POST] == ["modality predicate"]


def test_merged_and_split_actors_say_so_and_last(built: Desk) -> None:
    def decide(_norms: object, actors: object, names: object, _book: object) -> None:
        actors.set("党员干部", 合并到="党组织")  # type: ignore[attr-defined]
        names.set("市委", 应归为="中共朔州市委")  # type: ignore[attr-defined]

    built.edit(decide)
    built.apply()
    for notice in (NOTICE, NOTICE + "\n附则：党员干部不得擅离职守。\n"):
        built.build(notice=notice)
        graph = build_graph(*read_records(built.out))
        named = {
            graph.nodes[name]["text"]: (graph.nodes[actor]["name"], values["rule"], values["reason"])
            for name, actor, values in graph.edges(data=True)
            if values["type"] == "NAMES"
        }
        assert named["党员干部"] == ("党组织", "review", "人工核定：‘党员干部’即‘党组织’")
        assert named["市委"][:2] == ("中共朔州市委", "review")
        assert named["各级党组织"][:2] == ("党组织", "quantifier")
    assert "党员干部" not in {said.get("name") for _, said in graph.nodes(data=True)}
    report = built.build(notice=NOTICE.replace("党员干部", "全体职工"))
    assert [(one.what, one.why) for one in report.unfit] == [
        ("merge 党员干部 into 党组织", "no document names this actor any more")
    ]


def test_a_failing_artefact_leaves_folder_and_corrections_as_they_were(built: Desk) -> None:
    def fail(path: Path, *_: object) -> None:
        raise OSError(28, "No space left on device")

    built.correct(HIDE, 操作="删除")
    before = built.bytes()
    built.edit(lambda norms, *_: norms.set(POST, 条件="汛期"))
    with pytest.raises(StoreError, match="No space left"):
        built.apply(artefacts=(Artefact("b.txt", fail),))
    assert built.bytes() == before


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("{", "not a line of JSON"),
        ('{"kind": "burn", "at": ""}', "kind"),
        ('{"kind": "change", "at": ""}', "needs `place`"),
        ('{"kind": "merge", "at": "", "actor": "甲"}', "needs `into`"),
        ('{"kind": "change", "at": "", "place": {"doc": "x"}, "changes": '
         '[{"field": "text", "before": "a", "after": "b"}]}', "no field of a norm is called text"),
        ('{"kind": "change", "at": "", "place": {"doc": "x"}, "changes": '
         '[{"field": "modality", "before": "obligation", "after": "wish"}]}', "modality cannot be 'wish'"),
        ('{"kind": "change", "at": "", "place": {"doc": "x"}, "changes": '
         '[{"field": "bearers", "before": "甲", "after": ["乙"]}]}', "bearers cannot be '甲'"),
    ],
)  # fmt: skip
def test_a_damaged_line_is_named_and_changes_nothing(built: Desk, line: str, what: str) -> None:
    built.correct(POST, 条件="汛期")
    path = built.out / CORRECTIONS
    path.write_text(path.read_text("utf-8") + line + "\n", "utf-8")
    before = built.bytes()
    with pytest.raises(RecordError, match=rf"corrections\.jsonl:2: .*{what}"):
        built.build(notice=NOTICE)
    assert built.bytes() == before


def test_the_file_says_who_when_and_from_what_to_what(built: Desk) -> None:
    built.correct(POST, 责任主体="县委")
    (line,) = (built.out / CORRECTIONS).read_text("utf-8").splitlines()
    said = json.loads(line)
    assert (said["by"], said["at"], said["kind"]) == ("张三", "2026-01-02T00:00:00Z", "change")
    assert said["changes"] == [{"field": "bearers", "before": ["党员干部"], "after": ["县委"]}]
    assert said["place"]["text"] == POST
    assert len(read_corrections(built.out / CORRECTIONS)) == 1


def test_stats_name_the_rules_that_were_wrong(built: Desk) -> None:
    built.correct(POST, 责任主体="县委")
    built.correct(REPORT, 责任主体="县委")
    built.correct(REPORT, 责任主体="县委、乡镇党委")
    built.correct(HIDE, 操作="删除")
    counts = {(one.field, one.rule): (one.corrected, one.used) for one in rule_counts(read_state(built.out))}
    assert counts[("bearers", "bearer.subject")] == (2, 3)
    deleted = [key for key in counts if key[0] == "norm"]
    assert len(deleted) == 1
    assert counts[deleted[0]][0] == 1
    assert ("bearers", "missed") not in counts, "the second correction of 责任主体 corrects a person"


def test_corrections_are_gold_of_the_clauses_they_are_about(built: Desk) -> None:
    from extract import extract

    built.correct(POST, 责任主体="县委")
    built.correct(HIDE, 操作="删除")
    (one,) = judged(read_state(built.out), extract)
    assert [(norm.text, norm.bearers) for norm in one.gold] == [(POST, ("县委",))]
    read = [(norm.text, norm.bearers) for norm in one.predicted]
    assert read == [(POST, ("党员干部",)), (HIDE, ("任何单位",))]


def test_a_document_added_without_reading_the_others_again_is_a_rebuild(built: Desk, tmp_path: Path) -> None:
    """With a clause corrected, one deleted and two actors merged, which the new document names as well."""
    other = NOTICE.replace("防汛", "防火").replace("2024年5月1日前", "2024年6月1日前")
    sources = [
        SourceText(name, str(built.home / f"{name}.txt"), text)
        for name, text in {"notice": NOTICE, "other": other}.items()
    ]
    build(sources[:1], built.out, extract=extract, version="1")

    def mark(norms: Sheet, actors: Sheet, *_: object) -> None:
        norms.set(POST, 责任主体="县委", 时限="月底前")
        norms.set(HIDE, 操作="删除")
        actors.set("党组织", 合并到="党员干部")

    built.edit(mark)
    assert len(built.apply().corrections) == 3
    report = build(sources, built.out, extract=extract, version="1")
    assert (report.extracted, report.unchanged) == (("other",), ("notice",))
    anew = Desk(tmp_path / "anew")
    anew.out.mkdir(parents=True)
    (anew.out / CORRECTIONS).write_bytes((built.out / CORRECTIONS).read_bytes())
    told = build(sources, anew.out, extract=extract, version="1")
    assert (told.extracted, told.unfit) == (("notice", "other"), report.unfit)
    assert nx.utils.graphs_equal(told.graph, report.graph)
    ours, theirs = built.bytes(), anew.bytes()
    assert ours.keys() == theirs.keys()
    for name in ("norms.jsonl", "documents.jsonl", "extracted.jsonl"):
        assert ours[name] == theirs[name], name
