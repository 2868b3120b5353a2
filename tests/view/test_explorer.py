"""The page as a person uses it, in a real Chromium."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import networkx
import pytest
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.graph import build_graph
from kg.view import write_page

pytestmark = pytest.mark.browser


def norm_with(shown, **values):
    return next(
        norm for norm in shown.norms if all(getattr(norm, key) == value for key, value in values.items())
    )


def opened_on(browser, page, norm):
    browser.open(page, f"norm={norm.id}")


def colours_drawn(browser):
    return browser.script(
        "const c = document.querySelector('#stage canvas');"
        "const d = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;"
        "const seen = new Set();"
        "for (let i = 0; i < d.length; i += 4) if (d[i + 3]) seen.add(d[i] << 16 | d[i + 1] << 8 | d[i + 2]);"
        "return seen.size"
    )


def test_opens_with_the_graph_drawn(opened, notices):
    WebDriverWait(opened.driver, 20).until(lambda _: colours_drawn(opened) > 50)  # drawn with the next frame
    assert f"{len(notices.norms)} / {len(notices.norms)}" in opened.text("#count")
    assert {"义务", "禁止", "允许", "鼓励"} <= set(opened.texts("#legend li span"))


def test_modality_has_a_shape_as_well_as_a_colour(opened):
    shapes = opened.script(
        "return ['obligation', 'prohibition', 'permission', 'recommendation'].map((name) =>"
        "document.querySelector(`#legend .shape.${name}`).innerHTML)"
    )
    colours = opened.script(
        "return ['obligation', 'prohibition', 'permission', 'recommendation'].map((name) =>"
        "getComputedStyle(document.querySelector(`#legend .shape.${name}`)).fill)"
    )
    assert len(set(shapes)) == len(set(colours)) == 4


def test_click_on_a_norm_shows_its_sentence_with_the_clause_marked(opened, notices):
    opened.click("#norms .clause-link", 3)
    clause = opened.texts("#norms .clause-link")[3]
    assert "".join(opened.texts("#sentence mark.clause")) == clause
    norm = norm_with(notices, text=clause)
    assert clause in opened.text("#sentence")
    assert opened.text("#sentence").replace("\n", "") != clause or norm.sentence == clause
    document = next(document for document in notices.documents if document.id == norm.doc)
    panel = opened.text("#evidence")
    assert document.title in panel
    assert document.number in panel
    assert document.date in panel
    assert "为什么" in panel


def test_every_clause_is_marked_where_it_stands(browser, notices, notices_page):
    for norm in notices.norms[::70]:
        browser.open(notices_page, f"norm={norm.id}")
        assert "".join(browser.texts("#sentence mark.clause")) == norm.text


@pytest.mark.parametrize(
    ("stands", "said"),
    [
        ({"page": 2, "paragraph": 5}, ("第2页、第5段", "page 2, paragraph 5")),
        ({"page": 1, "cell": "T1R3C2"}, ("第1页、表1第3行第2列", "page 1, table 1, row 3, column 2")),
        ({"cell": "重点!任务!B3"}, ("工作表“重点!任务”B3单元格", "sheet “重点!任务”, cell B3")),
        ({}, (None, None)),
    ],
)
def test_where_in_its_file_a_norm_stands(browser, notices, tmp_path, stands, said):
    norm = replace(notices.norms[0], **stands)
    documents = [document for document in notices.documents if document.id == norm.doc]
    write_page(tmp_path / "page.html", build_graph(documents, [norm]), documents, [norm], title="位置")
    opened_on(browser, tmp_path / "page.html", norm)
    for name, words in zip(("所在位置", "Place in the file"), said, strict=True):
        rows = dict(zip(browser.texts(".facts dt"), browser.texts(".facts dd"), strict=True))
        assert rows.get(name) == words
        browser.click("#language")


def test_norm_by_keyboard_alone(opened):
    first = opened.one("#norms .clause-link")
    opened.script("arguments[0].focus()", first)
    first.send_keys(Keys.ARROW_DOWN)
    second = opened.driver.switch_to.active_element
    assert second.text == opened.texts("#norms .clause-link")[1]
    second.send_keys(Keys.ENTER)
    assert "".join(opened.texts("#sentence mark.clause")) == opened.texts("#norms .clause-link")[1]
    opened.one("body").send_keys(Keys.ESCAPE)
    assert not opened.one("#evidence").is_displayed()


FIND_ISSUER = """
const c = document.querySelector('#stage canvas'), box = c.getBoundingClientRect();
const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
const ink = (i) => Math.abs(data[i] - 29) + Math.abs(data[i + 1] - 39) < 4 && data[i + 3] === 255;
for (let y = 0; y < c.height; y++) for (let x = 8; x < c.width - 8; x++) {
  if ([-6, -3, 0, 3, 6].every((step) => ink(4 * (y * c.width + x + step))))
    return [(x / c.width - 0.5) * box.width, ((y + 3) / c.height - 0.5) * box.height];
}
"""


def test_click_on_the_picture_chooses_an_actor(opened, notices):
    x, y = opened.script(FIND_ISSUER)
    canvas = opened.one("#stage canvas")
    ActionChains(opened.driver, 10).move_to_element_with_offset(canvas, int(x), int(y)).click().perform()
    WebDriverWait(opened.driver, 5).until(lambda _: opened.all("#duties-title"))
    imposers = {issuer for document in notices.documents for issuer in document.issuers}
    assert opened.text("#duties-title") in imposers | {"国务院", "习近平总书记"}


def test_search_by_part_of_a_name_then_enter(opened, notices):
    box = opened.one("#search")
    opened.one("body").send_keys("/")
    assert opened.driver.switch_to.active_element == box
    box.send_keys("组织部门")
    assert any("组织部门" in text for text in opened.texts("#found li"))
    box.send_keys(Keys.ENTER)
    assert opened.text("#duties-title") == "组织部门"
    borne = {norm.text for norm in notices.norms if any("组织部门" in name for name in norm.bearers)}
    assert set(opened.texts(".g-obligation .clause-link")) <= borne
    assert opened.texts(".g-obligation .clause-link")


def test_filters_combine_and_say_how_many(opened, notices):
    opened.click("#modality-prohibition")
    banned = [norm for norm in notices.norms if norm.modality == "prohibition"]
    assert f"{len(banned)} / {len(notices.norms)}" in opened.text("#count")
    assert len(opened.texts("#norms tbody tr")) == len(banned)
    opened.one("#filter-text").send_keys("单位" + Keys.ENTER)
    assert 0 < len(opened.texts("#norms tbody tr")) < len(banned)
    opened.click("#undo")
    assert len(opened.texts("#norms tbody tr")) == len(banned)
    opened.click("#reset")
    assert f"{len(notices.norms)} / {len(notices.norms)}" in opened.text("#count")


def test_table_sorts_both_ways(opened):
    opened.click("th.c-bearer button")
    up = opened.texts("#norms tbody .c-bearer")
    opened.click("th.c-bearer button")
    down = opened.texts("#norms tbody .c-bearer")
    assert opened.one("th.c-bearer").get_attribute("aria-sort") == "descending"
    assert up != down
    assert up[0] != down[0]


def test_link_brings_the_same_page_back(opened, notices_page):
    opened.click("#view-full")
    opened.click("#modality-permission")
    opened.click("th.c-due button")
    opened.click("#norms .clause-link", 2)
    link = opened.script("return location.hash.slice(1)")
    parts = ("#count", "#norms tbody tr", "#evidence", "#shown")
    before = [opened.texts(part) for part in parts]
    opened.open(notices_page, link)
    assert [opened.texts(part) for part in parts] == before
    assert opened.one("#view-full").get_attribute("aria-pressed") == "true"


def test_a_link_full_of_nonsense_opens_the_plain_page(browser, notices_page, notices):
    browser.open(notices_page, "view=x&tab=__proto__&actor=no&modality=x&in=%ZZ&section=1&confidence=-7")
    assert f"{len(notices.norms)} / {len(notices.norms)}" in browser.text("#count")


def test_reading_goes_from_text_to_norm_and_back(opened, notices):
    opened.click("#tab-text")
    opened.click(".reading mark", 5)
    clause = opened.texts(".reading mark")[5]
    assert "".join(opened.texts("#sentence mark.clause")) == clause
    assert opened.texts(".reading .current") == [clause]
    marked = sum(len(text) for text in opened.texts(".reading mark"))
    document = notices.documents[0]
    spans = [range(norm.start, norm.end) for norm in notices.norms if norm.doc == document.id]
    covered = {at for span in spans for at in span if document.text[at - document.start] not in "\r\n"}
    assert marked == len(covered)
    lines = [line.strip() for line in document.text.splitlines() if line.strip()]
    assert [line.strip() for line in opened.texts(".reading p")] == lines


def test_english_and_dark(opened):
    opened.click("#language")
    assert opened.script("return document.documentElement.lang") == "en"
    assert "Obligation" in opened.text("#modality-obligation")
    light = opened.script("return getComputedStyle(document.body).backgroundColor")
    opened.click("#theme")
    assert opened.script("return getComputedStyle(document.body).backgroundColor") != light


def test_phone_shows_it_all_without_sideways_scrolling(browser, phone, notices_page):
    phone()
    browser.open(notices_page)
    assert browser.script("return document.documentElement.scrollWidth") <= 390
    browser.click("#norms .clause-link", 1)
    assert browser.one("#sentence").is_displayed()


def test_a_thousand_actors_open_on_the_most_important(browser, tmp_path):
    graph = networkx.MultiDiGraph()
    for at in range(1000):
        graph.add_node(
            f"a{at:04}", label="Actor", name=f"第{at}号单位党组织", kind="organ", level=None, aliases=[]
        )
    for at in range(3000):
        graph.add_node(
            f"n{at:04}", label="Norm", doc="d", start=0, end=0, text=f"要报告{at}", modality="obligation"
        )
        graph.add_edge(f"a{at * at % 997:04}", f"n{at:04}", key="BEARS", type="BEARS", source="explicit")
        graph.add_edge(f"n{at:04}", f"a{at % 1000:04}", key="TOWARDS", type="TOWARDS", role="recipient")
        graph.add_edge(f"n{at:04}", "a0999", key="IMPOSED_BY", type="IMPOSED_BY", source="issuer")
    write_page(tmp_path / "big.html", graph, [], [], title="大图")
    browser.open(tmp_path / "big.html")
    drawn, known = (int(word) for word in re.findall(r"\d+", browser.text("#shown"))[:2])
    assert known == 1000
    assert 10 < drawn < 80
    browser.one("#search").send_keys("第77号" + Keys.ENTER)
    assert browser.text("#duties-title") == "第77号单位党组织"
    browser.one("#search").send_keys("第999号" + Keys.ENTER)
    assert len(browser.all(".g-given .duty")) == 100
    browser.click(".g-given .more")
    assert len(browser.all(".g-given .duty")) == 200
    browser.click("#all")
    assert int(re.findall(r"\d+", browser.text("#shown"))[0]) >= 400


def test_several_documents_can_be_ticked(opened, notices):
    opened.click("#filter-docs summary")
    for at in (0, 2):
        opened.click("#filter-docs input", at)
    counts = Counter(norm.doc for norm in notices.norms)
    wanted = counts["000"] + counts["a5"]
    assert f"{wanted} / {len(notices.norms)}" in opened.text("#count")
    assert opened.one("#filter-docs .choices").is_displayed()
    opened.one("body").send_keys(Keys.ESCAPE)
    assert not opened.one("#filter-docs .choices").is_displayed()
