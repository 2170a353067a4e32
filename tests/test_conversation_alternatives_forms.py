"""The other forms of a follow-up, in their order, and which answer to one of them may be meant."""

from typing import Any

import pytest

from passerelle.conversation.alternatives import alternatives, is_meant
from passerelle.conversation.turns import Turn
from passerelle.index.types import Document, Passage
from passerelle.types import Citation


def turn(question: str, searched: str = "", title: str = "", **known: Any) -> Turn:
    language: Any = "fr" if (searched or question).endswith(" ?") else "en"
    titles = (title,) if title else ()
    return Turn(question, searched or question, language, titles, titles, **known)


MOWER = turn("How long is the guarantee of the Corvin R2 mower?", title="Corvin R2")
THING = "the guarantee of the Corvin R2 mower"
LAMP = turn("What is the red lamp?", title="Brenn kettle")
POOL = turn(
    "Combien coûte l'entrée adulte à la piscine de Lorcq en 2031 ?", title="Piscine de Lorcq : tarifs 2031"
)
ENTRY = "l'entrée adulte à la piscine de Lorcq en 2031"
KILN = turn("Who built the first kiln at Velden?", title="Velden kiln", answer="Ada Roe")
WHERE = turn("où est-elle ?", "Où est-elle, la piscine de Lorcq ?")
SPANISH = turn("¿Cuánto cuesta la habitación para dos personas?")


@pytest.mark.parametrize(
    ("question", "history", "forms"),
    [
        (
            "does it cover the blade?",
            [MOWER],
            [f"Does it cover the blade, {THING}?", "Does it cover the blade, Corvin R2?"],
        ),
        ("who mends that?", [MOWER], [f"Who mends that, {THING}?", "Who mends that, Corvin R2?"]),
        ("why?", [MOWER], [f"Why, {THING}?", "Why, Corvin R2?"]),
        (
            "does Ada mend it?",
            [MOWER],
            [
                f"Does Ada mend it, {THING}?",
                "Does Ada mend it, Corvin R2?",
                "Does Ada mend it, the guarantee?",
                "Does Ada mend it?",
            ],
        ),
        (
            "est-elle chauffée ?",
            [POOL],
            [f"Est-elle chauffée, {ENTRY} ?", "Est-elle chauffée, Piscine de Lorcq 2031 ?"],
        ),
        (
            "where did she teach?",
            [KILN],
            ["Where did Ada Roe teach, the first kiln at Velden?", "Where did Ada Roe teach, Velden kiln?"],
        ),
        ("who paid?", [KILN], ["Who paid, the first kiln at Velden?", "Who paid, Velden kiln?"]),
        ("is it hot?", [LAMP], ["Is it hot?"]),
        ("who mends that?", [MOWER, SPANISH], [f"Who mends that, {THING}?", "Who mends that, Corvin R2?"]),
    ],
)
def test_a_question_with_a_verb_is_asked_of_the_things_and_of_the_title(
    question: str, history: list[Turn], forms: list[str]
) -> None:
    assert alternatives(question, "x", history) == forms
    assert alternatives(question, "", history) == []
    assert alternatives(question, forms[0], history) == forms[1:]


@pytest.mark.parametrize(
    ("question", "before", "forms"),
    [
        ("and the kettle?", MOWER, ["The kettle, Corvin R2?", "How long is the guarantee of the kettle?"]),
        (
            "the red kettle?",
            MOWER,
            ["The red kettle, Corvin R2?", "The red kettle?", "How long is the guarantee of the red kettle?"],
        ),
        ("and kettle?", MOWER, ["Kettle, Corvin R2?"]),
        ("and the blue one?", LAMP, ["The blue one?"]),
        ("et les enfants ?", POOL, ["Les enfants, Piscine de Lorcq 2031 ?"]),
        ("et le grand bassin ?", POOL, ["Le grand bassin, Piscine de Lorcq 2031 ?", "Le grand bassin ?"]),
        (
            "and the lamp?",
            turn("Where is the guarantee of the kettle of the Brenn mill for members?", title="Brenn mill"),
            ["The lamp, Brenn mill?", "Where is the guarantee of the kettle of the lamp for members?"],
        ),
        ("and the lamp?", turn("Where is Brenn?", title="Brenn mill"), ["The lamp, Brenn mill?"]),
        ("and the lamp?", turn("What is the Brenn mill?", title="Brenn mill"), ["The lamp, Brenn mill?"]),
    ],
)
def test_a_fragment_is_asked_of_the_title_alone_and_for_a_thing_with_a_name(
    question: str, before: Turn, forms: list[str]
) -> None:
    assert alternatives(question, "x", [before]) == forms


@pytest.mark.parametrize(
    "question",
    [
        *("?", "and in 2031?", "and at Vesper?", "the year before?", "and 12?", "no, the kettle"),
        *("which is the best?", "which ones last longest?", "lequel est le plus grand ?", "laquelle coûte la moins ?"),
    ],
)  # fmt: skip
def test_what_says_itself_which_is_meant_has_no_other_form(question: str) -> None:
    assert alternatives(question, "x", [MOWER]) == []


@pytest.mark.parametrize("question", ["which of them is the best?", "laquelle des deux est la moins chère ?"])
def test_one_of_those_that_were_named_has_other_forms(question: str) -> None:
    assert alternatives(question, "x", [MOWER])


@pytest.mark.parametrize(
    ("question", "day"), [("was it long that day?", False), ("était-ce long ce jour ?", False), ("was it long?", True)]
)  # fmt: skip
def test_what_was_at_a_time_is_asked_of_no_thing(question: str, *, day: bool) -> None:
    assert (f", {THING}" in " ".join(alternatives(question, "x", [MOWER]))) is day


@pytest.mark.parametrize(
    ("question", "history", "forms"),
    [
        ("non, la patinoire", [POOL, WHERE], ["Combien coûte la patinoire à la piscine de Lorcq en 2031 ?"]),
        ("non, la patinoire", [POOL], []),
        ("non, la patinoire", [WHERE], []),
        ("non, où est la patinoire ?", [POOL, WHERE], []),
    ],
)
def test_a_correction_is_of_the_last_whole_question_where_others_came_after_it(
    question: str, history: list[Turn], forms: list[str]
) -> None:
    assert alternatives(question, "x", history) == forms


def test_a_time_of_the_question_takes_away_that_of_the_title() -> None:
    asked = alternatives("est-elle chauffée en 2032 ?", "x", [POOL])
    assert asked[1] == "Est-elle chauffée en 2032, Piscine de Lorcq ?"


TEXT = "The kettle boils. It is red. The lamp is by Ada."
KETTLE = Document("kettle", "Brenn kettle", "en", TEXT)


def quoting(words: str, document: Document = KETTLE) -> Citation:
    start = document.text.index(words)
    return Citation(1, Passage(document, 0, len(document.text), "en"), start, start + len(words))


CITED = Turn("Is it hot?", "Is it hot?", "en", ("kettle",), ("Brenn kettle",), "The kettle boils.")
ELSEWHERE = Turn("Is it hot?", "Is it hot?", "en", ("other",), ("Vela lamps",), "They shine.")


@pytest.mark.parametrize(
    ("question", "history", "words", "meant"),
    [
        ("is it red?", [CITED], "It is red.", True),
        ("is it green?", [CITED], "It is red.", True),
        ("is it green?", [CITED], "The kettle boils.", False),
        ("does it boil?", [CITED], "The kettle boils.", True),
        ("why?", [CITED], "The kettle boils.", True),
        ("is it green?", [CITED], "The kettle boils. It", False),
        ("is it by Ada?", [CITED], "It is red.", True),
        ("is it by Otley?", [CITED], "It is red.", False),
        ("is it by Brenn?", [ELSEWHERE], "It is red.", True),
        ("is it red?", [ELSEWHERE], "It is red.", False),
        ("is the kettle red?", [ELSEWHERE], "It is red.", True),
        ("is the lamp red?", [ELSEWHERE], "It is red.", False),
        ("is the kettle red?", [ELSEWHERE, Turn("A kettle?", "A kettle?", "en")], "It is red.", False),
        ("is the kettle red?", [], "It is red.", True),
        ("is it red?", [], "It is red.", False),
        ("is it red?", [ELSEWHERE, CITED], "It is red.", True),
    ],
)
def test_an_answer_is_meant_that_is_new_and_of_a_document_that_was_spoken_of(
    question: str, history: list[Turn], words: str, *, meant: bool
) -> None:
    assert is_meant(question, history, quoting(words)) is meant
