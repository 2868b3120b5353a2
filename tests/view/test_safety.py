"""Whatever the texts say, they are shown, never run."""
# ruff: noqa: E501

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import networkx
import pytest
from selenium.webdriver.support.ui import WebDriverWait

from extract.model import BearerSource, Counterparty, Document, Evidence, Modality, Norm, Role
from kg.view import render_page, write_page


class Shown(NamedTuple):
    """What a page is made of."""

    graph: networkx.MultiDiGraph
    documents: list[Document]
    norms: list[Norm]


FIRE = "window.fired=(window.fired||0)+1"
"""What every payload tries to run."""
PAYLOADS = (
    f"<script>{FIRE}</script>", f"</script><script>{FIRE}</script>", f"<img src=x onerror='{FIRE}'>",
    f"<svg onload='{FIRE}'>", f"\"><img src=x onerror={FIRE}>", f"'><img src=x onerror={FIRE}>",
    f"<!--<script>{FIRE}", f"--><script>{FIRE}</script>", f"]]><script>{FIRE}</script>", f"javascript:{FIRE}",
    f"<a href=\"javascript:{FIRE}\">点</a>", f"<iframe srcdoc='<script>parent.{FIRE}</script>'></iframe>",
    f"<body onload={FIRE}>", f"<input autofocus onfocus={FIRE}>", f"<details open ontoggle={FIRE}>",
    f"<video><source onerror={FIRE}></video>", f"<math><mi xlink:href='javascript:{FIRE}'>",
    f"<object data='javascript:{FIRE}'>", f"<embed src='javascript:{FIRE}'>", f"<base href='javascript:{FIRE}//'>",
    f"<meta http-equiv=refresh content='0;url=javascript:{FIRE}'>", f"<style>@import 'javascript:{FIRE}';</style>",
    f"<link rel=stylesheet href='javascript:{FIRE}'>", f"<marquee onstart={FIRE}>", f"<form action='javascript:{FIRE}'>",
    f"{{{{constructor.constructor('{FIRE}')()}}}}", f"${{{FIRE}}}", f"`+({FIRE})+`", f"\\u003cscript\\u003e{FIRE}",
    f"&lt;script&gt;{FIRE}&lt;/script&gt;", f"%3Cscript%3E{FIRE}%3C/script%3E", f"\u2028{FIRE}\u2029",
    f"\";{FIRE};//", f"';{FIRE};//", f"\\\";{FIRE};//", f"</title><script>{FIRE}</script>", f"</style><script>{FIRE}</script>",
    f"</textarea><script>{FIRE}</script>", f"<template><script>{FIRE}</script></template>", f"<ScRiPt>{FIRE}</sCrIpT>",
    f"<script\x00>{FIRE}</script>", f"<scr\x00ipt>{FIRE}</script>", f"<img/src/onerror={FIRE}>", f"<<script>{FIRE}//<</script>",
    f"<img src=x:x onerror\n=\n{FIRE}>", f"<svg><animate onbegin={FIRE} attributeName=x dur=1s>", f"\ud800<script>{FIRE}</script>",
    f"<svg><script>{FIRE}</script></svg>", f"<svg><foreignObject><img src=x onerror={FIRE}></foreignObject></svg>",
    f"<noscript><img src=x onerror={FIRE}></noscript>",
)  # fmt: skip


def poisoned(payloads: Sequence[str]) -> Shown:
    """A graph with a part for each payload, which stands in every text field of its nodes, edges, documents."""
    graph = networkx.MultiDiGraph()
    parts = [_part(graph, at, payload) for at, payload in enumerate(payloads)]
    return Shown(graph, [document for document, _ in parts], [norm for _, norm in parts])


def _part(graph: networkx.MultiDiGraph, at: int, payload: str) -> tuple[Document, Norm]:
    text = f"{payload}甲要向乙报告{payload}。"
    start = text.index("甲")
    name, clause = f"d{at}{payload}", text[start : start + 6]
    document = Document(
        name, payload, 0, len(text), text, title=payload, number=payload, kind=payload, date=payload
    )
    evidence = (
        Evidence("bearer", payload, payload, start, start + 1),
        Evidence(payload, payload, payload, start, start + 2),
        Evidence("deadline", payload, payload),
    )
    norm = Norm(
        name, start, start + 6, clause, Modality.OBLIGATION, payload, (payload,), BearerSource.EXPLICIT, payload,
        (Counterparty(payload, Role.TARGET),), payload, payload, payload, payload, f"n{at}{payload}", None, text, 0,
        len(text), payload, 0.5, evidence,
    )  # fmt: skip
    key = {kind: f"{kind}{at}{payload}" for kind in ("bearer", "party", "imposer", "section", "name")}
    known = {"number": payload, "title": payload}
    graph.add_node(name, label="Document", **known, kind=payload, date=payload, source=payload, status="read")
    graph.add_node(
        key["section"], label="Section", doc=name, **known, path=payload, level=1, start=0, end=len(text)
    )
    for kind in ("bearer", "party", "imposer"):
        named = payload if kind == "bearer" else f"{payload}{kind}"
        graph.add_node(key[kind], label="Actor", name=named, kind=payload, level=payload, aliases=[payload])
    graph.add_node(key["name"], label="Name", text=payload, doc=name)
    fields = (
        "trigger",
        "bearer_source",
        "predicate",
        "condition",
        "deadline",
        "due",
        "basis",
        "assigner",
        "sentence",
    )
    graph.add_node(
        norm.id, label="Norm", doc=name, start=start, end=start + 6, text=payload, confidence=0.5,
        modality=payload if at % 2 else "prohibition", **dict.fromkeys(fields, payload),
    )  # fmt: skip
    edges = [
        (key["bearer"], norm.id, "BEARS", {"source": payload, "name": payload}),
        (norm.id, key["party"], "TOWARDS", {"role": payload, "name": payload}),
        (norm.id, key["imposer"], "IMPOSED_BY", {"source": payload}),
        (norm.id, key["section"], "STATED_IN", {}),
        (key["section"], name, "PART_OF", {}),
        (name, key["imposer"], "ISSUED_BY", {}),
        (key["bearer"], key["party"], "KIND_OF", {"rule": payload}),
        (key["bearer"], key["party"], "PART_OF", {}),
        (key["name"], key["bearer"], "NAMES", {"rule": payload, "reason": payload}),
    ]
    for one, other, kind, properties in edges:
        graph.add_edge(one, other, key=kind, type=kind, **properties)
    return document, norm


ALL = (*PAYLOADS, *(f"甲\"'/>{payload}\r\n" for payload in PAYLOADS))

VISIT = """
const press = (selector, at = 0) => { const one = document.querySelectorAll(selector)[at]; if (one) one.click(); };
window.kept = []; const make = URL.createObjectURL.bind(URL);
URL.createObjectURL = (blob) => { window.kept.push(blob); return make(blob); };
HTMLAnchorElement.prototype.click = function () {};
for (const tab of document.querySelectorAll('[role=tab]')) tab.click();
press('#all'); press('#svg'); press('#view-full'); press('#all'); press('#svg'); press('#tab-list'); press('#csv');
document.querySelector('main').style.setProperty('display', 'none');
for (let at = 0; at < arguments[0]; at++) {
  press('#norms .clause-link', at); press('#evidence .facts .link'); press('#tab-list'); press('.chip');
}
press('#tab-text');
for (const choice of [...document.querySelector('#panel select').options].map((one) => one.value)) {
  const select = document.querySelector('#panel select'); select.value = choice; select.dispatchEvent(new Event('change')); press('.reading mark');
}
document.querySelector('main').style.removeProperty('display');
press('#theme'); press('#language');
const search = document.querySelector('#search'); search.value = '<'; search.dispatchEvent(new Event('input'));
const foreign = document.querySelectorAll('#app script, #app iframe, #app img, #app a[href], #app object, #app embed, #app style, #app link').length;
const done = arguments[arguments.length - 1];
Promise.all(window.kept.filter((one) => one.type === 'image/svg+xml').map((one) => one.text()))
  .then((pictures) => setTimeout(() => done([window.fired || 0, foreign, pictures]), 100));
"""


@pytest.mark.browser
@pytest.mark.parametrize("part", [0, 1])
def test_no_payload_runs(browser, tmp_path, part):
    payloads = ALL[part::2]
    made = poisoned(payloads)
    for title in payloads[part::12]:
        write_page(tmp_path / "page.html", *made, title=title)
        browser.open(tmp_path / "page.html")
        assert browser.script("return window.fired || 0") == 0
    assert len(browser.all("#norms tbody tr")) == len(payloads)
    fired, foreign, pictures = browser.driver.execute_async_script(VISIT, len(payloads))
    assert (fired, foreign, len(pictures)) == (0, 0, 2)
    for picture in pictures:
        (tmp_path / "picture.svg").write_text(picture, encoding="utf-8")
        browser.driver.get((tmp_path / "picture.svg").as_uri())
        assert browser.script(
            "return [window.fired || 0, document.querySelectorAll('script, image, a').length]"
        ) == [0, 0]
        assert browser.script("return document.documentElement.tagName") == "svg"


@pytest.mark.browser
@pytest.mark.parametrize("hole", ["heading", "node title", "select menu"])
def test_the_harness_sees_what_pyvis_own_page_lets_through(chromium, tmp_path, hole):
    """Control: pyvis's own HTML lets the same text run; what it asks of the net is refused here."""
    from pyvis.network import Network

    payload = (
        f"<a href=x></a><img src=data:, onerror={FIRE}>"
        if hole == "node title"
        else f"</script><script>{FIRE}</script>"
    )
    network = Network(
        heading=payload if hole == "heading" else "",
        select_menu=hole == "select menu",
        cdn_resources="in_line",
    )
    network.add_node(
        payload if hole == "select menu" else "n", label="n", title=payload if hole == "node title" else "t"
    )
    path = tmp_path / "pyvis.html"
    path.write_text(network.generate_html(), encoding="utf-8")
    chromium.get(path.as_uri())
    if hole == "node title":
        chromium.execute_script("network.body.emitter.emit('showPopup', 'n')")
    fired = WebDriverWait(chromium, 5).until(lambda driver: driver.execute_script("return window.fired || 0"))
    chromium.get("about:blank")
    chromium.get_log("browser")
    chromium.get_log("performance")
    assert fired > 0


def test_every_character_of_a_document_comes_through():
    text = render_page(*poisoned(["𠮷甲\x00\ud800=cmd|' /C calc'!A0"]), title="t")
    assert "𠮷甲\\u0000\\ud800=cmd|' /C calc'!A0" in text
