"""The served page in a real Chromium: it fetches what one looks at, from its own server and nowhere else."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from kg.folder import DOCUMENTS, NORMS
from kg.records import write_documents, write_norms
from kg.serve import Archive, Limits, Served
from kg.stores import create_ladybug, open_ladybug
from tests.serve.conftest import NARROW, running

from .conftest import Browser, Shown
from .test_access import findings
from .test_safety import ALL, VISIT, poisoned

pytestmark = pytest.mark.browser


class Visitor(Browser):
    """A tab at a server's page."""

    def visit(self, url: str, fragment: str = "") -> None:
        self.driver.get("about:blank")
        self.driver.get(url + (f"#{fragment}" if fragment else ""))
        self.wait("return document.documentElement.dataset.ready === 'yes'")
        self.settle()

    def wait(self, script: str) -> None:
        WebDriverWait(self.driver, 20).until(lambda driver: driver.execute_script(script))

    def settle(self) -> None:
        """Return when nothing is on its way any more."""
        self.driver.execute_async_script("setTimeout(arguments[arguments.length - 1], 50)")
        self.wait("return document.documentElement.dataset.busy !== 'yes'")

    def enter(self, selector: str, text: str) -> None:
        self.one(selector).send_keys(text + Keys.ENTER)
        self.settle()


class Serving:
    """Serves a folder; call it to have the address."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.stack = folder, ExitStack()

    def __call__(self, folder: Path | None = None, limits: Limits = NARROW) -> str:
        folder = folder or self.folder
        store = self.stack.enter_context(closing(open_ladybug(folder / "graph.lbug")))
        archive = self.stack.enter_context(closing(Archive(folder)))
        served = Served(store, archive, title="五份文件", timeout=20, limits=limits)
        return self.stack.enter_context(running(served)).url


def keep(folder: Path, shown: Shown) -> Path:
    """Make `folder` hold a graph with its records."""
    write_documents(folder / DOCUMENTS, shown.documents)
    write_norms(folder / NORMS, shown.norms)
    create_ladybug(folder / "graph.lbug", shown.graph)
    return folder


@pytest.fixture(scope="module")
def folder(notices: Shown, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return keep(tmp_path_factory.mktemp("served"), notices)


@pytest.fixture
def made(folder: Path) -> Iterator[Serving]:
    serving = Serving(folder)
    with serving.stack:
        yield serving


@pytest.fixture
def visitor(chromium: Any, made: Serving) -> Iterator[Visitor]:
    """A tab that ends, before the server does, without a console error and having asked nobody else."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    tab = Visitor(chromium)
    tab.logs()
    yield tab
    chromium.get("about:blank")
    console, asked = tab.logs()
    assert console == []
    assert {
        re.match(r"http://127\.0\.0\.1:\d+/(find|data|way|query|$)", url) is not None for url in asked
    } <= {True}
    assert len({url.split("/")[2] for url in asked}) <= 1


def test_a_small_graph_comes_whole(visitor, made, notices):
    visitor.visit(made(limits=Limits()))
    assert f"{len(notices.norms)} / {len(notices.norms)}" in visitor.text("#count")
    assert "库中" not in visitor.text("#count")


def test_a_searched_actor_is_fetched_with_all_its_duties(visitor, made, notices):
    visitor.visit(made())
    assert f"库中共 {len(notices.norms)} 条" in visitor.text("#count")
    name = "其他负有安全生产监督管理职责的部门"
    borne = [norm for norm in notices.norms if name in norm.bearers]
    visitor.one("#search").send_keys(name)
    visitor.wait(
        f"return [...document.querySelectorAll('#found li span')].some((one) => one.textContent === '{name}')"
    )
    visitor.enter("#search", "")
    assert visitor.text("#duties-title") == name
    own = visitor.texts(".duties:not(.g-wider):not(.g-owed):not(.g-given) .clause-link")
    assert sorted(own) == sorted(norm.text for norm in borne)
    assert not visitor.all(".part")


def test_expanding_fetches_the_neighbours(visitor, made, notices):
    visitor.visit(made())
    name = "生产经营单位"
    visitor.enter("#search", name)
    visitor.click("#expand")
    visitor.settle()
    parties = {party.name for norm in notices.norms if name in norm.bearers for party in norm.counterparties}
    visitor.click("#tab-list")
    listed = "、".join(visitor.texts("#norms .c-party"))
    assert all(party in listed for party in parties)


def test_the_link_brings_back_what_was_fetched(visitor, made):
    url = made()
    visitor.visit(url)
    visitor.enter("#search", "生产经营单位")
    visitor.click(".g-obligation .clause-link", 2)
    visitor.settle()
    parts = ("#duties-title", ".duties .clause-link", "#sentence", "#document-facts")
    before = [visitor.texts(part) for part in parts]
    assert all(before)
    visitor.visit(url, visitor.script("return location.hash.slice(1)"))
    assert [visitor.texts(part) for part in parts] == before


def test_a_document_is_fetched_to_be_read_and_compared(visitor, made, notices):
    visitor.visit(made())
    visitor.click("#tab-text")
    visitor.settle()
    for at, document in enumerate(notices.documents):
        select = "const one = document.querySelector('#panel select'); one.selectedIndex = arguments[0];"
        visitor.script(f"{select} one.dispatchEvent(new Event('change'))", at)
        visitor.settle()
        lines = [line.strip() for line in re.split(r"[\r\n]+", document.text) if line.strip()]
        assert [line.strip() for line in visitor.texts(".reading p")] == lines
        marked = sum(map(len, visitor.texts(".reading mark")))
        spans = [range(norm.start, norm.end) for norm in notices.norms if norm.doc == document.id]
        assert marked == len(
            {i for span in spans for i in span if document.text[i - document.start] not in "\r\n"}
        )
    visitor.click("#tab-compare")
    visitor.settle()
    count = len(visitor.all(".groups .clause-link")) + len(visitor.all(".only .clause-link"))
    ids = [document.id for document in notices.documents[:2]]
    assert count == sum(norm.doc in ids for norm in notices.norms)


def test_a_way_is_found_through_what_the_page_has_not(visitor, made):
    url = made()
    visitor.visit(url)
    visitor.enter("#search", "组织部门")
    visitor.enter("#path-to", "人民群众")
    names = visitor.texts("#path .link")
    assert (names[0], names[-1]) == ("组织部门", "人民群众")
    visitor.visit(url, visitor.script("return location.hash.slice(1)"))
    assert visitor.texts("#path .link") == names


def ask(visitor, cypher):
    visitor.click("#tab-cypher")
    visitor.script("document.querySelector('#question').value = ''")
    visitor.one("#question").send_keys(cypher)
    visitor.click("#run")
    visitor.settle()


def test_no_serious_finding_in_the_query_box(visitor, made):
    visitor.visit(made())
    ask(visitor, "MATCH (n:Norm {modality: 'prohibition'}) RETURN n.text AS 内容 ORDER BY n.id")
    assert findings(visitor) == []
    ask(visitor, "MATCH (n:Nothing RETURN n")
    assert findings(visitor) == []
    visitor.driver.get_log("browser")  # the refused query


def test_a_query_is_tabled_and_drawn(visitor, made, notices):
    visitor.visit(made())
    banned = sorted(norm.id for norm in notices.norms if norm.modality == "prohibition")
    ask(visitor, "MATCH (n:Norm {modality: 'prohibition'}) RETURN n.text AS 内容, n ORDER BY n.id")
    assert visitor.texts("#answer th") == ["内容", "n"]
    assert len(visitor.all("#answer tbody tr")) == min(len(banned), NARROW.rows)
    visitor.click("#draw-answer")
    visitor.settle()
    visitor.click("#tab-list")
    by_id = {norm.id: norm.text for norm in notices.norms}
    assert sorted(visitor.texts("#norms .clause-link")) == sorted(by_id[one] for one in banned[: NARROW.rows])
    assert "only=" in visitor.script("return location.hash")
    visitor.click("#filter-only")
    assert len(visitor.texts("#norms .clause-link")) > len(banned)


def test_actors_of_a_query_are_drawn_alone(visitor, made):
    visitor.visit(made())
    ask(visitor, "MATCH (a:Actor) WHERE a.name IN ['党员干部', '党中央', '群众'] RETURN a")
    assert sorted(visitor.texts("#answer td")) == sorted(["党员干部", "党中央", "群众"])
    visitor.click("#draw-answer")
    visitor.settle()
    assert re.findall(r"\d+", visitor.text("#shown"))[:2] == ["3", "3"]
    visitor.click("#unamong")
    assert int(re.findall(r"\d+", visitor.text("#shown"))[1]) > 3


def test_the_query_of_the_view_runs_as_it_stands(visitor, made, notices):
    visitor.visit(made(limits=Limits()), "modality=prohibition")
    visitor.click("#tab-cypher")
    visitor.click("#run")
    visitor.settle()
    banned = [norm for norm in notices.norms if norm.modality == "prohibition"]
    assert len(visitor.all("#answer tbody tr")) == len(banned)


def test_a_refused_query_is_told_and_changes_nothing(visitor, made):
    visitor.visit(made())
    before = visitor.text("#count")
    ask(visitor, "MATCH (n) DETACH DELETE n")
    assert "would write" in visitor.text("#refusal")
    assert not visitor.all("#answer")
    assert visitor.text("#count") == before
    visitor.driver.get_log("browser")  # the refusal's status, which Chromium tells as an error


def test_no_payload_runs_in_answers_either(visitor, made, tmp_path):
    visitor.visit(made(keep(tmp_path, poisoned(ALL[::7])), Limits(whole=3, busiest=3)))
    ask(visitor, "MATCH (a:Actor)-[e]->(n:Norm)-[:TOWARDS]->(b:Actor) RETURN a, e, n, b, a.name AS name")
    assert len(visitor.all("#answer tbody tr")) >= len(ALL[::7])
    visitor.click("#draw-answer")
    visitor.settle()
    assert visitor.script("return window.fired || 0") == 0
    fired, foreign, pictures = visitor.driver.execute_async_script(VISIT, 3)
    assert (fired, foreign, len(pictures)) == (0, 0, 2)
    assert json.dumps(pictures).count("<script") == 0


@pytest.mark.skipif(os.name == "nt", reason="POSIX signals")
def test_ctrl_c_ends_it_and_the_page_says_so(visitor, made):
    command = [sys.executable, "-m", "kg.cli", "serve", str(made.folder), "--port", "0"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    url = process.stderr.readline().split()[0]
    visitor.visit(url)
    ask(visitor, "RETURN 1 AS one")
    assert visitor.texts("#answer td") == ["1"]
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=20)
    assert (process.returncode, out, err.strip()) == (130, "", "")
    visitor.click("#run")
    visitor.settle()
    assert "zeren serve" in visitor.text("#refusal")
    visitor.driver.get_log("browser")  # the refused connection
