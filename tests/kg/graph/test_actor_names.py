"""Which actor a name is: `check_actors((actor, name), …, issuer=…)`, after eyecite's tests."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from extract.errors import RuleError
from extract.model import ADDRESSEES, ISSUER, BearerSource, Counterparty, Document, Modality, Norm, Role
from kg.actors import Identity, identify, lexicon
from kg.actors.lexicon import DATA, place_words
from kg.actors.places import Place, placed


def document(
    name: str = "文", *, issuer: str = "", to: tuple[str, ...] = (), kind: str | None = None
) -> Document:
    return Document(name, "", 0, 0, "", issuers=(issuer,) if issuer else (), addressees=to, kind=kind)


def norm(doc: str, bearer: str, *others: str, assigner: str | None = None) -> Norm:
    counterparties = tuple(Counterparty(name, Role.TARGET) for name in others)
    return Norm(
        doc, 0, 1, "要", Modality.OBLIGATION, "要", (bearer,), BearerSource.EXPLICIT, "要", counterparties,
        assigner=assigner, id=f"{doc}-{bearer}",
    )


def actors_of(identity: Identity, doc: str, text: str) -> list[str]:
    names = {actor.id: actor.name for actor in identity.actors}
    return sorted(names[actor] for actor in identity.named()[doc, text])


def check_actors(*pairs: tuple[str, str], issuer: str = "", kind: str | None = None) -> None:
    """Check that each (actor, name) holds in one document; 〔文〕 marks one known in that document only."""
    identity = identify([document(issuer=issuer, kind=kind)], [norm("文", name) for _, name in pairs])
    found = [(", ".join(actors_of(identity, "文", name)), name) for _, name in pairs]
    assert found == list(pairs)


def test_words_of_extent_brackets_and_de_make_no_other_actor() -> None:
    check_actors(
        ("党员", "党员"), ("党员", "广大党员"), ("党员", "全体党员"),
        ("党组织", "全市各级各类党组织"),
        ("党委（党组）", "党委（党组）"), ("党委（党组）", "各级党委(党组)"), ("党委（党组）", "党组 (党委)"),
        ("党委", "党委"),
        ("负有监管职责的部门", "负有监管职责的部门"), ("负有监管职责的部门", "负有监管职责部门"),
        ("“三无”小区", "“三无”小区"), ("“三无”小区", "三无小区"),
        ("全市上下", "全市上下"), ("各地", "各地"),
    )


def test_a_restriction_is_kept() -> None:
    check_actors(
        ("部门", "各部门"), ("有关部门", "有关部门"), ("有关部门", "各相关部门"), ("其他部门", "其它部门"),
    )


def test_relative_names_are_of_the_issuers_place() -> None:
    check_actors(
        ("中共大同市委组织部", "中共大同市委组织部"), ("中共大同市委组织部", "市委组织部"),
        ("中共大同市委", "市委"), ("中共大同市委", "大同市委"), ("中共大同市委", "中国共产党大同市委员会"),
        ("大同市人民政府", "市政府"), ("大同市人民政府", "大同市政府"), ("大同市人民政府", "我市人民政府"),
        ("大同市公安局", "市公安局"), ("大同市直部门党委（党组）", "市直各部门党组(党委)"),
        ("大同市", "我市"), ("大同市", "本市"), ("山西省", "我省"),
        ("中共山西省委", "省委"), ("山西省人民政府", "省政府"),
        issuer="中共大同市委组织部",
    )


def test_what_looks_relative_and_is_not() -> None:
    check_actors(
        ("县委", "各县委"), ("县（区）委组织部", "各县（区）委组织部"), ("市民", "市民"),
        ("市场监督管理部门", "市场监督管理部门"), ("县级以上人民政府", "县级以上人民政府"),
        ("区域总部", "区域总部"),
        issuer="中共大同市委组织部",
    )


def test_an_issuer_speaks_of_its_own_level() -> None:
    check_actors(
        ("中共义乌市委", "市委"), ("义乌市人民政府", "市政府"), issuer="义乌市人民政府",
    )
    check_actors(
        ("中共北京市朝阳区委", "区委"), ("中共北京市委", "市委"), issuer="北京市朝阳区人民政府",
    )
    check_actors(
        ("中共广西壮族自治区委员会", "自治区党委"), ("广西壮族自治区人民政府", "自治区政府"),
        ("县人民政府", "县政府"),
        issuer="广西壮族自治区人民政府",
    )
    check_actors(("省人民政府", "省政府"), ("县人民政府", "县人民政府"), issuer="国务院")
    check_actors(("省人民政府", "省政府"), issuer="商务部办公厅")
    check_actors(("山东省财政厅", "省财政厅"), issuer="国家税务总局山东省税务局")
    check_actors(("泰州市海陵区人民政府", "区政府"), issuer="泰州市海陵区疫情防控工作领导小组")
    check_actors(("北京市财政局", "市财政局"), issuer="北京市委社会工委市民政局")


def test_what_the_issuer_does_not_tell_stays_open() -> None:
    check_actors(("县委〔文〕", "县委"), ("市人民政府〔文〕", "市政府"), ("县直机关〔文〕", "县直机关"))
    check_actors(("中共长垣县委", "县委"), ("省委〔长垣县〕", "省委"), issuer="中共长垣县委组织部")
    check_actors(("县人民政府", "县人民政府"), kind="法")


def test_issuers_of_two_places_leave_their_city_open_but_not_their_province() -> None:
    joint = Document("文", "", 0, 0, "", issuers=("大同市财政局", "太原市财政局"))
    identity = identify([joint], [norm("文", "市政府"), norm("文", "省政府")])
    assert actors_of(identity, "文", "市政府") == ["市人民政府〔文〕"]
    assert actors_of(identity, "文", "省政府") == ["山西省人民政府"]


def test_the_line_of_printing_tells_the_place_where_no_issuer_is_known() -> None:
    printed = Document("文", "", 0, 0, "", printed_by="中共大同市委组织部办公室")
    assert actors_of(identify([printed], [norm("文", "市委")]), "文", "市委") == ["中共大同市委"]


def test_well_known_organs_have_one_node() -> None:
    check_actors(
        ("党中央", "中央"), ("党中央", "中共中央"), ("党中央", "党中央"), ("国务院", "国务院"),
        ("中国人民银行", "人民银行"), ("人力资源社会保障部", "人力资源和社会保障部"),
    )


def test_who_is_meant_only_by_the_context_is_never_merged_over_documents() -> None:
    texts = ["本单位", "他们", "其", "该企业", "甲方", "我们", "联席会议"]
    norms = [norm(doc, text) for doc in "一二" for text in texts]
    identity = identify([document("一"), document("二")], norms)
    for text in texts:
        assert actors_of(identity, "一", text) == [f"{text}〔一〕"]
        assert actors_of(identity, "二", text) == [f"{text}〔二〕"]


def test_an_issuer_that_speaks_of_itself() -> None:
    check_actors(
        ("甲乙科技有限公司", "公司"), ("甲乙科技有限公司", "本公司"), ("员工", "全体员工"),
        issuer="甲乙科技有限公司",
    )
    check_actors(("大同市公安局", "我局"), ("我院〔文〕", "我院"), issuer="大同市公安局")
    check_actors(("公司", "公司"), ("我公司〔文〕", "我公司"))


def test_parties_of_a_contract_are_its_own() -> None:
    check_actors(("出租人〔文〕", "出租人"), ("乙方〔文〕", "乙方"), kind="合同")
    check_actors(("出租人", "出租人"), kind="法")


def test_markers_stand_for_the_organs_that_the_head_names() -> None:
    notice = document(issuer="中共大同市委组织部", to=("各县（区）委组织部", "市属各党（工）委"))
    identity = identify([notice], [norm("文", ADDRESSEES), norm("文", ISSUER)])
    assert actors_of(identity, "文", ADDRESSEES) == ["县（区）委组织部", "大同市属党委（党工委）"]
    assert actors_of(identity, "文", ISSUER) == ["中共大同市委组织部"]
    bare = identify([document()], [norm("文", ADDRESSEES), norm("文", ISSUER)])
    assert actors_of(bare, "文", ADDRESSEES) == ["主送机关〔文〕"]
    assert actors_of(bare, "文", ISSUER) == ["发文机关〔文〕"]
    assert bare.kinds == ()


def test_every_merge_has_its_reason() -> None:
    notice = document(issuer="中共大同市委组织部", to=("各县委",))
    texts = ["广大党员", "省委", "中央", "本单位", "党员", ADDRESSEES]
    identity = identify([notice], [norm("文", text) for text in texts])
    said = {naming.text: (naming.rule, naming.reason) for naming in identity.namings}
    assert said["广大党员"] == ("quantifier", "‘广大党员’去掉范围词‘广大’即‘党员’")
    assert said["省委"] == (
        "issuer-place", "发文机关‘中共大同市委组织部’属大同市，大同市属山西省，‘省委’即‘中共山西省委’",
    )
    assert said["中央"] == ("known", "‘中央’是‘党中央’的另一种写法")
    assert said["本单位"] == ("deictic", "‘本单位’所指要看上下文，只在本文件内认作一个")
    assert said["党员"] == ("same", "名称就是‘党员’")
    assert said[ADDRESSEES][0] == "addressees+quantifier"
    assert all(naming.reason for naming in identity.namings)


def test_kind_level_and_aliases() -> None:
    texts = ["县委", "各县委", "习近平总书记", "主要负责同志", "村干部", "国务院", "我县", "某物", "乙方"]
    contract = document(issuer="中共长垣县委组织部", kind="合同")
    identity = identify([contract], [norm("文", text) for text in texts])
    told = {actor.name: (actor.kind, actor.level) for actor in identity.actors}
    assert told["中共长垣县委"] == ("organ", "county")
    assert told["习近平总书记"] == ("person", None)
    assert told["主要负责同志"] == ("office", None)
    assert told["村干部"] == ("group", "village")
    assert told["国务院"] == ("organ", "central")
    assert told["长垣县"] == ("place", "county")
    assert told["某物"] == ("unknown", None)
    assert told["乙方〔文〕"] == ("party", None)
    aliases = {actor.name: actor.aliases for actor in identity.actors}
    assert aliases["县委"] == ("各县委",)
    assert aliases["中共长垣县委"] == ("县委",)


def test_the_same_actor_has_the_same_id_in_every_set_of_documents() -> None:
    one = identify([document("一")], [norm("一", "广大党员")])
    more = identify([document("一"), document("二")], [norm("二", "党员", "企业"), norm("一", "广大党员")])
    assert {actor.id for actor in one.actors} < {actor.id for actor in more.actors}
    assert set(one.namings) < set(more.namings)


ODD = ["", " ", "的", "（", "）（", "〔文〕", "各", "我", "本", "\x00", "\ud800", "市", "中共", "x" * 5000]


@pytest.mark.parametrize("name", ODD, ids=ascii)
def test_any_name_is_some_actor(name: str) -> None:
    identity = identify([document(issuer=name or "x", to=(name,))], [norm("文", name, name, assigner=name)])
    assert len(actors_of(identity, "文", name)) == 1


def _groups() -> list[tuple[str, str, str]]:
    data = yaml.safe_load((DATA / "names.yaml").read_text(encoding="utf-8"))
    groups = [(name, group) for name, group in data.items() if isinstance(group, dict)]
    said = [(name, *pair) for name, group in groups for pair in group.get("examples", {}).items()]
    return said + [(name, one, one) for name, group in groups for one in group.get("counters", [])]


@pytest.mark.parametrize(("group", "written", "actor"), _groups())
def test_every_group_of_words_does_what_its_examples_say(group: str, written: str, actor: str) -> None:
    check_actors((actor, written))


def test_every_group_of_words_has_examples() -> None:
    data = yaml.safe_load((DATA / "names.yaml").read_text(encoding="utf-8"))
    groups = {name: group for name, group in data.items() if isinstance(group, dict) and "words" in group}
    lacking = [name for name, group in groups.items() if "examples" not in group]
    assert lacking == ["parties", "selves"], "these two need a document of their own, tested above"


def test_malformed_words_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "names.yaml").write_text("quantifiers: {words: ['(']}")
    monkeypatch.setattr(lexicon, "DATA", tmp_path)
    lexicon.name_words.cache_clear()
    try:
        with pytest.raises(RuleError, match=r"names\.yaml"):
            lexicon.name_words()
    finally:
        lexicon.name_words.cache_clear()


def test_the_gazetteer_has_every_city_once() -> None:
    words = place_words()
    data = yaml.safe_load((DATA / "places.yaml").read_text(encoding="utf-8"))
    cities = [city for cities in data["provinces"].values() for city in cities]
    ends = Counter(re.findall("(自治州|地区|盟|市)$", city)[0] for city in cities)
    assert len(words.provinces) == 31
    assert len(cities) == len(set(cities)) == 333
    assert ends == {"市": 293, "自治州": 30, "地区": 7, "盟": 3}


@pytest.mark.parametrize(
    ("name", "place", "rest"),
    [
        ("南充市人民政府办公室", Place("四川省", "南充市"), "人民政府办公室"),
        ("新乡市红旗区人民政府", Place("河南省", "新乡市", "红旗区"), "人民政府"),
        ("山西省大同市云州区委", Place("山西省", "大同市", "云州区"), "委"),
        ("中共长垣县委", Place(None, None, "长垣县"), "委"),
        ("山西省介休市政府", Place("山西省", None, "介休市"), "政府"),
        ("县区委", None, ""),
        ("朝阳经济技术开发区党工委", None, ""),
        ("贫困县人民政府", None, ""),
        ("直辖市人民政府", None, ""),
    ],
)
def test_places_in_names(name: str, place: Place | None, rest: str) -> None:
    found = placed(name)
    assert (found.place, found.rest) == (place, rest) if found else place is None
