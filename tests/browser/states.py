"""Every state of the page worth looking at: how a visitor gets there, from the shelf's start page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from playwright.sync_api import Route

from browser.serving import Visit

Language = Literal["fr", "en"]
TWO_SOURCES = {
    "fr": "Quel est le budget de la fête du quartier ?",
    "en": "What is the budget of the neighbourhood party?",
}
TABLE = {"fr": "Combien coûte le réglage des freins ?", "en": "How much does it cost to true a wheel?"}
TWINS = {"fr": "Quand commence la récolte des pommes ?", "en": "When does the apple harvest begin?"}
REFUSED = {"fr": "Quel est le prix d'un casque ?", "en": "What is the capital of Australia?"}
FOLLOWING = {
    "fr": ("Quel est le budget de la fête du quartier en 2023 ?", "Et en 2024 ?"),
    "en": ("Who built the first kiln?", "And where did she teach?"),
}


@dataclass(frozen=True, slots=True)
class State:
    """A state by its name: ``reach`` leads there, on the page of the empty store where ``empty`` is set."""

    name: str
    reach: Callable[[Visit, Language], None]
    empty: bool = False

    def __str__(self) -> str:
        return self.name


def nowhere(opened: Visit, language: Language) -> None:
    """Stay where the page opens."""


def start(opened: Visit, language: Language) -> None:
    opened.page.locator(".example").first.wait_for()


def answer(opened: Visit, language: Language) -> None:
    opened.ask(TWO_SOURCES[language])


def evidence(opened: Visit, language: Language) -> None:
    answer(opened, language)
    opened.page.locator("#chat a.cite").first.click()


def table(opened: Visit, language: Language) -> None:
    opened.ask(TABLE[language])
    opened.page.locator("#chat a.cite").first.click()


def translation(opened: Visit, language: Language) -> None:
    opened.ask(TWINS[language])
    opened.page.locator(".translation summary").first.click()


def refusal(opened: Visit, language: Language) -> None:
    opened.ask(REFUSED[language])


def follow_up(opened: Visit, language: Language) -> None:
    for turn, question in enumerate(FOLLOWING[language], start=1):
        opened.ask(question, turn)
    opened.page.locator("#chat .searched").wait_for()


def document(opened: Visit, language: Language) -> None:
    opened.ask(TABLE[language])
    opened.page.locator("#card-1-1 .open").click()
    opened.page.locator("#reading mark").first.wait_for()
    opened.page.locator("#reading-find").fill("atelier")


def history(opened: Visit, language: Language) -> None:
    opened.ask(TWINS[language])
    opened.page.locator(".anew").click()
    opened.ask(TABLE[language])
    opened.page.locator(".kept").click()
    opened.page.locator("#conversations li").nth(1).wait_for()


def erase(opened: Visit, language: Language) -> None:
    history(opened, language)
    opened.page.locator("#conversations .delete-one").first.click()
    opened.page.locator("#conversations .take-back").wait_for()
    opened.page.locator("#conversations .delete-all").click()


def editing(opened: Visit, language: Language) -> None:
    opened.page.locator(".kept").click()
    opened.page.locator("#conversations .private").click()
    opened.ask(TWINS[language])
    opened.page.locator("#chat .edit").first.click()


def feedback(opened: Visit, language: Language) -> None:
    opened.ask(TWINS[language])
    opened.page.locator(".feedback summary").click()


def thanks(opened: Visit, language: Language) -> None:
    feedback(opened, language)
    opened.page.locator(".judge[data-document]").first.click()
    opened.page.locator(".feedback .say-kept").wait_for()


def waiting(opened: Visit, language: Language) -> None:
    """Ask what is never answered."""
    opened.ask(TWINS[language])
    opened.page.route("**/conversations/ask", lambda _: None)
    opened.page.locator("#question textarea").fill(TABLE[language])
    opened.page.keyboard.press("Enter")
    opened.page.locator(":root.searching").wait_for()


def lost(opened: Visit, language: Language) -> None:
    def broken(route: Route) -> None:
        route.fulfill(status=502, body="")

    opened.page.route("**/conversations/ask", broken)
    opened.page.locator("#question textarea").fill(TABLE[language])
    opened.page.keyboard.press("Enter")
    opened.page.locator("#refusal .lost:not(:empty)").wait_for()


def paper(opened: Visit, language: Language) -> None:
    """See the conversation as a printer does."""
    answer(opened, language)
    opened.ask(TABLE[language], 2)
    opened.page.emulate_media(media="print")
    opened.page.locator(".own .card").nth(1).wait_for()
    opened.page.evaluate("scrollTo(0, 0)")


STATES = (
    State("empty library", nowhere, empty=True),
    State("start", start),
    State("answer", answer),
    State("evidence", evidence),
    State("table", table),
    State("translation", translation),
    State("refusal", refusal),
    State("follow-up", follow_up),
    State("document", document),
    State("history", history),
    State("erase", erase),
    State("editing", editing),
    State("feedback", feedback),
    State("thanks", thanks),
    State("waiting", waiting),
    State("lost", lost),
    State("paper", paper),
)
