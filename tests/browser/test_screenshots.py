"""The two pictures of the README: `SCREENSHOTS=.assets .venv/bin/pytest -m slow tests/browser/test_screenshots.py`."""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from browser.serving import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]

COLOURS = 256
"""Of a picture's palette: flat colours and the edges of letters need few."""


@pytest.mark.parametrize(
    ("name", "locale", "scheme", "width", "asked"),
    [
        (
            "page",
            "fr-FR",
            "light",
            1280,
            {
                "Combien de missiles ont été détruits en tout ?": "2,692",
                "Quand les accords de Genève sur l’Afghanistan ont-ils été signés ?": "14 avril 1988",
            },
        ),
        ("phone", "en-GB", "dark", 360, {"How long did the blockade of Lithuania last?": "about ten weeks"}),
    ],
)
def test_a_picture_is_taken_of_an_answer(
    visit: Callable[..., Visit],
    tmp_path: Path,
    name: str,
    locale: str,
    scheme: str,
    width: int,
    asked: dict[str, str],
) -> None:
    folder = Path(os.environ.get("SCREENSHOTS", tmp_path))
    opened = visit(locale, width, 800, color_scheme=scheme)
    for turn, (question, said) in enumerate(asked.items(), start=1):
        opened.ask(question, turn)
        assert said in opened.page.locator("#chat .answer").last.inner_text()
    if width > 860:
        opened.page.locator('#chat a.cite[href="#card-1-1"]').click()
        opened.page.locator("#card-1-1 .whole").click()
        opened.page.locator("#question textarea").focus()
    opened.page.wait_for_timeout(200)
    drawn = Image.open(BytesIO(opened.page.screenshot())).convert("RGB")
    path = folder / f"{name}.png"
    drawn.quantize(COLOURS, Image.Quantize.MEDIANCUT, kmeans=2, dither=Image.Dither.NONE).save(
        path, optimize=True
    )
    assert path.stat().st_size < 64_000
