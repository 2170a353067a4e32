"""No state of the page breaks a rule of axe-core, which checks what can be of WCAG and of good practice."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from browser.serving import Visit
from browser.states import REFUSED, STATES, TABLE, Language, State

pytestmark = pytest.mark.browser

AXE = Axe()
WIDTHS = (1280, 360)


def violations(opened: Visit) -> list[str]:
    """Return each rule that is broken, with what breaks it."""
    found: dict[str, Any] = AXE.run(opened.page).response
    assert len(found["passes"]) > 20  # rules that were looked at and kept
    return [
        f"{rule['id']}: {node['html'][:200]} {node['target']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


def test_a_conversation_breaks_no_rule(visit: Callable[..., Visit], shelf: tuple[str, Path]) -> None:
    opened = visit(width=360, height=740, url=shelf[0], color_scheme="dark")
    opened.ask(TABLE["fr"])
    opened.ask(REFUSED["en"], 2)
    assert violations(opened) == []
    opened.page.set_viewport_size({"width": 1280, "height": 800})
    opened.page.emulate_media(color_scheme="light")
    opened.page.locator("#side .card-near").first.wait_for()
    opened.page.locator('#chat a.cite[href="#card-1-1"]').click()
    opened.page.locator("#card-1-1 .open").click()
    opened.page.locator("#reading mark").first.wait_for()
    assert violations(opened) == []


@pytest.mark.slow
@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("state", STATES, ids=str)
def test_no_state_breaks_a_rule(
    visit: Callable[..., Visit],
    shelf: tuple[str, Path],
    empty: str,
    state: State,
    width: int,
    language: Language,
) -> None:
    opened = visit(f"{language}-FR", width, 800, url=empty if state.empty else shelf[0], color_scheme="light")
    state.reach(opened, language)
    found = violations(opened)
    opened.page.emulate_media(color_scheme="dark")
    opened.page.locator("body.dark").wait_for()
    assert found + violations(opened) == []
