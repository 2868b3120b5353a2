"""Makes docs/drawing.md: drawing libraries side by side on 5,000 actors, measured in a real Chromium.

`make drawing`; needs npm and Chromium. The libraries go into a temporary folder, nothing of them is kept.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import statistics
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains

from bench.page import made_up_content
from kg.view.network import network_data, overview_network
from kg.view.page import script_json

ROOT = Path(__file__).parent.parent
RESULT = ROOT / "docs" / "drawing.md"
HARNESS = Path(__file__).parent / "drawing"
FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1440,900",
    "--hide-scrollbars", "--disable-gpu",
)  # fmt: skip
ACTORS = 5000
ROUNDS = 1


@dataclass(frozen=True, slots=True)
class Library:
    """A candidate: its packages, the files that a page would carry, and the script that draws with it."""

    name: str
    packages: tuple[str, ...]
    files: tuple[str, ...]
    script: str


LIBRARIES = (
    Library(
        "vis-network", ("vis-network",), ("vis-network/standalone/umd/vis-network.min.js",), "vis-network.js"
    ),
    Library("cytoscape.js", ("cytoscape",), ("cytoscape/dist/cytoscape.min.js",), "cytoscape.js"),
)


@dataclass(frozen=True, slots=True)
class Measured:
    """Medians in milliseconds, and what the packages are."""

    library: Library
    versions: str
    size: int
    zipped: int
    first: float
    click: float
    pan: float


def main() -> None:
    """Measure every library and write the page."""
    before = os.getloadavg()[0]
    content = made_up_content(ACTORS)
    drawing = network_data(overview_network(content))
    edges = [edge for edge in drawing["edges"] if edge["type"] == "owes"]
    data = script_json({"nodes": drawing["nodes"], "edges": edges})
    with tempfile.TemporaryDirectory() as folder:
        names = [package for library in LIBRARIES for package in library.packages]
        subprocess.run(["npm", "install", "--silent", "--no-save", *names], cwd=folder, check=True)
        rows = [measure(library, Path(folder), data) for library in LIBRARIES]
    text = (HARNESS / "drawing.md.template").read_text(encoding="utf-8")
    table = "\n".join(map(table_row, rows))
    RESULT.write_text(
        text.replace("{table}", table).replace("{nodes}", f"{ACTORS:,}").replace("{edges}", f"{len(edges):,}")
        .replace("{rounds}", str(ROUNDS)).replace("{cores}", str(os.cpu_count()))
        .replace("{load}", " to ".join(f"{load:.0f}" for load in sorted((before, os.getloadavg()[0])))),
        encoding="utf-8",
    )  # fmt: skip
    print(f"made {RESULT.relative_to(ROOT)}")


def measure(library: Library, folder: Path, data: str) -> Measured:
    """Return the medians of some rounds, each in a new Chromium."""
    parts = [(folder / "node_modules" / name).read_text(encoding="utf-8") for name in library.files]
    page = folder / "page.html"
    scripts = [*parts, (HARNESS / library.script).read_text(encoding="utf-8")]
    scripts = [script.replace("</script", "<\\/script") for script in scripts]
    page.write_text(
        '<!DOCTYPE html><meta charset="utf-8"><style>html,body,#stage{margin:0;height:100%}</style>'
        f'<div id="stage"></div><script type="application/json" id="data">{data}</script>'
        + "".join(
            f"<script>{script}</script>" for script in ((HARNESS / "timing.js").read_text("utf-8"), *scripts)
        ),
        encoding="utf-8",
    )
    times = [one_round(page, folder / f"{library.script}.png") for _ in range(ROUNDS)]
    first, click, pan = (statistics.median(column) for column in zip(*times, strict=True))
    joined = "\n".join(parts).encode("utf-8")
    told = "; ".join(describe(package, folder) for package in library.packages)
    return Measured(library, told, len(joined), len(gzip.compress(joined, 9)), first, click, pan)


def one_round(page: Path, picture: Path) -> tuple[float, float, float]:
    """Return milliseconds to the first drawing, to a click's answer, and of a frame while all is moved."""
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    browser: Any = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
    try:
        browser.set_script_timeout(600)
        browser.set_page_load_timeout(600)
        browser.get(page.as_uri())
        first = browser.execute_async_script("window.drawn.then(arguments[0])")
        x, y = browser.execute_script("return window.showNode()")
        browser.execute_async_script("window.settled().then(arguments[0])")
        size = browser.execute_script("return [innerWidth, innerHeight]")
        stage = browser.find_element("id", "stage")
        offset = round(x - size[0] / 2), round(y - size[1] / 2)
        ActionChains(browser, 0).move_to_element_with_offset(stage, *offset).click().perform()
        click = browser.execute_async_script("window.clicked.then(arguments[0])")
        browser.save_screenshot(str(picture))
        pan = browser.execute_async_script("window.pan().then(arguments[0])")
    finally:
        browser.quit()
    return first, click, pan


def describe(package: str, folder: Path) -> str:
    """Return a package's version, licence and day of release, as the registry tells them."""
    version = json.loads((folder / "node_modules" / package / "package.json").read_text("utf-8"))["version"]
    asked = ["npm", "view", package, "time", "license", "--json"]
    told = json.loads(subprocess.run(asked, capture_output=True, text=True, check=True).stdout)
    return f"{package} {version}, {told['license'].strip('()')}, {told['time'][version][:10]}"


def table_row(one: Measured) -> str:
    """Return a row of the table."""
    sizes = f"{one.size / 1000:.0f} | {one.zipped / 1000:.0f}"
    times = f"{one.first:.0f} | {one.click:.0f} | {one.pan:.0f}"
    return f"| {one.library.name} | {one.versions} | {sizes} | {times} |"


if __name__ == "__main__":
    main()
