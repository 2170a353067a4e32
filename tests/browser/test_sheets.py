"""Contact sheets: each state of the page in both languages, by day and by night, wide and on a phone.

`make sheets` writes one picture a state to `.sheets/`, to be looked at.
"""

import os
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from browser.serving import Visit
from browser.states import STATES, Language, State

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LANGUAGES: tuple[Language, ...] = ("fr", "en")
SCREENS = {"wide": (1280, 800), "phone": (360, 800)}
GAP = 16


@pytest.mark.parametrize("state", STATES, ids=str)
def test_each_state_is_drawn_fits_and_asks_nothing_of_another_place(
    visit: Callable[..., Visit], shelf: tuple[str, Path], empty: str, tmp_path: Path, state: State
) -> None:
    rows: dict[str, list[Image.Image]] = {"light": [], "dark": []}
    for language in LANGUAGES:
        for width, height in SCREENS.values():
            url = empty if state.empty else shelf[0]
            opened = visit(f"{language}-FR", width, height, url=url, color_scheme="light")
            state.reach(opened, language)
            for scheme, row in rows.items():
                opened.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
                row.append(pictured(opened))
            assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
            assert opened.elsewhere() == []
            assert [each for each in opened.complaints if "502" not in each] == []
            opened.page.context.close()
    folder = Path(os.environ.get("SHEETS", tmp_path))
    folder.mkdir(parents=True, exist_ok=True)
    sheet = laid_out(state.name, list(rows.values()))
    sheet.save(folder / f"{STATES.index(state):02}-{state.name.replace(' ', '-')}.png")
    assert len(sheet.getcolors(1 << 24) or ()) > 100


def pictured(opened: Visit) -> Image.Image:
    opened.page.wait_for_timeout(120)  # the colours of the night come by an event
    return Image.open(BytesIO(opened.page.screenshot())).convert("RGB")


def laid_out(name: str, rows: list[list[Image.Image]]) -> Image.Image:
    """Return the pictures of *rows* beside and below each other, on grey, under the *name* of their state."""
    width = sum(each.width + GAP for each in rows[0]) + GAP
    height = sum(row[0].height + GAP for row in rows) + 2 * GAP
    sheet = Image.new("RGB", (width, height), "#777")
    ImageDraw.Draw(sheet).text((GAP, 2), name, fill="white")
    top = 2 * GAP
    for row in rows:
        left = GAP
        for each in row:
            sheet.paste(each, (left, top))
            left += each.width + GAP
        top += row[0].height + GAP
    return sheet
