"""What a reader who hears the page, or goes by keys, is told; and what tells a citation from what is only near."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect

from browser.serving import Visit
from browser.states import REFUSED, TABLE, TWINS, TWO_SOURCES, Language, waiting
from passerelle.html import together
from passerelle.phrases import TELL
from passerelle.ui.strings import STRINGS

pytestmark = pytest.mark.browser

FOCUS = "document.activeElement"
in_both = pytest.mark.parametrize("language", ["fr", pytest.param("en", marks=pytest.mark.slow)])


@in_both
def test_each_turn_is_an_article_that_says_who_speaks_and_whether_it_is_an_answer(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened, words = visit(f"{language}-GB", url=shelf[0]), STRINGS[language]
    page = opened.page
    opened.ask(TWINS[language])
    expect(page.locator("#status")).to_have_text(words["answered"])
    opened.ask(REFUSED[language], 2)
    expect(page.locator("#status")).to_have_text(words["abstained"])
    log = page.get_by_role("log")
    assert [each.get_attribute("aria-label") for each in log.get_by_role("article").all()] == [
        "Question 1",
        "Question 2",
    ]
    assert log.get_by_role("heading", level=2).all_text_contents() == [
        words["asked"],
        words["answer"],
        words["asked"],
        words["refuses"],
    ]
    other = "en" if language == "fr" else "fr"
    page.locator(f'.tongue[data-language="{other}"]').click()
    said = page.locator("#chat .say").evaluate_all("all => all.map((it) => it.closest('[lang]').lang)")
    assert set(said) == {other}
    assert page.locator("#chat .abstained").get_attribute("lang") == language


def test_words_say_that_an_answer_is_waited_for(visit: Callable[..., Visit], shelf: tuple[str, Path]) -> None:
    opened = visit("en-GB", url=shelf[0])
    waiting(opened, "en")
    assert opened.page.locator("#chat .pending .question").inner_text() == TABLE["en"]
    assert opened.page.locator("#chat .pending .waiting").inner_text() == STRINGS["en"]["searching"]
    assert opened.text_of("#status") == STRINGS["en"]["searching"]


@pytest.mark.slow
def test_questions_asked_while_one_waits_stand_in_their_order(
    visit: Callable[..., Visit], shelf: tuple[str, Path]
) -> None:
    opened = visit(url=shelf[0])
    for question in (TWINS["fr"], TABLE["fr"], TWO_SOURCES["fr"]):
        opened.page.locator("#question textarea").fill(question)
        opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#chat .turn[data-turn]")).to_have_count(3)
    expect(opened.page.locator("#chat .pending")).to_have_count(0)
    assert opened.page.locator("#chat .question").all_text_contents() == [
        TWINS["fr"],
        TABLE["fr"],
        TWO_SOURCES["fr"],
    ]


@in_both
def test_a_suggestion_of_a_refusal_asks(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened = visit(f"{language}-GB", url=shelf[0])
    opened.ask(REFUSED[language])
    suggestion = opened.page.locator(".suggest").nth(0)
    heading = suggestion.inner_text()
    suggestion.focus()
    opened.page.keyboard.press("Enter")
    opened.page.locator('.evidence[data-turn="2"]').wait_for()
    asked = opened.page.locator("#chat .question").last.inner_text()
    assert asked == together(TELL[language].replace("{}", heading))
    assert opened.page.locator("#chat .turn").last.locator("a.cite:not(.see)").count() > 0
    assert opened.page.locator("#chat .searched").count() == 0
    assert opened.page.evaluate(f"{FOCUS}.tagName") == "TEXTAREA"


@in_both
def test_keys_lead_to_cards_from_anywhere_but_a_field_and_from_one_to_the_next(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened = visit(f"{language}-GB", url=shelf[0])
    page, keys = opened.page, opened.page.keyboard
    opened.ask(TWO_SOURCES[language])
    opened.ask(TWINS[language], 2)
    page.evaluate(f"{FOCUS}.blur()")
    keys.press("1")
    assert page.evaluate(f"{FOCUS}.id") == "card-2-1"
    page.locator('#chat a.cite[href="#card-1-1"]').focus()
    keys.press("2")  # of the answer one is at
    assert page.evaluate(f"{FOCUS}.id") == "card-1-2"
    keys.press("ArrowLeft")
    assert page.evaluate(f"{FOCUS}.id") == "card-1-1"
    keys.press("ArrowRight")
    keys.press("ArrowRight")  # there is none behind the last
    assert page.evaluate(f"{FOCUS}.id") == "card-1-2"
    page.locator("#card-1-2 .step").click()
    assert page.evaluate(f"{FOCUS}.id") == "card-1-1"
    assert page.locator("#refusal .hint").is_visible()
    assert opened.text_of("#refusal .hint") == STRINGS[language]["hint"]


@in_both
def test_a_passage_that_is_only_near_is_not_marked_like_a_citation(
    visit: Callable[..., Visit], shelf: tuple[str, Path], language: Language
) -> None:
    opened = visit(f"{language}-GB", url=shelf[0])
    page = opened.page
    opened.ask(REFUSED[language])
    page.locator(".card-near .open").first.click()
    mark = page.locator("#reading mark").first
    mark.wait_for()
    lit = page.evaluate("getComputedStyle(document.body).getPropertyValue('--lit')")
    assert mark.evaluate("it => getComputedStyle(it).backgroundColor") != _rgb(lit)
    said = mark.evaluate("it => getComputedStyle(it, '::before').content")
    assert STRINGS[language]["passage"] in said
    page.reload()
    page.locator("#reading mark.near").first.wait_for()


def test_files_tell_apart_titles_that_agree_and_a_translation_opens_below_its_passage(
    visit: Callable[..., Visit], shelf: tuple[str, Path]
) -> None:
    opened = visit(url=shelf[0])
    files = [f"documents/{year}/assemblee.md" for year in (2023, 2024)]
    assert opened.page.locator("#library .path").all_text_contents() == files
    opened.ask(TWO_SOURCES["fr"])
    named = opened.page.locator("#chat .lead").all_inner_texts()
    assert sorted(each.replace("\N{NO-BREAK SPACE}", " ") for each in named) == [
        f"Selon « Compte rendu de l'assemblée » ({year}/assemblee.md, {year}) :" for year in (2023, 2024)
    ]
    opened.ask(TWINS["fr"], 2)
    assert ".md" not in opened.page.locator("#chat .turn").last.inner_text()
    translated = opened.page.locator(".card-cited .translation .passage")
    assert not translated.is_visible()
    opened.page.locator(".card-cited .translation summary").click()
    assert "12 September" in translated.inner_text()
    assert translated.get_attribute("lang") == "en"


def _rgb(colour: str) -> str:
    red, green, blue = (int(colour.strip()[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"
