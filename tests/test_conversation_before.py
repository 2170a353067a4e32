"""Which thing of the question before "it" takes up, and which person or kind."""

from typing import Any

import pytest

from passerelle.conversation.before import Before
from passerelle.conversation.turns import Turn


def before(question: str, searched: str = "", **known: Any) -> Before:
    form = searched or f"{question.rstrip(' ?').capitalize()}, Marrick?"
    whole = known.pop("whole", "")
    return Before(Turn(question, form, "en", ("m",), ("Marrick",), **known), [], "Marrick", whole)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("do they ask a deposit?", "a deposit"),
        ("do they ask a deposit for the time?", "a deposit"),
        ("do they ask a deposit for the price?", "a deposit"),
        ("do they ask a deposit on Monday?", "a deposit"),
        ("do they ask for the rental deposit?", "the rental deposit"),
        ("do they ask for the large rental deposit?", ""),
        ("do they ask for large rental deposits?", "large rental deposits"),
        ("what deposit do they ask?", "deposit"),
        ("do they keep the dogs?", "the dogs"),
        ("do they keep les dogs?", ""),
        ("do they keep these dogs?", ""),
        ("is it a deposit?", ""),
        ("is the Marrick shop open?", "the Marrick shop"),
        ("deposit?", "deposit"),
        ("2031?", ""),
        ("deposits here?", ""),
        ("can I smoke?", "smoke"),
        ("can I smoke cigars?", ""),
        ("can they smoke?", ""),
        ("can I smoke it?", ""),
    ],
)
def test_it_takes_up_the_last_thing_of_the_question_before(question: str, thing: str) -> None:
    assert before(question).thing("when is it due?") == thing
    assert before(question).thing("who pays?") == ""


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("when do I get it back?", True),
        ("je peux la payer ?", True),
        ("faut-il l'ouvrir pour la payer ?", True),
        ("who lets it?", True),
        ("who knows its colour?", True),
        ("il faut quoi pour la payer ?", True),
        ("quand la payer ?", False),
        ("is it possible to pay?", False),
        ("does it take long to pay?", False),
        ("when do I get them back?", False),
    ],
)
def test_a_word_for_one_thing_takes_it_up_and_one_for_nothing_does_not(text: str, *, taken: bool) -> None:
    assert before("do they ask a deposit?").thing(text) == ("a deposit" if taken else "")


@pytest.mark.parametrize(
    ("asked", "answer", "text", "person"),
    [
        ("who runs it?", "Ada Roe", "where did she live?", "Ada Roe"),
        ("who runs it?", "Ada Roe", "who met him?", "Ada Roe"),
        ("who runs it?", "Ada Roe", "où est sa halle ?", "Ada Roe"),
        ("qui la dirige ?", "Ada Roe", "que lui doit-on ?", "Ada Roe"),
        ("who's the boss?", "Ada Roe", "what is her name?", "Ada Roe"),
        ("who runs it?", "Ada Roe", "where is it?", ""),
        ("who runs it?", "", "where did she live?", ""),
        ("in May, who runs it?", "Ada Roe", "where did she live?", "Ada Roe"),
        ("when was it?", "Ada Roe", "where did she live?", ""),
        ("whoever runs?", "Ada Roe", "where did she live?", ""),
    ],
)
def test_who_was_asked_for_is_meant_by_a_word_for_a_person(
    asked: str, answer: str, text: str, person: str
) -> None:
    assert before(asked, answer=answer).person(text) == person


@pytest.mark.parametrize(
    ("question", "whole", "kind"),
    [
        ("is there a shop or a red barn?", "", "a red barn"),
        ("is there an oven?", "", "an oven"),
        ("y a-t-il un four ?", "", "un four"),
        ("is there a Vela oven?", "", ""),
        ("where is the shop?", "", ""),
        ("where is it?", "When are fires lit?", "fires lit"),
        ("where is it?", "Where is Vesper?", ""),
    ],
)
def test_one_is_of_the_last_kind_that_was_named(question: str, whole: str, kind: str) -> None:
    assert before(question, whole=whole).kind() == kind


@pytest.mark.parametrize(
    ("subject", "told"),
    [("the Marrick hall", True), ("Marrick's hall", False), ("the hall", False), ("the Otley hall", False)],
)
def test_a_title_tells_a_subject_by_a_name_of_it(subject: str, *, told: bool) -> None:
    assert before("where is it?").is_told(subject) is told
