"""Contrast, names, roles and keyboard, judged by axe-core and by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

pytestmark = pytest.mark.browser

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
RUN = """
const done = arguments[arguments.length - 1];
axe.run(document, {resultTypes: ['violations']}).then((found) => done(found.violations
  .filter((one) => ['serious', 'critical'].includes(one.impact))
  .map((one) => `${one.id}: ${one.nodes.slice(0, 3).map((node) => node.html)}`)));
"""


def findings(browser) -> list[str]:
    if not browser.script("return Boolean(window.axe)"):
        browser.script(AXE)
    return browser.driver.execute_async_script(RUN)


@pytest.mark.parametrize(("language", "theme"), [("zh", "light"), ("en", "dark")])
def test_no_serious_finding(browser, notices, notices_page, theme, language):
    norm = next(norm for norm in notices.norms if norm.deadline and norm.counterparties)
    browser.open(notices_page, f"theme={theme}&language={language}&norm={norm.id}")
    found = {"list": findings(browser)}
    for tab in ("duties", "text", "compare", "cypher"):
        browser.click(f"#tab-{tab}")
        found[tab] = findings(browser)
    assert {where: what for where, what in found.items() if what} == {}


def test_tab_reaches_everything_in_order(opened):
    seen = []
    for _ in range(36):
        opened.driver.switch_to.active_element.send_keys(Keys.TAB)
        seen.append(opened.script("return document.activeElement.id || document.activeElement.className"))
    wanted = ["search", "reset", "modality-obligation", "filter-text", "view-overview", "tab-list", "csv"]
    places = [seen.index(name) for name in wanted]
    assert places == sorted(places)


def test_arrows_move_between_tabs(opened):
    opened.click("#tab-list")
    opened.driver.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
    assert opened.one("#tab-duties").get_attribute("aria-selected") == "true"
    assert opened.script("return document.activeElement.id") == "tab-duties"


def test_choosing_a_norm_keeps_the_place_in_the_list(opened):
    opened.script("document.querySelector('#panel').scrollTop = 400")
    button = opened.all("#norms .clause-link")[12]
    opened.script("arguments[0].focus({preventScroll: true})", button)
    top = opened.script("return document.querySelector('#panel').scrollTop")
    button.send_keys(Keys.ENTER)
    assert opened.script("return document.querySelector('#panel').scrollTop") == top
    assert opened.driver.switch_to.active_element == button
    assert "chosen" in opened.all("#norms tbody tr")[12].get_attribute("class")
