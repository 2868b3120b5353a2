"""Makes docs/graph.png: the page of the five notices as a real Chromium draws it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.support.ui import WebDriverWait

from extract.model import BearerSource, Norm
from kg.records import read_norms

ROOT = Path(__file__).parent.parent
PICTURE = ROOT / "docs" / "graph.png"
FLAGS = ("--headless=new", "--no-sandbox", "--hide-scrollbars", "--window-size=1440,1000", "--disable-gpu")


def main() -> None:
    """Build the notices, open the page and save what is seen."""
    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "kg.cli", "build", "examples/notices", "-o", folder]
        subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
        browser = webdriver.Chrome(options=options, service=Service(shutil.which("chromedriver")))
        try:
            browser.get(f"{(Path(folder) / 'graph.html').as_uri()}#norm={_telling(Path(folder)).id}")
            WebDriverWait(browser, 30).until(_drawn)
            browser.save_screenshot(str(PICTURE))
        finally:
            browser.quit()
    print(f"made {PICTURE.relative_to(ROOT)}")


def _telling(folder: Path) -> Norm:
    """Return the surest norm that says by whom, to whom and by when."""
    norms = [norm for norm in read_norms(folder / "norms.jsonl") if norm.deadline and norm.counterparties]
    told = BearerSource.EXPLICIT
    return max(norms, key=lambda norm: (norm.bearer_source == told, norm.confidence, norm.id))


def _drawn(browser: webdriver.Chrome) -> bool:
    return bool(browser.execute_script("return document.documentElement.dataset.ready") == "yes")


if __name__ == "__main__":
    main()
