"""Rare forms of what follows a question: the other side of each condition that common forms never meet."""

from typing import Any

import pytest
from before import before

from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.before import Before
from passerelle.conversation.clauses import clause
from passerelle.conversation.compared import compares, other, things
from passerelle.conversation.elsewhere import elsewhere
from passerelle.conversation.fragments import fragment
from passerelle.conversation.leaning import Opened, free_pronoun, is_fragment, opened
from passerelle.conversation.narrowed import asked_for
from passerelle.conversation.negated import denied
from passerelle.conversation.subject import subject_text
from passerelle.conversation.swap import swapped
from passerelle.conversation.swap_names import named
from passerelle.conversation.swap_phrases import of_one_noun, phrase
from passerelle.conversation.tokens import tokens
from passerelle.conversation.topic import topic
from passerelle.conversation.turns import Turn

FAIR = before("When is the fair of Vesper?", title="Vesper rules", topic="Vesper")
BED = "How much is a bed at Halden?"


@pytest.mark.parametrize(
    ("asked", "text", "form"),
    [
        (before("?"), "why?", "Why, ?"),
        (before("?", quote="It rains. Now."), "why?", "Why: It rains?"),
        (FAIR, "deposit?", "Deposit, Vesper?"),
        (FAIR, "what shed in which hall?", "What shed in which hall, Vesper?"),
        (FAIR, "with how many men in hall?", "With how many men in hall, Vesper?"),
        (FAIR, "in which Vesper?", ""),
        (before("When is Vesper in 2031?"), "is it only the year before?", "When is Vesper in 2030?"),
        (before("Is it?"), "how?", "How Is it?"),
        (before("Combien de jours à Vaux dure la foire ?"), "comment ?", "Comment, jours à Vaux dure la foire?"),
        (before("What are the days of Vesper?"), "how?", "How, the days of Vesper?"),
    ],
)  # fmt: skip
def test_a_question_word_is_asked_of_what_there_is(asked: Before, text: str, form: str) -> None:
    assert clause(asked, opened(text)) == form


@pytest.mark.parametrize(
    ("question", "fragment", "text", "form"),
    [
        ("How fast does the Brenn 200 boil?", "the other one", "The Brenn 200, the Brenn 300.", ""),
        ("Is the P60 2 fast?", "the other one", "the P60 2, the P60 3", ""),
        ("Combien pèse la V40 ?", "l'autre ?", "La V60.", ""),
        ("Combien pèse la V40 ?", "l'autre ?", "La V40, la V60.", "Combien pèse la V60 ?"),
    ],
)
def test_the_other_is_of_a_short_number_or_a_code_that_the_text_has(
    question: str, fragment: str, text: str, form: str
) -> None:
    assert other(question, fragment, [text]) == form
    assert compares(Opened("the same?")) == (Opened("the same?"), False)


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("What lamps burn near fires?", ""),
        ("Quand s'allument des feux ?", "feux"),
        ("Is the price of fires high?", "fires high"),
        ("Is it in May for fires?", "fires"),
        ("Where is the mill?", "the mill"),
        ("Where is Vesper?", ""),
    ],
)
def test_the_things_of_a_question_are_neither_asked_for_nor_times_prices_or_names(
    question: str, thing: str
) -> None:
    assert things(question) == thing


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("de Vaux, est-ce plus cher ?", "de Vaux"),
        ("is it cheaper in Vaux then?", "in Vaux"),
        ("is the Vaux one cheaper?", "the Vaux one"),
    ],
)
def test_another_place_may_stand_first_or_before_other_words(text: str, place: str) -> None:
    assert elsewhere("How much is a day pass in Pell in 2024?", text, []) == place


@pytest.mark.parametrize(
    ("question", "searched", "text", "form"),
    [
        ("who keeps keys?", "Who keeps keys, the mill?", "those of May", "Who keeps keys, the mill of May?"),
        (
            "combien coûte la cure Vela ?",
            "Combien coûte la cure Vela, l'hôtel ?",
            "celle d'automne",
            "Combien coûte la cure Vela, l'hôtel d'automne ?",
        ),
        (
            "quand il paie, il faut quoi ?",
            "Quand il paie, il faut quoi, le box ?",
            "le bailleur ?",
            "quand le bailleur paie, il faut quoi, le box?",
        ),
        (
            "il faut quoi quand il paie ?",
            "Il faut quoi quand il paie, le box ?",
            "le bailleur ?",
            "il faut quoi quand le bailleur paie, le box?",
        ),
        (
            "how much must he give?",
            "How much must he give, Bail, Fenn Street?",
            "the baker",
            "how much must the baker give, Fenn Street?",
        ),
    ],
)
def test_a_fragment_is_put_where_its_like_stands(question: str, searched: str, text: str, form: str) -> None:
    assert fragment(before(question, searched, topic="Fenn Street"), Opened(text)) == form


def test_a_word_with_its_accent_names_nothing_and_a_number_has_no_gender() -> None:
    assert is_fragment("le a")
    assert free_pronoun("quand à midi part-il ?")
    assert not free_pronoun("quand le bac part-il ?")
    assert not free_pronoun("does Brenn say when it opens?")
    assert free_pronoun("does anyone say when it opens?")
    assert free_pronoun("Its price at Brenn?")
    assert not free_pronoun("the price of Brenn and its mill?".replace("and ", "for "))
    assert asked_for("Quelle est la clé du 12 ?", "est-elle là ?") == ""
    assert subject_text("Does the Who play at Pell?") == "the Who, Pell"
    assert subject_text("Is Pell or Brenn open?") == "Pell, Brenn open"
    assert subject_text("Where does Vela 2031 mill race water go?") == "Vela 2031 mill race"


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("Are dogs allowed?", "a cat", "Is a cat allowed?"),
        ("Is line 2030 or 4 late?", "line 6", "Is line 6 or 4 late?"),
        ("Is it for adults?", "a five-year-old", "Is it for five-year-old?"),
        ("Is it for adults?", "over-60s", "Is it for over-60s?"),
        ("Is it for adults?", "under-5", "Is it for under-5?"),
        ("Is the Brenn adult fee high?", "the adult", ""),
        ("Adults pay what?", "children", "children pay what?"),
        ("Is it for OR members?", "AND", "Is it for AND members?"),
    ],
)
def test_what_takes_the_place_of_its_like_may_be_any_of_a_kind(
    question: str, fragment: str, form: str
) -> None:
    assert swapped(question, fragment, []) == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (BED, "The Vela", "How much is a bed at The Vela?"),
        (BED, "of the hostel Vesper", "How much is a bed at the hostel Vesper?"),
        (BED, "the old DVDs", "How much is a bed at the old DVDs?"),
        ("What is Ada's number?", "Vela's", "What is Vela's number?"),
        ("When is the Folk March fair?", "Jazz", "When is the Jazz March fair?"),
        ("Is Brenn near the mill?", "the mill of Vesper", "Is the mill of Vesper the mill?"),
        (
            "How much is a bed at the Halden hostel?",
            "the hostel of Vesper",
            "How much is a bed at the hostel of Vesper?",
        ),
        (
            "Who runs the library of the Marrow Street?",
            "the gym of Fenn Street",
            "Who runs the gym of Fenn Street?",
        ),
        ("Where is “the mill of Brenn” now?", "the Vela", "Where is “the mill of the Vela” now?"),
        ("Who has keys of Marrow?", "the gym of Fenn", "Who has keys of the gym of Fenn?"),
        ("Who has the keys for the hall at Marrow?", "the gym of Fenn", "Who has the keys for the gym of Fenn?"),
    ],
)  # fmt: skip
def test_a_name_takes_the_place_of_a_name_with_what_belongs_to_it(
    question: str, fragment: str, form: str
) -> None:
    assert named(question, fragment, tokens(fragment), [""], "") == form


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        (BED, "under the barn", ""),
        ("Who waits in the barn of Kerbrion?", "at the mill", ""),
        ("Who waits in the barn of Kerbrion?", "in the mill", "Who waits in the mill of Kerbrion?"),
        ("How long is the guarantee of the Grelin mower?", "of", ""),
        ("For a yacht pays who?", "for a ferry", "For a ferry pays who?"),
        ("With a yacht who pays?", "for a ferry", ""),
        ("A yacht pays what?", "for a ferry", ""),
        ("What is the price?", "the hall", ""),
        ("What price do dogs pay?", "the hall", ""),
        ("How long is the lamp at Brenn?", "of a kettle", ""),
        ("Is it in a Vela barn?", "sheds", ""),
        ("Is it in a barn in the hall?", "P60", ""),
        ("Who repairs the lift at Brenn?", "the roof", "Who repairs the roof at Brenn?"),
        ("Who repairs the lift, Brenn?", "the roof", "Who repairs the roof, Brenn?"),
    ],
)
def test_a_phrase_takes_the_place_of_one_that_no_name_tells(question: str, fragment: str, form: str) -> None:
    assert phrase(question, fragment, tokens(fragment)) == form


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Which red bus is old at the red mill?", "Which red bus is old at the blue mill?"),
        ("What old bus is red?", ""),
        ("What is the red bus?", "What is the blue bus?"),
        ("What is the eco plan at Brenn?", "What is the blue plan at Brenn?"),
        ("At Brenn, what is the red bus?", ""),
        ("Is it at noon by what old bus?", "Is it at the blue noon by what old bus?"),
    ],
)
def test_one_is_no_noun_that_a_later_question_word_asks_for(question: str, form: str) -> None:
    assert of_one_noun(question, "the blue one", tokens("the blue one")) == form


def turn(question: str, title: str, answer: str = "") -> Turn:
    language: Any = "fr" if question.endswith(" ?") else "en"
    return Turn(question, question, language, (title,), (title,), "", answer)


@pytest.mark.parametrize(
    ("question", "title", "about"),
    [
        ("Who runs Tarn and Vesper?", "Tarn: the Tarn club", "Tarn"),
        ("Who runs Tarn and vesper?", "Tarn — Vesper", "Tarn"),
        ("Who runs Tarn?", "Tarn — Tarn Vesper", "Tarn"),
        ("Who runs Tarn?", "Tarn, gym rules", "Tarn"),
        ("Who runs Tarn?", "Tarn - gym rules", "Tarn"),
        ("Where is Fenn Street?", "Lease, the Fenn Street", "Fenn Street"),
        ("Où sont les Sorbiers ?", "Tarifs de la piscine, des Sorbiers", "Sorbiers"),
    ],
)
def test_a_title_says_once_what_was_asked_for_by_its_name(question: str, title: str, about: str) -> None:
    assert topic([turn(question, title)]) == about


@pytest.mark.parametrize(
    ("question", "asked", "forms"),
    [
        ("is it old?", turn("Who runs Vesper?", "Vesper mill"), ["Is it old, Vesper mill?"]),
        ("is it old?", turn("Who runs the old mill of Vesper?", "Vesper"), ["Is it old, Vesper?"]),
        (
            "what is his name?",
            turn("Who built the first kiln at Velden?", "Velden kiln", "Ada Roe"),
            ["What is his name, the first kiln at Velden?", "What is his name, Velden kiln?"],
        ),
    ],
)
def test_another_form_names_a_thing_once(question: str, asked: Turn, forms: list[str]) -> None:
    assert alternatives(question, "x", [asked]) == forms


def test_a_name_is_not_denied_and_the_word_like_it_is() -> None:
    assert denied("Where is the Booked hall open?", "if it is not booked") == ""
    assert (
        denied("Is the Booked hall booked now?", "if it is not booked")
        == "Is the Booked hall not booked now?"
    )
