"""What actors are kinds and parts of: told by names, without cycles, never where it is false."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import BearerSource, Document, Modality, Norm
from kg.actors import Identity, identify
from kg.actors.kinds import narrows
from kg.actors.lexicon import head_words
from kg.records import read_norms

DEV = Path(__file__).parents[2] / "corpus" / "dev"


def identified(names: Iterable[str], issuer: str = "") -> Identity:
    norms = [
        Norm("文", n, n, "", Modality.OBLIGATION, None, (name,), BearerSource.EXPLICIT, "", id=str(n))
        for n, name in enumerate(sorted(set(names)))
    ]
    return identify([Document("文", "", 0, 0, "", issuers=(issuer,) if issuer else ())], norms)


def edges(identity: Identity, pairs: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in identity.actors}
    return {(names[one], names[other]) for one, other in pairs}


def kinds(*names: str, issuer: str = "") -> set[tuple[str, str]]:
    identity = identified(names, issuer)
    return edges(identity, ((kind.narrow, kind.wide) for kind in identity.kinds))


def parts(*names: str, issuer: str = "") -> set[tuple[str, str]]:
    identity = identified(names, issuer)
    return edges(identity, ((part.part, part.whole) for part in identity.parts))


def test_a_modifier_narrows_and_only_the_next_wider_one_is_said() -> None:
    assert kinds("公安部门基层党组织", "基层党组织", "党组织") == {
        ("公安部门基层党组织", "基层党组织"), ("基层党组织", "党组织"),
    }
    assert kinds("党员领导干部", "领导干部", "干部") == {("党员领导干部", "领导干部"), ("领导干部", "干部")}
    assert kinds("参保企业", "企业", "共产党员", "党员") == {("参保企业", "企业"), ("共产党员", "党员")}
    assert kinds("接到报告的人员", "人员", "承担评价、认证职责的机构", "机构") == {
        ("接到报告的人员", "人员"), ("承担评价、认证职责的机构", "机构"),
    }


def test_a_head_that_nobody_names_is_added_for_two() -> None:
    assert kinds("公安部门基层党组织", "交通部门基层党组织") == {
        ("公安部门基层党组织", "基层党组织"), ("交通部门基层党组织", "基层党组织"),
    }
    assert kinds("公安部门基层党组织") == set()
    assert kinds("参保企业", "小微企业") == set(), "企业 is too wide to be added"
    added = {actor.name: actor.aliases for actor in identified(["骨干党员", "老党员"]).actors}
    assert added == {"骨干党员": ("骨干党员",), "老党员": ("老党员",), "党员": ()}


def test_what_a_head_is_besides_what_it_ends_with() -> None:
    assert kinds("乡镇党委", "党委", "党委（党组）", "党组织") == {
        ("乡镇党委", "党委"), ("党委", "党委（党组）"), ("党委（党组）", "党组织"),
    }
    assert kinds("党员干部", "党员", "干部") == {("党员干部", "党员"), ("党员干部", "干部")}
    assert kinds("县直单位党支部（党总支）", "党组织") == {("县直单位党总支（党支部）〔文〕", "党组织")}


def test_alternatives_of_a_bracket_are_kinds_of_it() -> None:
    assert kinds("村党组织", "社区党组织", "村（社区）党组织", "农村社区党组织", "党组织") == {
        ("村党组织", "村（社区）党组织"), ("社区党组织", "村（社区）党组织"),
        ("农村社区党组织", "社区党组织"), ("村（社区）党组织", "党组织"),
    }
    pair = ("市委", "县（市、区）委")
    assert pair not in kinds(*pair, issuer="中共山西省委"), "the 市 in 县（市、区） is a 县级市"


def test_a_certain_organ_is_a_kind_of_the_general_one_and_never_the_wider() -> None:
    assert kinds("市委组织部", "各级组织部门", issuer="中共大同市委") == {("中共大同市委组织部", "组织部门")}
    assert kinds("市公安局", "公安部门", issuer="中共大同市委") == {("大同市公安局", "公安部门")}
    assert kinds("大同市人民政府", "各级政府") == {("大同市人民政府", "人民政府")}
    pair = ("某区大同市人民政府", "大同市人民政府")
    assert pair not in kinds(*pair)


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("居民委员会", "委员会"), ("非党员", "党员"), ("被检查单位", "检查单位"), ("未参保企业", "参保企业"),
        ("不符合条件的企业", "符合条件的企业"), ("企事业单位", "事业单位"), ("社区和企业", "企业"),
        ("被申请人", "申请人"), ("邪教组织", "组织"), ("分公司", "公司"), ("副主任", "主任"),
        ("党员、干部", "干部"), ("企业", "企业"), ("人民政府办公室", "人民政府"),
    ],
)  # fmt: skip
def test_false_kinds(name: str, wide: str) -> None:
    assert not narrows(name, wide) or wide not in head_words().heads
    assert (name, wide) not in kinds(name, wide)


@pytest.mark.parametrize(
    ("name", "wide"),
    [
        ("参与单位", "单位"), ("人力资源和社会保障部门", "部门"), ("县（市、区）人民政府", "人民政府"),
        ("被检查单位", "单位"), ("其他负有监管职责的部门", "负有监管职责的部门"),
    ],
)  # fmt: skip
def test_true_kinds(name: str, wide: str) -> None:
    assert narrows(name, wide)


def test_parts_by_name() -> None:
    assert parts("市委组织部", issuer="中共大同市委") == {("中共大同市委组织部", "中共大同市委")}
    assert parts("县委组织部", "县委") == {("县委组织部〔文〕", "县委〔文〕")}
    assert parts("公安部门基层党组织", "公安部门", "交通部门党组织") == {("公安部门基层党组织", "公安部门")}
    assert parts("国务院应急管理部门", "国务院有关部门", "国务院") == {
        ("国务院应急管理部门", "国务院"), ("国务院有关部门", "国务院"),
    }
    assert parts("大同市人民政府办公室") == {("大同市人民政府办公室", "大同市人民政府")}
    assert parts("党组织", "基层党组织", "人民政府和政府有关部门", "人民政府", "群众党员", "群众") == set()


def test_dev_names_make_no_cycle_and_no_shortcut() -> None:
    norms = (norm for path in sorted(DEV.glob("*.jsonl")) for norm in read_norms(path))
    names = {name for norm in norms for name in norm.bearers}
    check_order(identified(names, issuer="中共大同市委组织部"), at_least=60)


HEADS = head_words()
WORDS = sorted({*HEADS.heads, *HEADS.taxonomy, *HEADS.fields, *"（）、的非市县"})


@settings(deadline=None)
@given(st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map("".join), max_size=25))
def test_no_names_make_a_cycle_or_a_shortcut(names: list[str]) -> None:
    check_order(identified(names))


def test_no_two_heads_make_a_cycle() -> None:
    """Every head noun, alone and in the brackets that the data knows, all at once."""
    ours = [head for head in HEADS.heads if head.startswith("党")]
    brackets = [f"{one}（{other}）" for one in ours for other in ours if one != other]
    check_order(identified([*HEADS.heads, *HEADS.taxonomy, *brackets]), at_least=100)


def check_order(identity: Identity, at_least: int = 0) -> None:
    graph = nx.DiGraph((kind.narrow, kind.wide) for kind in identity.kinds)
    assert nx.is_directed_acyclic_graph(graph)
    assert set(nx.transitive_reduction(graph).edges) == set(graph.edges)
    assert graph.number_of_edges() >= at_least
    assert nx.is_directed_acyclic_graph(nx.DiGraph((part.part, part.whole) for part in identity.parts))
    known = {actor.id for actor in identity.actors}
    assert {end for kind in identity.kinds for end in (kind.narrow, kind.wide)} <= known
    assert {end for part in identity.parts for end in (part.part, part.whole)} <= known
