"""A phone has the question in view and each answer's evidence under it; paper has every answer's, and no controls."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest

from browser.serving import Visit
from browser.states import REFUSED, TABLE, TWINS, TWO_SOURCES, Language
from passerelle.ui.strings import STRINGS

pytestmark = pytest.mark.browser

in_both = pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])
CONTROLS = "button, input, textarea, select, a.step, a.see, summary:not(.own > summary)"


@in_both
def test_a_phone_has_each_answers_evidence_under_it_and_the_question_in_view(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened = visit(f"{language}-GB", width=360, height=640, url=shelf[0])
    page = opened.page
    assert not page.locator("#library li").first.is_visible()  # the list is folded
    opened.ask(TWO_SOURCES[language])
    opened.ask(REFUSED["en"], 2)
    first, second = page.locator("#chat .turn").all()
    assert page.locator("#side .evidence").count() == 0
    assert first.locator(".card-cited").count() == 2
    assert not first.locator(".card-cited").first.is_visible()  # an earlier answer's is folded
    assert second.locator(".evidence > .card-near").first.is_visible()
    first.locator("a.cite").first.click()
    assert first.locator("#card-1-1 mark").first.is_visible()
    assert page.evaluate("document.activeElement.id") == "card-1-1"
    for place in ("0", "document.body.scrollHeight / 2", "document.body.scrollHeight"):
        page.evaluate(f"scrollTo(0, {place})")
        box = page.locator("#ask").bounding_box()
        assert box is not None
        assert 0 < box["y"] <= 640 - box["height"]


@pytest.mark.slow
def test_a_screen_that_is_turned_keeps_what_was_unfolded(
    visit: Callable[..., Visit], shelf: tuple[str, Path]
) -> None:
    opened = visit(width=360, height=740, url=shelf[0])
    page = opened.page
    opened.ask(TWINS["fr"])
    page.locator(".others summary").click()
    page.locator("#chat a.cite").first.click()
    assert page.locator(".flash").count() == 1
    page.set_viewport_size({"width": 1280, "height": 800})
    page.locator("#side .others[open] .card-near").first.wait_for()
    assert page.locator("#chat .evidence").count() == 0
    assert page.locator(".flash").count() == 0
    page.set_viewport_size({"width": 360, "height": 740})
    page.locator("#chat .own .others[open] .card-near").first.wait_for()
    assert page.locator("#side .evidence").count() == 0


@in_both
def test_paper_has_each_answer_with_its_sources_and_marks_by_day_and_no_controls(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened = visit(f"{language}-GB", url=shelf[0], color_scheme="dark")
    page = opened.page
    opened.ask(TWO_SOURCES[language])
    opened.ask("Qui a bâti la maison Höfði ?", 2)
    shown = page.locator("#side .card-cited").count()
    with pypdfium2.PdfDocument(page.pdf(print_background=True)) as document:
        printed = "\n".join(sheet.get_textpage().get_text_range() for sheet in document)
    assert (
        printed.count("Le budget de la fête du quartier est fixé à 480 euros.") == 2
    )  # said, and in its passage
    for source in ("La trésorière s'appelle Inès Carpentier.", "documents/2024/assemblee.md", "Höfði House"):
        assert source in printed
    for control in ("edit", "open", "copy", "library", "hint", "as_system", "feedback", "others"):
        assert STRINGS[language][control] not in printed
    page.emulate_media(media="print")
    page.locator("#chat .own").nth(1).wait_for()
    assert [each for each in page.locator(CONTROLS).all() if each.is_visible()] == []
    assert page.locator("#chat .own mark").first.is_visible()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper == "rgb(255, 255, 255)"
    page.emulate_media(media="screen")
    page.locator("#side .card-cited").first.wait_for()
    assert (page.locator("#side .card-cited").count(), page.locator(".own").count()) == (shown, 0)


@pytest.mark.slow
def test_paper_of_several_pages_ends_with_the_last_source(
    visit: Callable[..., Visit], shelf: tuple[str, Path]
) -> None:
    opened = visit(url=shelf[0])
    for turn, question in enumerate(
        (TWO_SOURCES["fr"], TABLE["fr"], TWO_SOURCES["fr"], TWINS["fr"]), start=1
    ):
        opened.ask(question, turn)
    with pypdfium2.PdfDocument(opened.page.pdf()) as document:
        last = document[len(document) - 1].get_textpage().get_text_range()
    assert "Chaque famille emporte au plus trois paniers par jour." in " ".join(last.split())
