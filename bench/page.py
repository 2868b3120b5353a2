"""The page of 100, 1,000 and 5,000 actors: its size, how long Python takes, and how long a browser waits."""

from __future__ import annotations

import random
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

from bench.loading import NORMS_A_DOCUMENT, ORGANS, PLACES
from extract.model import BearerSource, Counterparty, Document, Modality, Norm, Role, content_id
from kg.cli.tables import write_table
from kg.graph import build_graph
from kg.view.content import Content
from kg.view.gather import gather
from kg.view.network import full_network, overview_network
from kg.view.page import page

SIZES = (100, 1_000, 5_000)
NORMS_AN_ACTOR = 3
SENTENCE = "{}要按照职责做好第{}项工作，及时向{}报告。"
BROWSER_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--window-size=1440,900",
    "--hide-scrollbars",
)  # fmt: skip
WATCH = """
new MutationObserver((_, watcher) => {
  if (document.documentElement?.dataset.ready !== "yes") return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.drawnAt = performance.now()), 0));
}).observe(document, {attributes: true, subtree: true});
"""
FIND_IMPOSER = """
const c = document.querySelector('#stage canvas'), box = c.getBoundingClientRect();
const data = c.getContext('2d').getImageData(0, 0, c.width, c.height).data;
const ink = (i) => Math.abs(data[i] - 29) + Math.abs(data[i + 1] - 39) < 4 && data[i + 3] === 255;
for (let y = 0; y < c.height; y++) for (let x = 8; x < c.width - 8; x++) {
  if ([-6, -3, 0, 3, 6].every((step) => ink(4 * (y * c.width + x + step))))
    return [Math.round((x / c.width - 0.5) * box.width), Math.round(((y + 3) / c.height - 0.5) * box.height)];
}
"""
LISTEN = """
let pressed = 0;
addEventListener('pointerup', (event) => (pressed = event.timeStamp), true);
new MutationObserver((_, watcher) => {
  if (!document.querySelector('#duties-title')) return;
  watcher.disconnect();
  requestAnimationFrame(() => setTimeout(() => (window.answeredAfter = performance.now() - pressed), 0));
}).observe(document.querySelector('#panel'), {childList: true, subtree: true});
"""


def measure_page() -> None:
    """Print one row a size; the browser's times only where Chromium and its driver can be had."""
    rows = []
    for size in SIZES:
        content = made_up_content(size)
        start = time.perf_counter()
        overview_network(content)
        full_network(content)
        placed = time.perf_counter() - start
        start = time.perf_counter()
        text = page(content, "责任图谱")
        made = time.perf_counter() - start
        shown = browser_times(text)
        actors, norms = len(content.actors), len(content.norms)
        rows.append(
            (actors, norms, f"{len(text.encode()) / 1e6:.1f}", f"{placed:.1f}", f"{made:.1f}", *shown)
        )
    columns = (
        "actors",
        "norms",
        "MB",
        "both layouts, s",
        "whole page, s",
        "first drawing, ms",
        "click's answer, ms",
    )
    write_table(columns, rows)


def made_up_content(actors: int) -> Content:
    """Return what a page of so many bearers and counterparties shows, the same each time."""
    chance = random.Random(0)
    names = [f"{PLACES[at % 40]}{ORGANS[at // 40 % 8]}第{at // 320 + 1}办公室" for at in range(actors)]
    documents, norms = [], []
    for first in range(0, NORMS_AN_ACTOR * actors, NORMS_A_DOCUMENT):
        name, text = f"made-up-{first // NORMS_A_DOCUMENT:06}", ""
        here = chance.sample(names, min(len(names), 20))
        for number in range(NORMS_A_DOCUMENT):
            bearer, party = (names[(first + number) % actors], chance.choice(here))
            sentence = SENTENCE.format(bearer, number + 1, party)
            norms.append(_norm(name, len(text), sentence, bearer, party))
            text += sentence + ("\n" if number % 5 == 4 else "")
        documents.append(
            Document(name, name, 0, len(text), text, title=f"第{first}号通知", issuers=(PLACES[0] + "委",))
        )
    return gather(build_graph(documents, norms), documents, norms)


def browser_times(text: str) -> tuple[object, object]:
    """Return milliseconds from opening to the first drawing, and from a click on an actor to its duties."""
    driver = shutil.which("chromedriver")
    if driver is None:
        return "no Chromium", "no Chromium"
    from selenium import webdriver
    from selenium.webdriver.chrome.service import Service

    options = webdriver.ChromeOptions()
    for flag in BROWSER_FLAGS:
        options.add_argument(flag)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.html"
        path.write_text(text, encoding="utf-8")
        browser = webdriver.Chrome(options=options, service=Service(driver))
        try:
            return _times(browser, path)
        finally:
            browser.quit()


def _times(browser: Any, path: Path) -> tuple[int, int]:
    from selenium.webdriver.common.action_chains import ActionChains
    from selenium.webdriver.support.ui import WebDriverWait

    def told(name: str) -> float:
        return float(
            WebDriverWait(browser, 120).until(lambda one: one.execute_script(f"return window.{name}"))
        )

    browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": WATCH})
    browser.get(path.as_uri())
    drawn = told("drawnAt")
    offset = browser.execute_script(FIND_IMPOSER)
    browser.execute_script(LISTEN)
    canvas = browser.find_element("css selector", "#stage canvas")
    ActionChains(browser, 0).move_to_element_with_offset(canvas, *offset).click().perform()
    return round(drawn), round(told("answeredAfter"))


def _norm(document: str, start: int, sentence: str, bearer: str, party: str) -> Norm:
    clause = sentence.partition("，")[0]
    return Norm(
        document, start, start + len(clause), clause, Modality.OBLIGATION, "要", (bearer,),
        BearerSource.EXPLICIT, "做好", (Counterparty(party, Role.RECIPIENT),), None, "及时",
        id=content_id(document, start),
        sentence=sentence, sentence_start=start, sentence_end=start + len(sentence),
    )  # fmt: skip
