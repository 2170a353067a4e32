"""The two pictures of the README: `SCREENSHOTS=.assets .venv/bin/pytest -m slow tests/browser/test_screenshots.py`."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from browser.serving import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLOURS = 96
"""Of a picture's palette: flat colours and the edges of letters need few."""


@pytest.mark.parametrize(
    ("name", "locale", "scheme", "width", "question", "said"),
    [
        ("page", "fr-FR", "light", 1280, "Combien de missiles ont été détruits en tout ?", "2,692"),
        ("phone", "en-GB", "dark", 360, "How long did the blockade of Lithuania last?", "about ten weeks"),
    ],
)
def test_a_picture_is_taken_of_an_answer(
    visit: Callable[..., Visit],
    tmp_path: Path,
    name: str,
    locale: str,
    scheme: str,
    width: int,
    question: str,
    said: str,
) -> None:
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    opened = visit(locale, width, 800, color_scheme=scheme)
    opened.ask(question)
    assert said in opened.text_of("#chat .answer")
    opened.page.wait_for_timeout(200)
    drawn = Image.open(BytesIO(opened.page.screenshot())).convert("RGB")
    path = folder / f"{name}.png"
    drawn.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    assert path.stat().st_size < 64_000
