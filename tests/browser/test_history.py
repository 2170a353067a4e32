"""Conversations that last: what outlives a reload, a lost network and the server, and who sees what."""

import json
from collections.abc import Callable
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, Route, expect

from browser.serving import Visit
from passerelle.ui.strings import STRINGS

pytestmark = pytest.mark.browser

FRENCH = "Quand les accords de Genève sur l'Afghanistan ont-ils été signés ?"
ENGLISH = "When did the Reykjavik summit take place?"
BOX = "#question textarea"
ROWS = "#conversations li"


def listed(page: Page) -> None:
    page.locator(".kept").click()
    page.locator("#conversations").wait_for()


def test_a_conversation_and_what_is_half_typed_outlive_a_reload(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask(FRENCH)
    opened.ask(ENGLISH, turn=2)
    before = opened.page.locator("#chat [role=log]").inner_html()
    opened.page.locator(BOX).fill("Et en 19")
    opened.page.reload()
    opened.complaints.clear()  # to leave a page cuts what gradio still waits for
    expect(opened.page.locator("#chat .answer")).to_have_count(2)
    expect(opened.page.locator(BOX)).to_have_value("Et en 19")
    assert opened.page.locator("#chat [role=log]").inner_html().replace(" current", "") == before.replace(
        " current", ""
    )
    assert "11 and 12 October 1986" in opened.text_of(".card-cited mark")
    opened.page.locator('#chat a.cite[href="#card-1-1"]').click()
    assert "14 avril 1988" in opened.text_of("#card-1-1 mark")
    assert opened.complaints == []


def test_an_answer_that_arrives_leaves_what_was_typed_meanwhile(visit: Callable[..., Visit]) -> None:
    opened = visit()

    def late(route: Route) -> None:
        opened.page.wait_for_timeout(300)
        route.continue_()

    opened.page.route("**/conversations/ask", late)
    opened.page.locator(BOX).fill(FRENCH)
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator(BOX)).to_have_value("")
    opened.page.locator(BOX).fill("Et combien")
    opened.page.locator("#chat .answer").wait_for()
    assert opened.page.locator(BOX).input_value() == "Et combien"


@pytest.mark.slow
def test_two_seconds_without_network_lose_nothing(visit: Callable[..., Visit]) -> None:
    opened = visit("en-GB")
    opened.ask(ENGLISH)
    opened.page.context.set_offline(True)
    opened.page.locator(BOX).fill("How long did the blockade of Lithuania last?")
    opened.page.keyboard.press("Enter")
    expect(opened.page.locator("#refusal .lost")).to_have_text(STRINGS["en"]["lost"])
    expect(opened.page.locator(BOX)).to_have_value("How long did the blockade of Lithuania last?")
    opened.page.wait_for_timeout(2000)
    opened.page.context.set_offline(False)
    opened.page.locator(BOX).press("Enter")
    expect(opened.page.locator("#chat .answer")).to_have_count(2)
    assert "about ten weeks" in opened.page.locator("#chat .answer").last.inner_text()


def test_only_the_new_question_goes_over_the_wire(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask(FRENCH)
    sent: list[str] = []
    opened.page.on(
        "request", lambda each: sent.append(each.post_data or "") if each.method == "POST" else None
    )
    opened.ask(ENGLISH, turn=2)
    assert [json.loads(each)["question"] for each in sent] == [ENGLISH]
    assert "Genève" not in sent[0]


@pytest.mark.parametrize("locale", ["fr", pytest.param("en", marks=pytest.mark.slow)])
def test_conversations_are_found_named_deleted_and_brought_back(
    visit: Callable[..., Visit], locale: str
) -> None:
    opened, words = visit(f"{locale}-FR"), STRINGS[locale]  # type: ignore[index]
    page = opened.page
    opened.ask(FRENCH)
    page.locator(".anew").click()
    page.locator("#talk .take-back").wait_for()
    opened.ask(ENGLISH)
    listed(page)
    expect(page.locator(ROWS)).to_have_count(2)
    page.locator("#conversations-search").fill("geneve")
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator(f"{ROWS} .rename").click()
    page.keyboard.type("Paix <b>1988</b>")
    page.keyboard.press("Enter")
    page.locator("#conversations-search").fill("paix")
    expect(page.locator(f"{ROWS} bdi")).to_have_text("Paix <b>1988</b>")
    page.locator(f"{ROWS} .delete-one").click()
    expect(page.locator(f"{ROWS}")).to_have_count(0)
    page.locator("#conversations .take-back", has_text=words["undo"]).click()
    expect(page.locator(ROWS)).to_have_count(1)
    page.locator(f"{ROWS} .open-kept").click()
    expect(page.locator("#chat .answer")).to_contain_text("14 avril 1988")
    listed(page)
    page.locator(".delete-all").click()
    page.locator(".delete-all", has_text=words["delete_sure"]).click()
    expect(page.locator(ROWS)).to_have_count(0)
    assert page.locator("#chat .answer").count() == 0
    assert opened.complaints == []


def test_a_new_conversation_can_be_taken_back(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask(FRENCH)
    opened.page.locator(".anew").click()
    opened.page.locator("#welcome h2").wait_for()
    opened.page.locator(".take-back").click()
    expect(opened.page.locator("#chat .answer")).to_contain_text("14 avril 1988")


@pytest.mark.slow
def test_a_private_conversation_is_in_no_list_and_outlives_a_reload(visit: Callable[..., Visit]) -> None:
    opened = visit()
    listed(opened.page)
    opened.page.locator("#conversations .private").click()
    expect(opened.page.locator("#above")).to_have_text(STRINGS["fr"]["private_note"])
    opened.ask(FRENCH)
    opened.page.reload()
    expect(opened.page.locator("#chat .answer")).to_have_count(1)
    listed(opened.page)
    expect(opened.page.locator("#conversations .none")).to_be_visible()


def test_a_conversation_is_written_out_with_its_sources(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask(FRENCH)
    listed(opened.page)
    texts = {}
    for ending in ("md", "json"):
        with opened.page.expect_download() as download:
            opened.page.locator(f".export-{ending}").click()
        assert download.value.suggested_filename.endswith(f".{ending}")
        texts[ending] = download.value.path().read_text(encoding="utf-8")
    answer = json.loads(texts["json"])["turns"][0]
    citation = answer["citations"][0]
    assert (answer["question"], "14 avril 1988" in citation["quote"]) == (FRENCH, True)
    assert f"{citation['start']}-{citation['end']}" in texts["md"]
    assert "accords-de-geneve-afghanistan.md" in texts["md"]
    assert "> " in texts["md"]


def test_an_arrow_up_recalls_the_last_question_and_the_one_before(visit: Callable[..., Visit]) -> None:
    opened = visit()
    opened.ask(FRENCH)
    opened.ask(ENGLISH, turn=2)
    opened.page.locator(BOX).press("ArrowUp")
    expect(opened.page.locator(BOX)).to_have_value(ENGLISH)
    opened.page.locator(BOX).press("ArrowUp")
    expect(opened.page.locator(BOX)).to_have_value(FRENCH)


def test_a_question_is_edited_and_the_conversation_before_it_stays_in_the_list(
    visit: Callable[..., Visit],
) -> None:
    opened = visit("en-GB")
    page = opened.page
    opened.ask(FRENCH)
    opened.ask(ENGLISH, turn=2)
    page.locator("#chat .edit").first.click()
    expect(page.locator("#above")).to_contain_text(STRINGS["en"]["editing"])
    page.locator(BOX).fill("How long did the blockade of Lithuania last?")
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question")).to_have_count(1)
    expect(page.locator("#chat .answer")).to_contain_text("about ten weeks")
    listed(page)
    expect(page.locator(ROWS)).to_have_count(2)
    page.locator(f"{ROWS} .open-kept", has_text="Genève").click()
    expect(page.locator("#chat .question")).to_have_count(2)


@pytest.mark.slow
def test_the_form_that_was_searched_is_shown_and_can_be_edited(visit: Callable[..., Visit]) -> None:
    opened = visit()
    page = opened.page
    opened.ask("Quand le sommet de Reykjavik a-t-il eu lieu ?")
    opened.ask("Et où ?", turn=2)
    page.locator("#chat .searched .edit").click()
    searched = page.locator(BOX).input_value()
    assert "Reykjavik" in searched
    page.keyboard.press("Enter")
    expect(page.locator("#chat .question").last).to_have_text(searched)
    expect(page.locator("#chat .question")).to_have_count(2)


@pytest.mark.slow
def test_a_visitor_opens_and_exports_nothing_of_another(visit: Callable[..., Visit], server: str) -> None:
    first, second = visit(), visit()
    first.ask(FRENCH)
    kept = first.page.evaluate("JSON.parse(sessionStorage.getItem('passerelle.open')).id")
    second.page.evaluate(f"sessionStorage.setItem('passerelle.open', JSON.stringify({{id: '{kept}'}}))")
    second.page.reload()
    second.page.locator("#welcome h2").wait_for()
    listed(second.page)
    expect(second.page.locator("#conversations .none")).to_be_visible()
    assert (
        second.page.evaluate(f"fetch('conversations/export?conversation={kept}').then((it) => it.status)")
        == 404
    )
    cookie = next(each for each in first.page.context.cookies() if each["name"] == "passerelle_visitor")
    assert (cookie["httpOnly"], cookie["sameSite"], len(cookie["value"])) == (True, "Strict", 43)
    bare = Request(f"{server}conversations/open?conversation={kept}")
    with urlopen(bare, timeout=10) as answer:
        assert json.load(answer) == {"turns": []}


@pytest.mark.parametrize("width", [360, pytest.param(320, marks=pytest.mark.slow)])
def test_the_list_fits_a_small_screen(visit: Callable[..., Visit], width: int) -> None:
    opened = visit(width=width, height=740)
    opened.ask(FRENCH)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= width
    listed(opened.page)
    expect(opened.page.locator(ROWS)).to_have_count(1)
    assert opened.page.locator("#conversations").evaluate("it => it.scrollWidth <= it.clientWidth")
