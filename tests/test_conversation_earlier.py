"""Which of the turns before a question leans on: the last, or an earlier one that it names or speaks of."""

from collections.abc import Mapping
from typing import Any

import pytest

from passerelle.conversation.earlier import come_back
from passerelle.conversation.elsewhere import elsewhere
from passerelle.conversation.leaning import opened
from passerelle.conversation.turns import Turn


def turn(question: str, searched: str = "", title: str = "", quote: str = "") -> Turn:
    language: Any = "fr" if (searched or question).endswith(" ?") else "en"
    titles = (title,) if title else ()
    return Turn(question, searched or question, language, titles, titles, quote)


RENT = turn("What is the rent of the flat?", title="Lease")
COUNCIL = turn("Who chairs the council?", title="Minutes")
BUS = turn("When does the bus leave?", title="Bus")
FERRY = turn("Where is the ferry?", title="Ferry")
KETTLE = turn("How is the kettle?", title="Kettle")
RAN = turn("Who ran Bexhill in 2024?")
BEGAN = turn("When did he begin, Ada?")


def back(question: str, *history: Turn, texts: Mapping[str, str] | None = None) -> tuple[str, Turn]:
    now, on = come_back(opened(question), history, lambda id_: (texts or {}).get(id_, ""))
    return now.text, on


@pytest.mark.parametrize(
    ("question", "text", "on"),
    [
        ("back to the flat, can I keep a cat?", "can I keep a cat?", RENT),
        ("back to the flat: a cat?", "a cat?", RENT),
        ("back to the flat : a cat?", "a cat?", RENT),
        ("back to the flat", "the flat", RENT),
        ("back to the flat: a cat : two?", "a cat : two?", RENT),
        ("back to the flat, ?", "the flat", RENT),
        ("back to the lease, a cat?", "a cat?", RENT),
        ("back to the council, who?", "who?", COUNCIL),
        ("back to the pool, a cat?", "a cat, the pool", COUNCIL),
        ("back to the pool", "back to the pool", COUNCIL),
    ],
)
def test_a_question_comes_back_to_what_it_names(question: str, text: str, on: Turn) -> None:
    assert back(question, RENT, COUNCIL) == (text, on)


@pytest.mark.parametrize(
    ("question", "continues"),
    [
        ("back to the flat, a cat?", True),
        ("back to the pool, a cat?", True),
        ("who was it in 2023?", True),
        ("back to the pool", False),
        ("where is the ferry?", False),
    ],
)
def test_what_came_back_to_an_earlier_turn_goes_on_from_it(question: str, *, continues: bool) -> None:
    now, _ = come_back(opened(question), [RAN, RENT, COUNCIL], lambda _: "")
    assert now.continues is continues


OPENING = """revenir à | reviens à | revenez au | en revenant aux | si je reviens sur | retourner à
retournons un peu au | revenons à | pour en revenir au | to go back to | if we come back to | let me return back to
getting back to | coming back to | let's returning back to | quant aux | quant à | concernant | pour ce qui est de
pour ce qui est du | au sujet de | à propos de | s'agissant de"""


@pytest.mark.parametrize("words", [each.strip() for each in OPENING.replace("\n", " | ").split(" | ")])
def test_each_way_of_coming_back_names_the_earlier_subject(words: str) -> None:
    text, on = back(f"{words} flat, a cat?", RENT, COUNCIL)
    if "getting" in words:
        assert (text, on) == (f"{words} flat, a cat?", RENT)
    else:
        assert (text, on) == ("a cat?", RENT)
    assert back(f"I must {words} flat, tomorrow?", RENT, COUNCIL)[0] == f"I must {words} flat, tomorrow?"


@pytest.mark.parametrize(
    "asks", ["who", "what", "which", "where", "when", "how much", "how many", "qui", "combien", "quand", "où"]
)
def test_each_question_word_asks_once_more_of_the_turn_that_has_it(asks: str) -> None:
    asked, last = turn(f"In 2024, {asks} by the pier?"), FERRY if asks == "who" else COUNCIL
    verbs = (
        "is it",
        "was that",
        "were this",
        "will it",
        "did it",
        "does it",
        "c'est",
        "c'était",
        "ce sera",
        "est-ce",
        "était-ce",
    )
    assert [back(f"{asks} {verb} in 2023?", asked, last)[:2] for verb in verbs] == [
        ("in 2023?", asked)
    ] * len(verbs)
    assert back(f"{asks} can it in 2023?", asked, last)[0] == f"{asks} can it in 2023?"


def test_four_turns_are_gone_back_over() -> None:
    assert back("back to the flat, a cat?", RENT, COUNCIL, BUS, FERRY) == ("a cat?", RENT)
    assert back("back to the flat, a cat?", RENT, COUNCIL, BUS, FERRY, KETTLE) == ("a cat, the flat", KETTLE)
    assert back("is the rent due?", RENT, COUNCIL, BUS, FERRY)[1] == RENT
    assert back("is the rent due?", RENT, COUNCIL, BUS, FERRY, KETTLE)[1] == KETTLE
    assert back("who was it in 2023?", RAN, COUNCIL, BUS, FERRY)[1] == COUNCIL
    assert back("who was it in 2023?", RAN, FERRY, BUS, FERRY)[1] == RAN
    assert back("who was it in 2023?", RAN, FERRY, BUS, FERRY, KETTLE)[1] == KETTLE


@pytest.mark.parametrize(
    ("question", "text", "on"),
    [
        ("and who was it in 2023?", "in 2023?", RAN),
        ("who is that in May?", "in May?", RAN),
        ("who was it the year before?", "the year before?", RAN),
        ("when was it in 2023?", "in 2023?", BEGAN),
        ("who was it?", "who was it?", BEGAN),
        ("where was it in 2023?", "where was it in 2023?", BEGAN),
    ],
)
def test_what_asks_once_more_in_another_year_leans_on_the_turn_that_asked(
    question: str, text: str, on: Turn
) -> None:
    assert back(question, RAN, BEGAN) == (text, on)


@pytest.mark.parametrize(
    ("before", "question"),
    [
        ("Qui dirige Vaux en 2024 ?", "qui est-ce en 2023 ?"),
        ("Qui dirige Vaux en 2024 ?", "qui c'était en 2023 ?"),
        ("Combien coûte Vaux en 2024 ?", "combien c'est en 2023 ?"),
        ("How much is Vaux in 2024?", "how much will it be in 2023?"),
        ("What is due in 2024?", "what is it in 2023?"),
        ("Which is due in 2024?", "which was it in 2023?"),
        ("How many ran in 2024?", "how many was it in 2023?"),
    ],
)
def test_each_question_word_may_ask_once_more(before: str, question: str) -> None:
    text, on = back(question, turn(before), COUNCIL if not question.startswith("wh") else FERRY)
    assert on == turn(before)
    assert text.removeprefix("be ") in {"in 2023?", "en 2023 ?"}


@pytest.mark.parametrize(
    ("last", "passed"),
    [
        (turn("why?", "Why: it is shut, the pier?"), True),
        (turn("why only then?", "x"), True),
        (turn("why red?", "x"), False),
        (turn("is it?", "x"), False),
        (turn("qui à ?", "x ?"), True),
    ],
)
def test_a_fragment_passes_over_a_turn_that_asked_nothing_of_its_own(last: Turn, *, passed: bool) -> None:
    assert back("and in Whitwell?", RENT, last)[1] == (RENT if passed else last)
    assert back("and in Whitwell?", last)[1] == last
    assert back("who runs Whitwell?", RENT, last)[1] == last


@pytest.mark.parametrize(
    ("question", "last", "on_rent"),
    [
        ("when is the flat free?", COUNCIL, True),
        ("when is the boat free?", COUNCIL, False),
        ("when is the flat free?", turn("Who chairs the flat?"), False),
        ("when is the flat free?", turn("Who chairs?", title="Flat"), False),
        ("when is the flat free?", turn("Who chairs?", title="Minutes", quote="the flat"), False),
        ("when is the flat free?", turn("Who chairs?", title="told"), False),
        ("is the council of the flat up?", COUNCIL, False),
        ("when is the price due?", COUNCIL, False),
        ("when is it in May?", COUNCIL, False),
    ],
)
def test_a_question_leans_on_the_earlier_turn_that_has_its_words_where_nothing_of_the_last_has(
    question: str, last: Turn, *, on_rent: bool
) -> None:
    rent = turn("What is the rent and the price of the flat in May?")
    assert back(question, rent, last, texts={"told": "A flat is there."})[1] == (rent if on_rent else last)
    assert back(question, last)[1] == last


PASS = "How much is a day pass in Pell in 2024?"
COMPARED = """cheaper dearer longer shorter later earlier sooner higher lower bigger larger smaller better worse faster
slower it that this so too also then instead less more they them same one ones ça cela ce même""".split()
COMPARE = """plus cher | moins chère | aussi long | plus longue | plus tard | moins tôt | plus haut | plus haute
aussi grand | plus grande | plus petit | moins petits | plus rapides | meilleur | meilleures | mieux | pire
ça | cela | c'est | c'était | même | pareil | aussi | autant | est-il | est-elle | est-ce
as well | as much | as many | ones | part-t-il | vont-ils | vont-elles"""


@pytest.mark.parametrize("word", COMPARED)
def test_each_word_that_takes_up_what_was_asked_asks_it_of_another_place(word: str) -> None:
    assert elsewhere(PASS, f"is {word} in Vaux?", []) == "in Vaux"
    assert elsewhere(PASS, f"is the mill {word} in Vaux?", []) == ""


@pytest.mark.parametrize("words", [each.strip() for each in COMPARE.replace("\n", " | ").split(" | ")])
def test_each_french_word_that_takes_up_what_was_asked_does_so_too(words: str) -> None:
    assert elsewhere(PASS, f"{words} est à Vaux ?", []) == "à Vaux"


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("what do they charge in Vaux?", ""),
        ("what do I pay in Vaux?", "in Vaux"),
        ("what does a pass cost in Vaux?", ""),
        ("what does it cost in Vaux?", "in Vaux"),
        ("how much is it at the mill of Vaux?", "at the mill of Vaux"),
        ("how much is it in Vaux or Brest?", ""),
        ("how much is it of Vaux?", "of Vaux"),
        ("what does day pass cost in Vaux?", ""),
        ("how much is it in the Vaux of Brest?", "in the Vaux of Brest"),
        ("is it the same price in Vaux?", "in Vaux"),
        ("is the price up in 2025?", ""),
        ("is it up in 2025?", "in 2025"),
        ("est-il monté en 2025 ?", "en 2025"),
        ("is it up in 2025 and 2026?", ""),
        ("is it open in 2025?", ""),
        ("combien coûte le petit à Vaux ?", ""),
        ("est-ce le petit à Vaux ?", ""),
        ("est-ce un peu plus rond à Vaux ?", ""),
    ],
)
def test_what_asks_something_of_its_own_asks_nothing_of_another_place(text: str, fragment: str) -> None:
    assert elsewhere(PASS, text, []) == fragment
