"""A real Chromium that may not use the network, and graphs to show it."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.support.ui import WebDriverWait

from extract.model import Document, Norm, SourceText
from extract.structure import structure
from kg.graph import build_graph
from kg.records import read_norms
from kg.view import write_page

CORPUS = Path(__file__).parents[1] / "corpus" / "dev"
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--window-size=1400,900",
)  # fmt: skip


@dataclass(frozen=True)
class Shown:
    """What a page is made of."""

    graph: Any
    documents: list[Document]
    norms: list[Norm]


def corpus(*names: str) -> Shown:
    """The graph of hand-labelled documents."""
    documents: list[Document] = []
    norms: list[Norm] = []
    for name in names:
        text = (CORPUS / f"{name}.txt").read_bytes().decode("utf-8")
        documents += [found.document for found in structure(SourceText(name, f"{name}.txt", text))]
        norms += read_norms(CORPUS / f"{name}.jsonl")
    return Shown(build_graph(documents, norms), documents, norms)


@pytest.fixture(scope="session")
def notices() -> Shown:
    return corpus("000", "004", "a5", "a6", "b3")


@dataclass
class Browser:
    """A tab, and everything that page's making could have done wrong."""

    driver: Any

    def open(self, path: Path, fragment: str = "") -> None:
        self.logs()
        self.driver.get("about:blank")
        self.driver.get(path.as_uri() + (f"#{fragment}" if fragment else ""))
        WebDriverWait(self.driver, 20).until(
            lambda driver: driver.execute_script("return document.documentElement.dataset.ready") == "yes"
        )

    def all(self, selector: str) -> list[Any]:
        return list(self.driver.find_elements(By.CSS_SELECTOR, selector))

    def one(self, selector: str) -> Any:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def text(self, selector: str) -> str:
        return str(self.one(selector).text)

    def texts(self, selector: str) -> list[str]:
        script = "return [...document.querySelectorAll(arguments[0])].map((one) => one.textContent)"
        return list(self.driver.execute_script(script, selector))

    def click(self, selector: str, at: int = 0) -> None:
        element = self.all(selector)[at]
        self.driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
        element.click()

    def script(self, text: str, *values: object) -> Any:
        return self.driver.execute_script(text, *values)

    def logs(self) -> tuple[list[str], list[str]]:
        """Return console errors and the addresses asked for since the last call, the page itself left out."""
        console = [entry["message"] for entry in self.driver.get_log("browser") if entry["level"] == "SEVERE"]
        asked = []
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            if message["method"] == "Network.requestWillBeSent":
                asked.append(message["params"]["request"]["url"])
        return console, [url for url in asked if not url.startswith(("file:", "data:", "blob:", "about:"))]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A driver; skips where there is no Chromium, fails there if ZEREN_REQUIRE_BROWSER=1."""
    binary = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    service = shutil.which("chromedriver")
    missing = "no Chromium with its driver here (apt install chromium-driver)"
    driver = None
    if binary and service:
        profile = tempfile.mkdtemp(prefix="zeren-chromium-")
        options = Options()
        options.binary_location = binary
        for flag in (*FLAGS, f"--user-data-dir={profile}"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
        try:
            driver = webdriver.Chrome(options=options, service=Service(service))
            driver.set_script_timeout(120)
        except WebDriverException as error:
            missing = f"Chromium does not start: {error.msg}"
    if driver is None:
        if os.environ.get("ZEREN_REQUIRE_BROWSER") == "1":
            pytest.fail(str(missing))
        pytest.skip(f"BROWSER TESTS NOT RUN: {missing}")
    yield driver
    driver.quit()
    shutil.rmtree(profile, ignore_errors=True)


@pytest.fixture
def browser(chromium: Any) -> Iterator[Browser]:
    """A tab that ends without a console error (a broken policy is one) and asked for nothing."""
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    tab = Browser(chromium)
    tab.logs()
    yield tab
    console, asked = tab.logs()
    assert console == []
    assert asked == []


@pytest.fixture(scope="session")
def notices_page(notices: Shown, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("view") / "graph.html"
    write_page(path, notices.graph, notices.documents, notices.norms, title="五份文件")
    return path


@pytest.fixture
def opened(browser: Browser, notices_page: Path) -> Browser:
    """The page of the five labelled documents, open."""
    browser.open(notices_page)
    return browser


@pytest.fixture
def phone(chromium: Any) -> Iterator[Callable[[], None]]:
    """Call it to make the tab as narrow as a phone."""

    def narrow() -> None:
        size = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
        chromium.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    yield narrow
    chromium.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
