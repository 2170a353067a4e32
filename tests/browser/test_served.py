"""What the server tells other programs, and how it takes several questions at once."""

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest

from browser.serving import Visit

pytestmark = pytest.mark.browser


def test_gradio_is_told_to_count_keep_and_link_nothing(server: str) -> None:
    with urlopen(f"{server}config", timeout=10) as answer:
        config = json.load(answer)
    assert config["analytics_enabled"] is False
    assert config["run_history"] is False
    assert config["footer_links"] == []


def test_no_handler_of_the_page_is_offered_to_other_programs(server: str) -> None:
    with urlopen(f"{server}gradio_api/info", timeout=10) as answer:
        assert json.load(answer) == {"named_endpoints": {}, "unnamed_endpoints": {}}


def test_several_visitors_ask_at_once_and_each_gets_their_own_answer(visit: Callable[..., Visit]) -> None:
    questions = [
        ("Quand le mur de Berlin est-il tombé ?", "9 novembre 1989"),
        ("How long did the blockade of Lithuania last?", "about ten weeks"),
        ("When did the Reykjavik summit take place?", "11 and 12 October 1986"),
    ]
    pages = [visit() for _ in questions]
    for page, (question, _) in zip(pages, questions, strict=True):
        page.page.locator("#question textarea").fill(question)
    for page in pages:
        page.page.keyboard.press("Enter")
    for page, (_, answer) in zip(pages, questions, strict=True):
        page.page.locator("#chat .answer").wait_for()
        assert answer in page.text_of("#chat .answer")
        assert answer in page.text_of(".card-cited mark")
