"""The report of a run in a real browser: it is sorted and filtered, fits, and never calls another place."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser
from reported import evaluated

from browser.serving import Visit
from passerelle.evaluation.reports.page import page

pytestmark = pytest.mark.browser

SHOWN = "table.failures tbody tr:not([hidden])"


@pytest.fixture
def report(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Visit]]:
    """Give a function that opens the report as a file, as a person does who was sent it."""
    contexts = []

    def open_report(width: int = 1440, **more: Any) -> Visit:
        path = tmp_path / "report.html"
        path.write_text(page(evaluated()), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **more))
        made = Visit(contexts[-1].new_page(), path.as_uri())
        made.page.set_default_timeout(15_000)
        made.watch()
        made.page.goto(made.url)
        return made

    yield open_report
    for context in contexts:
        context.close()


def states(made: Visit) -> list[str | None]:
    return [row.get_attribute("data-state") for row in made.page.locator(SHOWN).all()]


def test_the_report_asks_for_nothing_but_itself(report: Callable[..., Visit]) -> None:
    made = report()
    assert made.page.locator(SHOWN).count() == 6
    assert [each for each in made.requests if not each.startswith("data:")] == [made.url]
    assert made.complaints == []
    assert made.page.evaluate("window.hacked") is None


def test_the_browser_would_refuse_the_report_another_place(report: Callable[..., Visit]) -> None:
    made = report()
    sent = made.page.evaluate("fetch('https://evil.example/').then(() => 'sent', () => 'refused')")
    assert sent == "refused"
    assert any("Content Security Policy" in complaint for complaint in made.complaints)


def test_failures_are_filtered_by_words_and_by_kind(report: Callable[..., Visit]) -> None:
    made = report()
    made.page.locator('select[name="tag"]').select_option("lieu")
    assert states(made) == ["unfound", "misquoted"]
    made.page.locator('input[name="search"]').fill("OU EST")
    assert states(made) == ["unfound"]
    assert made.text_of(".filters output") == "1 of 6 questions"
    made.page.locator('select[name="tag"]').select_option("")
    made.page.locator('input[name="search"]').fill("")
    made.page.locator('select[name="state"]').select_option("stale")
    assert states(made) == ["stale"]


def test_failures_are_sorted_by_rank_as_by_a_number_and_back(report: Callable[..., Visit]) -> None:
    made = report()
    head = made.page.locator('th:has(button[data-column="3"])')
    head.locator("button").click()
    assert states(made)[:2] == ["refused", "misquoted"]
    assert head.get_attribute("aria-sort") == "ascending"
    head.locator("button").click()
    assert states(made)[-2:] == ["misquoted", "refused"]
    assert head.get_attribute("aria-sort") == "descending"


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_report_never_scrolls_sideways_and_is_dark_by_night(
    report: Callable[..., Visit], width: int, scheme: str
) -> None:
    made = report(width, color_scheme=scheme)
    made.page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert made.page.evaluate("document.documentElement.scrollWidth") <= width
    paper = made.page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == {"light": "rgb(245, 242, 234)", "dark": "rgb(21, 23, 26)"}[scheme]


def test_the_report_is_whole_without_a_script(report: Callable[..., Visit]) -> None:
    made = report(java_script_enabled=False)
    assert made.page.locator(SHOWN).count() == 6
    assert not made.page.locator("form.filters").is_visible()
