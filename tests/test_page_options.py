"""How gradio is told to serve the page: nothing shared, kept, counted or taken from elsewhere."""

import os

import pytest

from passerelle.ui.blocks import _html, _question, theme
from passerelle.ui.page import launch_options


@pytest.mark.parametrize(
    "name", ["enable_monitoring", "mcp_server", "pwa", "run_history", "share", "ssr_mode"]
)
def test_what_would_tell_or_keep_something_is_off(name: str) -> None:
    assert launch_options()[name] is False


def test_the_page_is_served_quietly_with_a_head_of_its_own_and_takes_no_files() -> None:
    options = launch_options()
    assert (options["quiet"], options["max_file_size"], options["footer_links"]) == (True, "1kb", [])
    assert options["head"].startswith("<style>")
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"


def test_the_theme_has_the_colours_of_the_style_sheet_and_fonts_of_the_readers_own() -> None:
    made = theme()
    assert (made.body_background_fill, made.body_background_fill_dark) == ("#f5f2ea", "#15171a")
    assert (made.body_text_color, made.body_text_color_dark) == ("#23262b", "#e8e3d8")
    assert "http" not in str(made.font) + str(made.font_mono)
    assert launch_options()["theme"].body_background_fill == made.body_background_fill


def test_the_question_is_one_line_that_grows_to_six_and_is_typed_without_a_click() -> None:
    asked = _question()
    assert (asked.elem_id, asked.label, asked.show_label, asked.container) == (
        "question",
        "Question",
        False,
        False,
    )
    assert (asked.lines, asked.max_lines, asked.autofocus) == (1, 6, True)


def test_what_stands_still_is_html_without_a_style_of_gradios() -> None:
    made = _html("<b>x</b>", elem_id="chat")
    assert (made.value, made.elem_id, made.html_template) == ("<b>x</b>", "chat", "${value}")
    assert made.apply_default_css is False
