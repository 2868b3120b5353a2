"""Who a phrase names: check_names("phrase", "actor", …), each actor with the head and modifiers it shares."""

from __future__ import annotations

import pytest

from extract.norms.coordination import expand


def check_names(phrase: str, *names: str, relative: str | None = None) -> None:
    """Assert that a phrase names exactly these actors, in this order, and which relative clause opens it."""
    found = expand(phrase)
    assert found.names == names
    assert found.relative == relative


def test_single_actors_stay_whole() -> None:
    for name in (
        "甲方",
        "广大党员",
        "公安机关",
        "各级党组织",
        "党政主要负责同志",
        "省级以上人民政府",
        "村“两委”干部",
        "县应急管理局",
        "国务院教育行政部门",
        "安全生产委员会办公室",
        "疫情防控工作领导小组指挥部",
    ):
        check_names(name, name)


def test_brackets_hold_one_actor_together() -> None:
    check_names("党委（党组）", "党委（党组）")
    check_names("各县（市、区）人民政府", "各县（市、区）人民政府")
    check_names("市直各单位组织（人事）处", "市直各单位组织（人事）处")


def test_head_is_shared() -> None:
    check_names("省、市、县人民政府", "省人民政府", "市人民政府", "县人民政府")
    check_names("乡镇、街道党委", "乡镇党委", "街道党委")
    check_names("发展改革、财政部门", "发展改革部门", "财政部门")
    check_names("小区、城中村临时党支部", "小区临时党支部", "城中村临时党支部")
    check_names("机关、团体、企业、事业单位", "机关", "团体", "企业", "事业单位")


def test_head_after_and_so_on_is_everybodys() -> None:
    check_names("公安、交通等部门基层党组织", "公安部门基层党组织", "交通部门基层党组织")
    check_names("民政、卫生健康等部门", "民政部门", "卫生健康部门")


def test_quantifier_stops_sharing() -> None:
    check_names(
        "乡镇、街道和村、社区党组织和广大党员干部",
        "乡镇党组织",
        "街道党组织",
        "村党组织",
        "社区党组织",
        "广大党员干部",
    )
    check_names("城中村、重点村所有群众、租住户和商户", "所有群众", "租住户", "商户")
    check_names("市直机关党组织和全体党员", "市直机关党组织", "全体党员")
    check_names("各级党组织和广大共产党员", "各级党组织", "广大共产党员")
    check_names("财政部、各地区", "财政部", "各地区")
    check_names("各镇党委，各街道党工委", "各镇党委", "各街道党工委")


def test_quantifier_of_the_first_is_everybodys() -> None:
    check_names("各级党委和政府", "各级党委", "各级政府")
    check_names("各级党委、政府", "各级党委", "各级政府")
    check_names("各市、县人民政府", "各市人民政府", "各县人民政府")
    check_names("有关部门和单位", "有关部门", "有关单位")
    check_names("任何单位和个人", "任何单位", "任何个人")
    check_names("任何组织或者个人", "任何组织", "任何个人")
    check_names("各级党组织和广大党员、干部", "各级党组织", "广大党员", "广大干部")


def test_complete_names_share_nothing() -> None:
    check_names("市教育局、市公安局", "市教育局", "市公安局")
    check_names("市委组织部、市委宣传部", "市委组织部", "市委宣传部")
    check_names("市委、市政府", "市委", "市政府")
    check_names("各部门、各单位", "各部门", "各单位")
    check_names("医务人员、公安民警、社区工作者", "医务人员", "公安民警", "社区工作者")
    check_names("公民、法人和其他组织", "公民", "法人", "其他组织")
    check_names("教师、学生和家长", "教师", "学生", "家长")
    check_names("甲方和乙方", "甲方", "乙方")
    check_names("高等学校、科研机构", "高等学校", "科研机构")
    check_names("招标人、投标人", "招标人", "投标人")
    check_names("用人单位与劳动者", "用人单位", "劳动者")
    check_names("法定代表人或者主要负责人", "法定代表人", "主要负责人")
    check_names("人民法院、人民检察院和公安机关", "人民法院", "人民检察院", "公安机关")


def test_owner_comes_back_by_qi() -> None:
    check_names("生产经营单位及其从业人员", "生产经营单位", "生产经营单位从业人员")
    check_names("县级以上人民政府及其有关部门", "县级以上人民政府", "县级以上人民政府有关部门")
    check_names("申请人及其代理人", "申请人", "申请人代理人")
    check_names("一线医务人员及其家属", "一线医务人员", "一线医务人员家属")


def test_others_are_others() -> None:
    check_names("国务院教育行政部门和其他有关部门", "国务院教育行政部门", "其他有关部门")


def test_relative_clause_is_dropped() -> None:
    check_names(
        "承担一线防控任务的医疗卫生部门党组",
        "医疗卫生部门党组",
        relative="承担一线防控任务的",
    )
    check_names("参加值班的党员干部", "党员干部", relative="参加值班的")


def test_relative_clause_is_kept_before_a_bare_head() -> None:
    check_names(
        "从事数据交易中介服务的机构",
        "从事数据交易中介服务的机构",
        relative="从事数据交易中介服务的",
    )
    check_names("受到处分的人员", "受到处分的人员", relative="受到处分的")
    check_names(
        "取得许可证的企业和个人",
        "取得许可证的企业",
        "取得许可证的个人",
        relative="取得许可证的",
    )


def test_blanks_and_marks_around_a_phrase_are_nobodys() -> None:
    check_names("学校 领导", "学校领导")
    check_names("各镇党委：", "各镇党委")
    check_names("党员、党员", "党员")


OFFICES = {
    "乡镇、街道党委书记": ("乡镇党委书记", "街道党委书记"),
    "乡镇党委书记和组织委员": ("乡镇党委书记", "乡镇组织委员"),
    "各高校党委书记、校长": ("各高校党委书记", "各高校校长"),
    "市委组织部、宣传部": ("市委组织部", "市委宣传部"),
    "企业主要负责人和安全管理人员": ("企业主要负责人", "企业安全管理人员"),
    "机动车所有人、管理人和驾驶人": ("机动车所有人", "机动车管理人", "机动车驾驶人"),
    "市教育局、财政局": ("市教育局", "市财政局"),
    "省级扶贫、财政部门": ("省级扶贫部门", "省级财政部门"),
    "县级以上人民政府公安、民政等部门": ("县级以上人民政府公安部门", "县级以上人民政府民政部门"),
}


@pytest.mark.parametrize("phrase", OFFICES)
def test_organ_is_shared_by_its_offices(phrase: str) -> None:
    check_names(phrase, *OFFICES[phrase])
