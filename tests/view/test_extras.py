"""Paths, comparing, hiding, pictures, printing and the view as Cypher, in a real Chromium."""

from __future__ import annotations

import base64
import csv
import io
import re

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.stores import create_ladybug, open_ladybug

pytestmark = pytest.mark.browser

KEEP = """
window.kept = []; const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => { window.kept.push(blob); return make(blob); };
HTMLAnchorElement.prototype.click = function () {};
"""
READ = """
const done = arguments[arguments.length - 1]; const blob = window.kept.at(-1);
const reader = new FileReader();
reader.onload = () => done(reader.result.split(',')[1]);
reader.readAsDataURL(blob);
"""


def kept(browser) -> bytes:
    """The file that the page offered last."""
    return base64.b64decode(browser.driver.execute_async_script(READ))


def choose(browser, name):
    browser.one("#search").send_keys(name + Keys.ENTER)
    assert browser.text("#duties-title") == name


def identities(notices, rows):
    """The ids of the norms with these positions on the page, in text order."""
    order = {document.id: at for at, document in enumerate(sorted(notices.documents, key=lambda one: one.id))}
    listed = sorted(notices.norms, key=lambda norm: (order[norm.doc], norm.start, norm.end, norm.id))
    return [listed[int(row)].id for row in rows]


def test_path_between_two_actors(opened):
    choose(opened, "组织部门")
    opened.one("#path-to").send_keys("党中央" + Keys.ENTER)
    names = opened.texts("#path .link")
    assert names[0] == "组织部门"
    assert names[-1] == "党中央"
    assert all("→" in step for step in opened.texts("#path .step"))
    opened.click("#path .icon")
    assert not opened.all("#path")


def test_hidden_actor_leaves_the_drawing_and_comes_back(opened):
    before = opened.text("#shown")
    choose(opened, "组织部门")
    opened.click("#hide")
    assert "1" in opened.text("#unhide")
    opened.click("#unhide")
    opened.click("#tab-list")
    assert opened.text("#shown") == before


def test_expanding_draws_all_neighbours(opened):
    choose(opened, "党员干部")
    opened.click("#expand")
    assert opened.one("#expand").get_attribute("aria-pressed") == "true"
    assert "expanded=" in opened.script("return location.hash")


def compared(browser):
    """Norms in each row of the lists of a comparison, and those that only one document has."""
    count = "(one) => one.querySelectorAll('.clause-link').length"
    rows = browser.script(f"return [...document.querySelectorAll('.groups .pair')].map({count})")
    return rows, len(browser.all(".only .clause-link"))


def test_compare_tells_shared_from_different(opened, notices):
    opened.click("#tab-compare")
    left, right = (
        opened.script(f"return document.querySelector('#compare-{side}').selectedOptions[0].text")
        for side in (0, 1)
    )
    assert left != right
    rows, alone = compared(opened)
    ids = [document.id for document in notices.documents[:2]]
    assert set(rows) == {2}
    assert sum(rows) + alone == sum(norm.doc in ids for norm in notices.norms)
    assert opened.all(".differ .due")


def test_more_than_two_documents_are_compared_and_the_link_keeps_them(opened, notices, notices_page):
    opened.click("#tab-compare")
    for _ in range(2):
        opened.click("#compare-more")
    assert len(opened.all(".heads h2")) == 4
    rows, alone = compared(opened)
    assert set(rows) <= {2, 3, 4}
    ids = [document.id for document in notices.documents[:4]]
    assert sum(rows) + alone == sum(norm.doc in ids for norm in notices.norms)
    sides = opened.script(
        "return [...document.querySelectorAll('.groups .pair')].map((one) => one.children.length)"
    )
    assert set(sides) == {4}
    shown = opened.texts("#panel .pair")
    opened.open(notices_page, opened.script("return location.hash.slice(1)"))
    assert opened.texts("#panel .pair") == shown
    opened.click("#compare-less-0")
    assert len(opened.all(".heads h2")) == 3
    assert not opened.script("return document.documentElement.scrollWidth > innerWidth")


def test_csv_holds_what_is_shown_and_no_formula(opened, notices):
    opened.script(KEEP)
    opened.click("#modality-prohibition")
    opened.click("#csv")
    data = kept(opened)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    banned = [norm for norm in notices.norms if norm.modality == "prohibition"]
    assert [row[2] for row in rows[1:]] == [norm.text for norm in banned]
    assert not [cell for row in rows for cell in row if cell[:1] in set("=+-@\t\r\n")]


def test_copy_puts_the_list_on_the_clipboard(opened, notices):
    permissions = {"permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"]}
    opened.driver.execute_cdp_cmd("Browser.grantPermissions", permissions)
    opened.click("#modality-prohibition")
    opened.click("#copy")
    WebDriverWait(opened.driver, 5).until(lambda _: opened.text("#note"))
    script = "navigator.clipboard.readText().then(arguments[0], (error) => arguments[0](String(error)))"
    lines = str(opened.driver.execute_async_script(script)).split("\n")
    banned = [norm.text for norm in notices.norms if norm.modality == "prohibition"]
    assert [line.split("\t")[2] for line in lines[1:]] == banned


def test_pictures_can_be_kept(opened):
    opened.script(KEEP)
    opened.click("#svg")
    text = kept(opened).decode("utf-8")
    assert text.startswith("<?xml")
    assert "党员干部" in text
    assert not re.search(r"<script|\bon\w+=|href", text)
    opened.click("#png")
    WebDriverWait(opened.driver, 10).until(
        lambda driver: driver.execute_script("return window.kept.at(-1).type") == "image/png"
    )
    assert kept(opened).startswith(b"\x89PNG")


def test_duties_print_without_the_frame(opened):
    choose(opened, "组织部门")
    opened.click("#theme")
    opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not opened.one("#stage").is_displayed()
        assert not opened.one("#filters").is_displayed()
        assert opened.one(".duty").is_displayed()
        assert opened.script("return getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
        assert (
            opened.script("return getComputedStyle(document.querySelector('aside')).backgroundColor")
            == "rgb(255, 255, 255)"
        )
    finally:
        opened.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
    pdf = base64.b64decode(opened.driver.execute_cdp_cmd("Page.printToPDF", {})["data"])
    assert pdf.startswith(b"%PDF")


@pytest.fixture(scope="module")
def store(notices, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "graph.lbug"
    create_ladybug(path, notices.graph)
    opened = open_ladybug(path)
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "modality=prohibition,permission",
        "in=004&modality=obligation",
        "role=target&due=yes",
        "due=no&kind=organ",
        "level=unknown",
        "text=%E7%BE%A4%E4%BC%97",
        "text=%22it's%5C",
    ],
)
def test_the_cypher_of_a_view_finds_what_the_list_shows(browser, notices, notices_page, store, fragment):
    browser.open(notices_page, fragment)
    shown = len(browser.all("#norms tbody tr"))
    total = int(re.findall(r"(\d+) /", browser.text("#count"))[0])
    browser.click("#tab-cypher")
    table = store.query(browser.text("#cypher"), {}, timeout=20)
    found = [row[table.columns.index("id")] for row in table.rows]
    assert len(found) == len(set(found)) == total
    assert total == 0 or shown > 0


def test_the_cypher_of_an_actor_and_of_a_pair(opened, notices, store):
    choose(opened, "生产经营单位")
    opened.click("#tab-list")
    rows = [row.get_attribute("data-norm") for row in opened.all("#norms tbody tr")]
    opened.click("#tab-cypher")
    table = store.query(opened.text("#cypher"), {}, timeout=20)
    assert [row[0] for row in table.rows] == identities(notices, sorted(rows, key=int))


def test_what_holds_for_a_wider_actor_is_told_and_marked(opened, notices):
    named = {node: data["name"] for node, data in notices.graph.nodes(data=True) if data["label"] == "Actor"}
    kinds = [(one, other) for one, other, data in notices.graph.edges(data=True) if data["type"] == "KIND_OF"]
    bearers = {one for one, _, data in notices.graph.edges(data=True) if data["type"] == "BEARS"}
    narrow, wide = next(pair for pair in kinds if set(pair) <= bearers)
    choose(opened, named[narrow])
    assert named[wide] in opened.text(".g-wider h3")
    borne = {
        notices.graph.nodes[norm]["text"]
        for _, norm, data in notices.graph.out_edges(wide, data=True)
        if data["type"] == "BEARS"
    }
    assert set(opened.texts(".g-wider .clause-link")) & borne


def test_duties_are_sorted_by_deadline(opened):
    choose(opened, "生产经营单位")
    script = "[...document.querySelectorAll('.g-obligation .duty')].map((one) => !!one.querySelector('.due'))"
    due = opened.script(f"return {script}")
    assert due == sorted(due, reverse=True)
    assert any(due)
