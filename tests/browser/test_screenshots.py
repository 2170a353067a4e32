"""The pictures of the README: `SCREENSHOTS=docs pytest -m slow tests/browser` writes them there."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.serving import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTION = {
    "fr": "Quand les accords de Genève sur l’Afghanistan ont-ils été signés ?",
    "en": "How long did the blockade of Lithuania last?",
}
PNG = b"\x89PNG\r\n"


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("screen", "width", "height"), [("wide", 1280, 760), ("phone", 390, 844)])
def test_a_picture_is_taken_of_an_answer(
    visit: Callable[..., Visit],
    tmp_path: Path,
    language: str,
    scheme: str,
    screen: str,
    width: int,
    height: int,
) -> None:
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    page = visit(f"{language}-FR", width, height, color_scheme=scheme, device_scale_factor=2)
    page.ask(QUESTION[language])
    if screen == "wide":
        page.page.locator("#chat a.cite").first.click()
    picture = folder / f"page-{screen}-{language}-{scheme}.png"
    page.page.screenshot(path=picture)
    assert picture.read_bytes().startswith(PNG)
