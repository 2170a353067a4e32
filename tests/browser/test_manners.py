"""How the page behaves: languages, keys, small screens, hostile words, and the network it never calls."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from browser.conftest import HOSTILE, HOSTILE_SENTENCE, HOSTILE_TITLE
from browser.serving import Visit
from passerelle.html import together
from passerelle.ui.strings import STRINGS

pytestmark = pytest.mark.browser

QUESTION = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
HOSTILE_QUESTION = (
    "Quelle est la devise du capitaine Zébulon ? <img src=x onerror=window.hacked=5> **x** $$y$$"
)


def test_the_page_speaks_the_language_of_the_browser(visit: Callable[..., Visit]) -> None:
    for locale, welcome in (
        ("fr-FR", STRINGS["fr"]["welcome"]),
        ("en-US", STRINGS["en"]["welcome"]),
        ("de-DE", STRINGS["en"]["welcome"]),
    ):
        page = visit(locale)
        assert page.text_of("#welcome h2") == welcome
        assert page.page.evaluate("document.documentElement.lang") == locale[:2].replace("de", "en")


def test_the_switch_of_language_lasts_after_a_reload(visit: Callable[..., Visit]) -> None:
    page = visit("en-GB")
    page.page.locator('.tongue[data-language="fr"]').click()
    assert page.text_of("#welcome h2") == STRINGS["fr"]["welcome"]
    page.page.reload()
    page.page.locator("#library li").first.wait_for()
    assert page.text_of("#welcome h2") == STRINGS["fr"]["welcome"]
    assert page.page.locator("#question textarea").get_attribute("placeholder") == "Posez votre question…"


def test_the_switch_turns_an_answer_that_is_already_there(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    page.page.locator('.tongue[data-language="en"]').click()
    assert page.text_of(".evidence h2") == "Cited passages"
    assert page.text_of("#card-1-1 .open") == "Open in document"
    page.page.locator("#card-1-1 .open").click()
    page.page.locator("#reading mark").wait_for()
    assert page.text_of("#reading .badge .unseen") == "Text in French"


def test_no_english_word_of_the_interface_is_left_in_french(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    shown = page.page.evaluate(
        """() => [...document.querySelectorAll("body *")].filter((it) => it.checkVisibility()).flatMap((it) =>
        [...["aria-label", "title", "placeholder"].map((name) => it.getAttribute(name) ?? ""),
        ...[...it.childNodes].filter((node) => node.nodeType === 3).map((node) => node.textContent)])"""
    )
    english = {
        "textbox",
        "send",
        "clear",
        "copy",
        "close",
        "message",
        "chatbot",
        "loading",
        "settings",
        "submit",
        "error",
    }
    assert english & {word.strip(".:").lower() for text in shown for word in text.split()} == set()


def test_everything_is_reached_by_keys_alone(visit: Callable[..., Visit]) -> None:
    page = visit()
    keys, focus = page.page.keyboard, "document.activeElement"
    page.ask(QUESTION)
    page.page.locator("#chat a.cite").first.focus()
    keys.press("Enter")
    assert page.page.evaluate(f"{focus}.id") == "card-1-1"
    keys.press("Tab")
    assert page.page.evaluate(f"{focus}.className") == "open"
    keys.press("Enter")
    page.page.locator("#reading mark").wait_for()
    assert page.page.evaluate(f"{focus}.id") == "reading-body"
    keys.press("Escape")
    assert not page.page.locator("#reading").is_visible()
    assert page.page.evaluate(f"{focus}.className") == "open"
    keys.press("Escape")
    assert page.page.evaluate(f"{focus}.className").startswith("cite")
    keys.press("1")
    assert page.page.evaluate(f"{focus}.id") == "card-1-1"


def test_a_key_typed_in_the_question_moves_nothing(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    page.page.locator("#question textarea").focus()
    page.page.keyboard.type("1989")
    assert page.page.locator("#question textarea").input_value() == "1989"


def test_a_citation_is_copied_with_its_place(visit: Callable[..., Visit]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.ask(QUESTION)
    page.page.locator("#card-1-1 .copy").click()
    page.page.locator("#card-1-1 .copy .say", has_text="Citation copiée").wait_for()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(f"« {page.text_of('#card-1-1 mark')} » (Les accords de Genève sur l'Afghanistan")


@pytest.mark.parametrize("width", [320, 390, 1024])
def test_a_small_screen_never_scrolls_sideways(visit: Callable[..., Visit], width: int) -> None:
    page = visit(width=width, height=844)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    page.ask(HOSTILE_QUESTION)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= width
    page.page.locator("#chat a.cite").first.click()
    assert page.page.locator("#card-1-1 mark").is_visible()
    page.page.locator("#card-1-1 .open").click()
    page.page.locator("#reading mark").wait_for()
    assert page.page.evaluate("document.querySelector('#reading-body').scrollWidth") <= width


def test_a_hostile_document_shows_as_text_and_does_nothing(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(HOSTILE_QUESTION)
    assert page.text_of("#chat .question") == together(HOSTILE_QUESTION)
    assert page.text_of("#chat .quote") == HOSTILE_SENTENCE
    assert page.text_of(".card-cited h3 bdi") == HOSTILE_TITLE
    assert page.text_of(".card-cited mark") == HOSTILE_SENTENCE
    page.page.locator("#card-1-1 .open").click()
    page.page.locator("#reading mark").wait_for()
    assert page.text_of("#reading mark") == HOSTILE_SENTENCE
    assert page.text_of("#reading .reading-text").strip() == HOSTILE.strip()
    assert (
        page.page.locator(
            ".answer img, .answer code, .answer strong, .answer .katex, .card script, .card img"
        ).count()
        == 0
    )
    assert page.page.locator("#reading-body :is(script, img, a, details), #library img").count() == 0
    assert page.page.evaluate("window.hacked") is None
    assert page.elsewhere() == []
    assert page.complaints == []


def test_nothing_is_ever_asked_of_another_place(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    page.ask("What is the capital of Australia?", turn=2)
    page.page.locator(".card-near .open").first.click()
    page.page.locator("#reading .reading-text").wait_for()
    page.page.keyboard.press("Escape")
    page.page.locator(".suggest").first.click()
    page.page.locator("#chat .turn").nth(2).wait_for()
    page.page.emulate_media(media="print")
    page.page.emulate_media(media="screen")
    page.page.locator(".kept").click()
    page.page.locator("#conversations li").first.wait_for()
    assert {urlsplit(each).path for each in page.requests} >= {"/conversations/ask", "/conversations/list"}
    assert page.elsewhere() == []
    assert page.complaints == []


def test_the_browser_itself_would_refuse_another_place(visit: Callable[..., Visit]) -> None:
    page = visit()
    refused = page.page.evaluate("fetch('https://evil.example/').then(() => 'sent', () => 'refused')")
    assert refused == "refused"
    assert any("Content Security Policy" in complaint for complaint in page.complaints)
