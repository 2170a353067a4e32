"""The document beside the conversation, addresses that lead to a passage or ask, and the choice of colours."""

from collections.abc import Callable

import pytest

from browser.serving import Visit

pytestmark = pytest.mark.browser

QUESTION = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
FOCUS = "document.activeElement"


def test_a_document_stands_beside_the_conversation_has_an_address_and_goes_with_back(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.ask(QUESTION)
    page.page.locator("#card-1-1 .open").click()
    page.page.locator("#reading mark").wait_for()
    assert page.page.locator("#question textarea").is_visible()
    assert "document=accords-de-geneve-afghanistan.md&span=" in page.page.url
    assert page.page.locator("#reading :is(h3, h4).heading").count() > 1
    address = page.page.url
    page.page.go_back()
    page.page.locator("#reading").wait_for(state="hidden")
    assert page.page.evaluate(f"{FOCUS}.className") == "open"
    assert page.complaints == []
    page.page.goto(address.split("&words=")[0])
    page.page.locator("#reading mark").wait_for()
    page.complaints.clear()  # to leave a page cuts what gradio still waits for
    assert "14 avril 1988" in page.text_of("#reading mark")
    page.page.locator("#reading .close").click()
    assert not page.page.locator("#reading").is_visible()
    assert "document=" not in page.page.url
    assert page.complaints == []


def test_words_are_found_in_a_document_without_accents_or_capitals(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.locator("#library .open", has_text="Genève").click()
    page.page.locator("#reading .reading-text").wait_for()
    page.page.locator("#reading-find").fill("GENEVE")
    first, _, count = page.text_of("#reading-count").partition(" / ")
    assert (first, int(count) > 2) == ("1", True)
    page.page.keyboard.press("Enter")
    assert page.text_of("#reading-count") == f"2 / {count}"


def test_an_address_asks_a_question_once(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.goto(f"{page.url}?q=How+long+did+the+blockade+of+Lithuania+last%3F")
    page.page.locator("#chat .answer").wait_for()
    assert "about ten weeks" in page.text_of("#chat .answer")
    assert page.page.url == page.url


def test_an_answer_is_copied_with_its_sources_and_their_addresses(visit: Callable[..., Visit]) -> None:
    page = visit(permissions=["clipboard-read", "clipboard-write"])
    page.ask(QUESTION)
    page.page.locator(".evidence-head .copy").click()
    page.page.locator(".evidence-head .copy .say", has_text="Réponse copiée").wait_for()
    copied = page.page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith(QUESTION)
    assert "\n[1] Les accords de Genève sur l'Afghanistan" in copied
    assert f"{page.url}?document=accords-de-geneve-afghanistan.md&span=" in copied


def test_the_rest_of_a_passage_is_shown_on_demand(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    rest, button = page.page.locator("#card-1-1 .rest"), page.page.locator("#card-1-1 .whole")
    assert rest.count() > 0
    assert not any(each.is_visible() for each in rest.all())
    button.click()
    assert all(each.is_visible() for each in rest.all())
    assert button.get_attribute("aria-expanded") == "true"


def test_colours_can_be_chosen_and_last(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.locator("#colours").select_option("dark")
    assert page.page.evaluate("document.body.classList.contains('dark')")
    page.page.reload()
    page.page.locator("#library li").first.wait_for()
    assert page.page.evaluate("document.body.classList.contains('dark')")
    page.page.locator("#colours").select_option("light")
    assert not page.page.evaluate("document.body.classList.contains('dark')")


def test_focus_is_kept_after_an_example_and_keys_lead_from_the_question_to_a_passage(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.page.locator(".example").first.click()
    page.page.locator("#card-1-1").wait_for()
    assert page.page.evaluate(f"{FOCUS}.tagName") == "TEXTAREA"
    page.page.keyboard.press("Escape")
    page.page.keyboard.press("1")
    assert page.page.evaluate(f"{FOCUS}.id") == "card-1-1"


def test_the_log_has_headings_and_the_pages_words_have_their_language(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask("How long did the blockade of Lithuania last?")
    assert page.page.locator("#chat h2").all_text_contents() == ["Vous demandez", "Passerelle répond"]
    assert page.page.locator(".answer .say").first.get_attribute("lang") == "fr"


def test_forced_colours_show_where_the_focus_is_and_no_box_cuts_a_ring(visit: Callable[..., Visit]) -> None:
    page = visit(forced_colors="active")
    page.page.locator("#question textarea").focus()
    style = page.page.evaluate("getComputedStyle(document.querySelector('#ask')).outlineStyle")
    assert style == "solid"
    assert page.page.evaluate("getComputedStyle(document.querySelector('#ask')).overflow") == "visible"


def test_the_question_stays_in_view_on_a_phone(visit: Callable[..., Visit]) -> None:
    page = visit(width=360, height=640)
    page.ask(QUESTION)
    box = page.page.locator("#ask").bounding_box()
    assert box is not None
    assert 0 <= box["y"] <= 640 - box["height"]
