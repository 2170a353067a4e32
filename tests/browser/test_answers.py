"""Questions asked in a browser, and the passages their answers lead to."""

from collections.abc import Callable

import pytest

from browser.serving import Visit
from passerelle.ui.strings import STRINGS

pytestmark = pytest.mark.browser

FRENCH = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
ENGLISH = "When did the Reykjavik summit take place?"
UNANSWERABLE = "What is the capital of Australia?"


def test_a_french_question_is_answered_with_the_sentence_of_its_document(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(FRENCH)
    assert "jeudi 14 avril 1988" in page.text_of("#chat .answer")
    assert "jeudi 14 avril 1988" in page.text_of(".card-cited mark")
    assert page.text_of(".card-cited h3 bdi") == "Les accords de Genève sur l'Afghanistan"


def test_an_english_question_is_answered_in_an_english_frame(visit: Callable[..., Visit]) -> None:
    page = visit("en-GB")
    page.ask(ENGLISH)
    assert page.text_of("#chat .lead").startswith("According to")
    assert "11 and 12 October 1986" in page.text_of("#chat .quote")


def test_a_click_on_a_mark_moves_to_the_card_whose_quotation_stands_in_its_passage(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.ask(FRENCH)
    page.page.locator("#chat a.cite").first.click()
    assert page.page.evaluate("document.activeElement.id") == "card-1-1"
    assert page.text_of("#card-1-1 mark") == page.text_of("#chat .quote")
    assert page.text_of("#card-1-1 mark") in page.text_of("#card-1-1 .passage")


def test_a_card_opens_the_whole_document_at_the_same_words(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(FRENCH)
    page.page.locator("#card-1-1 .open").click()
    mark = page.page.locator("#reading mark")
    mark.wait_for()
    assert mark.text_content() == page.text_of("#card-1-1 mark")
    assert mark.bounding_box() is not None
    assert page.page.locator("#reading .reading-text").evaluate("it => it.textContent.length") > 2000
    box, body = mark.bounding_box(), page.page.locator("#reading-body").bounding_box()
    assert box is not None
    assert body is not None
    assert body["y"] < box["y"] < body["y"] + body["height"]


def test_what_the_documents_do_not_say_is_said_so_beside_the_nearest_passages(
    visit: Callable[..., Visit],
) -> None:
    page = visit()
    page.ask(UNANSWERABLE)
    assert page.page.locator("#chat .abstained .state").is_visible()
    assert page.text_of("#chat .abstained") != ""
    assert page.page.locator(".card-near").first.is_visible()
    assert page.page.locator(".card-cited, .evidence mark").count() == 0


def test_passages_an_answer_does_not_use_are_folded_apart(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(FRENCH)
    assert page.page.locator(".card-cited").first.is_visible()
    assert not page.page.locator(".others .card-near").first.is_visible()
    page.page.locator(".others summary").click()
    assert page.page.locator(".others .card-near").first.is_visible()


def test_an_earlier_answer_keeps_its_own_evidence(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(FRENCH)
    page.ask(ENGLISH, turn=2)
    assert "11 and 12 October 1986" in page.text_of(".card-cited mark")
    page.page.locator('#chat a.cite[href="#card-1-1"]').click()
    assert "14 avril 1988" in page.text_of("#card-1-1 mark")
    assert page.page.evaluate("document.activeElement.id") == "card-1-1"


def test_one_visitor_sees_nothing_of_another(visit: Callable[..., Visit]) -> None:
    first, second = visit(), visit()
    first.ask(FRENCH)
    second.ask(ENGLISH)
    assert second.page.locator("#chat .question").count() == 1
    assert "Genève" not in second.text_of("#chat")
    first.ask(UNANSWERABLE, turn=2)
    assert first.page.locator("#chat .question").count() == 2


def test_an_example_is_asked_by_a_click(visit: Callable[..., Visit]) -> None:
    page = visit()
    example = page.page.locator(".example").first
    words = example.locator("span").last.text_content()
    example.click()
    page.page.locator('.evidence[data-turn="1"]').wait_for()
    assert page.text_of("#chat .question") == words


def test_a_new_conversation_begins_empty(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(FRENCH)
    page.page.locator(".anew").click()
    page.page.locator("#welcome h2").wait_for()
    assert page.page.locator(".evidence").count() == 0
    page.ask(ENGLISH)
    assert page.page.locator("#chat .question").count() == 1


def test_an_empty_question_is_refused_in_the_language_of_the_page(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.page.locator("#send").click()
    page.page.locator("#refusal .refused .say").wait_for()
    assert page.text_of("#refusal .refused") == STRINGS["fr"]["blank"]


def test_a_question_too_long_stays_in_its_box(visit: Callable[..., Visit]) -> None:
    page = visit("en-GB")
    page.page.locator("#question textarea").fill("why " * 3000)
    page.page.locator("#send").click()
    page.page.locator("#refusal .refused .say").wait_for()
    assert page.text_of("#refusal .refused") == STRINGS["en"]["too_long"]
    assert page.page.locator("#question textarea").input_value() == "why " * 3000
