"""A reader says that an answer is wrong: the question goes into a set, with the right passage or none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from browser.serving import Visit
from passerelle.evaluation.sets.read import read_questions

pytestmark = pytest.mark.browser

QUESTION = "Quelle est la devise du capitaine Zébulon ? <img src=x>"


@pytest.fixture
def reader(visit: Callable[..., Visit], shelf: tuple[str, Path]) -> Callable[..., Visit]:
    return lambda **more: visit(url=shelf[0], **more)


def test_a_reader_says_which_passage_was_right(reader: Callable[..., Visit], shelf: tuple[str, Path]) -> None:
    page = reader()
    page.ask(QUESTION)
    page.page.locator(".feedback summary").click()
    page.page.locator(".judge[data-document='zebulon.txt']").first.click()
    page.page.locator(".feedback .say-kept").wait_for()
    assert page.text_of(".feedback") == "C’est noté, merci."
    assert (
        page.page.locator("details:not(:has(> summary))").count() == 0
    )  # the browser would name it, in English
    (question,) = [each for each in read_questions([shelf[1]]).questions if each.text == QUESTION]
    assert [each.document for each in question.expected] == ["zebulon.txt"]
    assert page.elsewhere() == []
    assert page.complaints == []


def test_a_reader_says_that_the_documents_do_not_say(
    reader: Callable[..., Visit], shelf: tuple[str, Path]
) -> None:
    page = reader(width=390, height=844)
    asked = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
    page.ask(asked)
    page.page.locator(".feedback summary").click()
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    page.page.locator(".judge:not([data-document])").click()
    page.page.locator(".feedback .say-kept").wait_for()
    (question,) = [each for each in read_questions([shelf[1]]).questions if each.text == asked]
    assert not question.answerable


def test_a_page_that_keeps_no_feedback_asks_for_none(visit: Callable[..., Visit]) -> None:
    page = visit()
    page.ask(QUESTION)
    assert page.page.locator(".feedback").count() == 0
