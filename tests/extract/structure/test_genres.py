"""Opinions, statutes, rules inside a notice, contracts, company rules."""

from __future__ import annotations

from extract.blocks import BlockKind
from tests.extract.structure.reading import blocks, body, labelled, outline, parse, section_of


def test_opinion_with_headings_before_the_text() -> None:
    found = labelled("a5")
    document = found.document
    assert document.title == "国务院关于做好当前和今后一个时期促进就业工作的若干意见"
    assert (document.kind, document.number, document.issuers) == ("意见", "国发〔2018〕39号", ("国务院",))
    assert document.addressees == (
        "各省人民政府",
        "各自治区人民政府",
        "各直辖市人民政府",
        "国务院各部委",
        "国务院各直属机构",
    )
    assert outline(found) == [
        (1, "一、", "支持企业稳定发展"),
        (2, "（一）", "加大稳岗支持力度"),
        (2, "（二）", "发挥政府性融资担保机构作用支持小微企业"),
        (1, "二、", "鼓励支持就业创业"),
        (2, "（三）", "加大创业担保贷款贴息及奖补政策支持力度"),
        (2, "（四）", "支持创业载体建设"),
        (2, "（五）", "扩大就业见习补贴范围"),
        (1, "三、", "积极实施培训"),
        (2, "（六）", "支持困难企业开展职工在岗培训"),
        (2, "（七）", "开展失业人员培训"),
    ]
    assert section_of(found, "对不裁员或少裁员的参保企业") == "（一）"


def test_statute_has_articles_as_sections_and_items_as_blocks() -> None:
    found = labelled("b3")
    assert (found.document.title, found.document.kind) == ("中华人民共和国安全生产法", "法")
    sections = outline(found)
    assert sections[0] == (1, "第三章", "从业人员的安全生产权利义务")
    assert sections[1] == (2, "第五十二条", "")
    assert (1, "第四章", "安全生产的监督管理") in sections
    assert sum(number.endswith("条") for _, number, _ in sections) == 27
    assert not any(number.startswith("（") for _, number, _ in sections)
    items = [(b.number, b.level, b.text[:4]) for b in found.blocks if b.number.startswith("（")]
    assert items == [
        ("（一）", 3, "进入生产"),
        ("（二）", 3, "对检查中"),
        ("（三）", 3, "对检查中"),
        ("（四）", 3, "对有根据"),
    ]
    assert section_of(found, "进入生产经营单位进行检查") == "第六十五条"
    assert section_of(found, "监督检查不得影响") == "第六十五条"
    assert section_of(found, "生产经营单位不得以任何形式") == "第五十二条"


def test_rules_inside_a_notice_on_one_line() -> None:
    found = labelled("a6")
    document = found.document
    assert document.title == "南充市人民政府办公室关于印发《南充市“菜篮子”市长负责制考核工作实施细则》的通知"
    assert (document.kind, document.issuers) == ("通知", ("南充市人民政府办公室",))
    assert document.date == "2018-05-03"
    assert document.addressees == (
        "各县（市、区）人民政府",
        "市政府有关部门",
        "市政府有关直属机构",
        "有关单位",
    )
    assert outline(found)[:3] == [
        (1, "", "南充市“菜篮子”市长负责制考核工作实施细则"),
        (2, "第一章", "总则"),
        (3, "第一条", ""),
    ]
    assert (3, "第七条", "蔬菜面积（8分）") in outline(found)
    assert section_of(found, "指县（市、区）各种蔬菜") == "第七条"
    assert section_of(found, "——自我评价。") == "第五条"
    assert section_of(found, "《南充市“菜篮子”") is None
    assert "川办发〔2017〕86号" in document.cites


CONTRACT = """房屋租赁合同

合同编号：ZL-2021-003

出租方（以下简称甲方）：张三
承租方（以下简称乙方）：李四文化传媒有限公司

根据《中华人民共和国民法典》，甲乙双方就房屋租赁事宜达成如下协议：

第一条 房屋基本情况
甲方将位于本市中山路18号的房屋出租给乙方使用。
第二条 租金及支付方式
2.1 月租金为人民币5000元。
2.2 乙方应于每月5日前将租金支付至甲方指定账户。
第三条 甲方的权利和义务
（一）甲方应按时交付房屋；
（二）甲方不得擅自提高租金。
第四条 本合同一式两份，自双方签字之日起生效。

甲方（签字）：            乙方（签字）：
日期：2021年2月20日       日期：2021年2月20日
"""


def test_contract() -> None:
    found = parse(CONTRACT)
    document = found.document
    assert (document.title, document.kind, document.number) == ("房屋租赁合同", "合同", "ZL-2021-003")
    assert (document.date, document.issuers) == ("2021-02-20", ())
    assert outline(found) == [
        (1, "第一条", "房屋基本情况"),
        (1, "第二条", "租金及支付方式"),
        (1, "第三条", "甲方的权利和义务"),
        (1, "第四条", ""),
    ]
    assert section_of(found, "乙方应于每月5日前") == "第二条"
    assert ("body", "（二）", "甲方不得擅自提高租金。") in blocks(found)
    assert "签字）" not in body(found)
    assert "出租方" not in body(found)


RULES = """华东机械有限公司
员工考勤管理制度
（2022年修订）

目　录
第一章　总　则
第二章　工作时间

第一章　总　则
第一条　【目的】为规范员工考勤管理，制定本制度。
第二条　适用范围
本制度适用于公司全体员工。
第三条　人力资源部负责考勤管理。各部门负责人应当配合人力资源部做好考勤工作。
第二章　工作时间
第四条　有下列情形之一的，按旷工处理：
（一）未请假缺勤的；
（二）伪造考勤记录的。
员工对处理有异议的，可以向人力资源部申诉。
"""


def test_company_rules_with_contents_and_wide_words() -> None:
    found = parse(RULES)
    assert found.document.title == "员工考勤管理制度"
    assert found.document.issuers == ("华东机械有限公司",)
    assert outline(found) == [
        (1, "第一章", "总则"),
        (2, "第一条", "目的"),
        (2, "第二条", "适用范围"),
        (2, "第三条", ""),
        (1, "第二章", "工作时间"),
        (2, "第四条", ""),
    ]
    assert section_of(found, "员工对处理有异议的") == "第四条"
    assert section_of(found, "为规范员工考勤管理") == "第一条"
    assert (
        "body",
        "第三条",
        "人力资源部负责考勤管理。各部门负责人应当配合人力资源部做好考勤工作。",
    ) in blocks(found)


def test_lost_line_ends_are_found_at_blanks() -> None:
    text = (
        "关于做好防汛工作的通知 各区、县人民政府： \u3000\u3000为做好防汛工作，现将有关事项通知如下： "
        "\u3000\u3000一、落实责任。各区、县人民政府要落实防汛责任，层层传导压力，确保责任到人、工作到岗。 "
        "\u3000\u3000二、加强值守 各单位要严格执行值班制度，一旦出现险情，要在2 小时内报告市防汛办。 "
        "\u3000\u3000市防汛抗旱指挥部 2021年6月7 日"
    )
    found = parse(text)
    assert found.document.title == "关于做好防汛工作的通知"
    assert found.document.addressees == ("各区人民政府", "各县人民政府")
    assert (found.document.issuers, found.document.date) == (("市防汛抗旱指挥部",), "2021-06-07")
    assert outline(found) == [(1, "一、", "落实责任"), (1, "二、", "加强值守")]
    assert section_of(found, "各单位要严格执行值班制度") == "二、"
    assert "要在2小时内报告" in body(found)


def test_numbers_inside_a_line_without_any_blank() -> None:
    text = "现通知如下：一、落实责任。各单位要落实责任。二、加强值守。各单位要加强值守，增长1.5倍以上。"
    assert outline(parse(text)) == [(1, "一、", "落实责任"), (1, "二、", "加强值守")]


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "关于加强消防安全工作的通知\n各单位：\n"
        "    为切实做好冬季消防安全工作，有效预防和遏制火灾事\n"
        "故的发生，保障人民群众生命财产安全，现就有关事项通知如\n下：\n"
        "    一、开展隐患排查。各单位要对本单位的消防设施、疏散\n"
        "通道、用火用电情况进行一次全面检查，发现隐患要立即整\n改，不能立即整改的要制定整改计划。\n"
        "    二、加强值班值守。各单位要严格执行24小时值班制度，\n"
        "遇有突发情况要及时报告，不得迟报、漏报、瞒报。\n"
        "                市安全生产委员会办公室\n                   2021年12月1日\n"
    )
    found = parse(text)
    assert "有效预防和遏制火灾事故的发生" in body(found)
    assert "疏散通道、用火用电情况进行一次全面检查，发现隐患要立即整改，不能" in body(found)
    assert found.document.issuers == ("市安全生产委员会办公室",)
    assert outline(found) == [(1, "一、", "开展隐患排查"), (1, "二、", "加强值班值守")]


def test_list_items_after_a_lead_in_are_no_sections() -> None:
    found = parse(
        "工作方案\n一、工作职责\n领导小组职责：\n（1）负责组织领导；\n（2）负责制定预案。\n二、工作要求\n各班要报告。\n"
    )
    assert outline(found) == [(1, "一、", "工作职责"), (1, "二、", "工作要求")]
    assert [(b.number, b.level) for b in found.blocks if b.number.startswith("（")] == [
        ("（1）", 2),
        ("（2）", 2),
    ]
    assert section_of(found, "负责制定预案") == "一、"


def test_nesting_is_by_order_met_not_by_kind() -> None:
    text = (
        "手册\n1. 总则\n（一）适用范围\n本手册适用于全体员工。\n"
        "（二）解释\n公司负责解释。\n2. 考勤\n员工应当打卡。\n"
    )
    assert outline(parse(text)) == [
        (1, "1.", "总则"),
        (2, "（一）", "适用范围"),
        (2, "（二）", "解释"),
        (1, "2.", "考勤"),
    ]


def test_few_short_first_sentences_make_no_headings() -> None:
    items = [
        "1.对承租国有房屋的企业免收租金。鼓励业主减免租金，由双方协商。",
        "2.各银行要增加信贷投放，对受疫情影响的企业不得盲目抽贷、断贷、压贷，到期还款困难的可以展期。各地要跟踪落实。",
        "3.各级税务机关要落实税收优惠政策，对符合条件的企业按规定减免房产税、城镇土地使用税等有关税费。各地要及时办理。",
        "4.各级人社部门要落实稳岗政策，对不裁员或者少裁员的参保企业返还上年度实际缴纳的失业保险费。各地要简化手续。",
    ]
    found = parse("若干措施\n" + "\n".join(items) + "\n")
    assert blocks(found, BlockKind.HEADING) == []


def test_first_sentences_are_headings_where_the_siblings_have_them() -> None:
    text = (
        "若干措施\n（一）保障物资供应。各部门要保障供应。\n（二）落实各项惠企政策，切实减轻各类市场主体特别是"
        "中小微企业的生产经营负担，全力支持企业复工复产。各银行要让利。\n"
        "（三）施工单位应做好储备。监理单位要监督。\n（四）加强组织领导。各地要落实责任。\n"
    )
    assert [title for _, _, title in outline(parse(text))] == [
        "保障物资供应",
        "落实各项惠企政策，切实减轻各类市场主体特别是中小微企业的生产经营负担，全力支持企业复工复产",
        "",
        "加强组织领导",
    ]


def test_copies_line_and_annex() -> None:
    text = (
        "关于做好统计工作的通知\n各科室：\n请各科室于每月5日前报送统计数据，不得迟报。\n附件：1.统计表\n2.填表说明\n"
        "某某市统计局\n2021年3月4日\n抄送：市委办公室，市政府办公室。\n某某市统计局办公室 2021年3月5日印发\n"
        "附件1\n统计表填报办法\n一、各科室应当如实填报。\n"
    )
    found = parse(text)
    document = found.document
    assert document.copies_to == ("市委办公室", "市政府办公室")
    assert (document.printed_by, document.printed_on) == ("某某市统计局办公室", "2021-03-05")
    assert (document.issuers, document.date) == (("某某市统计局",), "2021-03-04")
    assert outline(found) == [(1, "附件1", "统计表填报办法"), (2, "一、", "")]
    assert body(found) == "请各科室于每月5日前报送统计数据，不得迟报。\n各科室应当如实填报。"


def test_markdown_marks_are_no_text() -> None:
    found = parse(
        "# 某市供水条例\n\n2020年1月2日 某市第五届人民代表大会常务委员会第三次会议通过\n\n"
        "<!-- INFO END -->\n\n## 第一章 总 则\n\n第一条 为了加强供水管理，制定本条例。\n\n"
        "## 第二章 罚 则\n\n第二条 违者由城管部门处罚。\n"
    )
    assert (found.document.title, found.document.kind) == ("某市供水条例", "条例")
    assert found.document.date == "2020-01-02"
    assert found.document.issuers == ("某市人民代表大会常务委员会",)
    assert outline(found) == [
        (1, "第一章", "总则"),
        (2, "第一条", ""),
        (1, "第二章", "罚则"),
        (2, "第二条", ""),
    ]
    assert "INFO" not in body(found)


def test_text_without_any_structure() -> None:
    found = parse("各单位要做好防控工作。")
    assert blocks(found) == [("body", "", "各单位要做好防控工作。")]
    assert found.document.title == ""
    assert outline(found) == []
