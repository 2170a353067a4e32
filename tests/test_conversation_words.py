"""Facts about the words of a question: what kind each is, what belongs together, and what they lean on."""

import pytest

from passerelle.conversation.compared import compares, other, things
from passerelle.conversation.leaning import free_pronoun, is_fragment, names_a_whole, opened, points_back
from passerelle.conversation.narrowed import narrowed
from passerelle.conversation.relative import last_year, shift, shifted, without_shift
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.small_talk import is_neutral, small_talk
from passerelle.conversation.spoken import speak_of
from passerelle.conversation.subject import _tie, chunks
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn


@pytest.mark.parametrize(
    ("text", "step", "left"),
    [
        ("l'année d'avant ?", -1, "?"),
        ("the year after", 1, ""),
        ("la saison suivante", 1, ""),
        ("la semaine suivante", 0, "la semaine suivante"),
        ("un an plus tôt", -1, ""),
        ("combien en 2031", 0, "combien en 2031"),
    ],
)
def test_a_year_is_said_by_the_one_before_or_after(text: str, step: int, left: str) -> None:
    assert (shift(text), without_shift(text)) == (step, left)


def test_a_year_is_moved_and_a_span_of_years_whole() -> None:
    assert shifted("en 2031", -1) == "en 2030"
    assert shifted("de 2021 à 2031", 1) == "de 2021 à 2032"
    assert shifted("saison 2021-22", 1) == "saison 2022-23"
    assert shifted("saison 2099/00", 1) == "saison 2100/01"
    assert shifted("en mai", 1) == ""
    assert last_year(["mai", "en 2031, 2032", "2020"]) == "2031"
    assert last_year(["2021-22"]) == "2021-22"
    assert last_year(["mai"]) == ""


@pytest.mark.parametrize(
    ("texts", "word", "spoken"),
    [
        (["Le chien dort."], "chien", True),
        (["The dog sleeps."], "chien", True),
        (["Les chiens dorment."], "chien", True),
        (["Le prix du pain."], "prix", False),
        (["Le bac part."], "chien", False),
        (["The canteen is shut."], "can", False),
        ([], "chien", False),
    ],
)
def test_a_text_speaks_of_a_word_in_either_language(texts: list[str], word: str, *, spoken: bool) -> None:
    assert speak_of(texts, tokens(word)) is spoken


@pytest.mark.parametrize(
    ("text", "rest", "continues", "corrects", "changes"),
    [
        ("et le bac ?", "le bac ?", True, False, False),
        ("no, I meant the bac", "the bac", False, True, False),
        ("merci, le bac ?", "le bac ?", False, False, False),
        ("autre chose : le bac ?", "autre chose : le bac ?", False, False, True),
        ("le bac, s'il te plaît ?", "le bac ?", False, False, False),
        ("what about the ferry?", "the ferry?", True, False, False),
        ("le bac ?", "le bac ?", False, False, False),
    ],
)
def test_what_opens_a_question_is_taken_from_it(
    text: str, rest: str, *, continues: bool, corrects: bool, changes: bool
) -> None:
    found = opened(text)
    assert (found.text, found.continues, found.corrects, found.changes_subject) == (
        rest,
        continues,
        corrects,
        changes,
    )


@pytest.mark.parametrize(
    ("text", "back", "pronoun"),
    [
        ("où est-il ?", True, True),
        ("il faut payer quand ?", False, False),
        ("is there a ferry?", False, False),
        ("is it red?", True, True),
        ("Harle part quand, et où va-t-il ?", False, False),
        ("does the ferry stop when it rains?", False, False),
        ("and the same for dogs?", True, False),
        ("is Harle the same?", False, False),
        ("who else?", True, False),
        ("combien coûte cette carte ?", True, False),
        ("combien coûte la carte ?", False, False),
        ("quel est leur prix ?", True, True),
    ],
)
def test_a_question_points_back_by_a_word_for_what_it_has_not_named(
    text: str, *, back: bool, pronoun: bool
) -> None:
    assert (points_back(text), free_pronoun(text)) == (back, pronoun)


@pytest.mark.parametrize(
    ("text", "fragment"),
    [
        ("le bac", True),
        ("le bac ou le pont", True),
        ("le bac est là", False),
        ("qui", False),
        ("si le bac part", False),
        ("en 2031", True),
    ],
)
def test_a_fragment_has_neither_a_verb_nor_a_question_word(text: str, *, fragment: bool) -> None:
    assert is_fragment(text) is fragment


def test_a_thing_of_another_is_a_whole_and_its_price_is_not() -> None:
    assert names_a_whole("what is the blade of the mower made of?")
    assert names_a_whole("Why may a mower's fuel cap leak?")
    assert not names_a_whole("what is the price of the mower?")
    assert not names_a_whole("what is the blade made of?")


@pytest.mark.parametrize(
    ("text", "rest", "adds"),
    [
        ("the same for the ferry?", "the ferry", False),
        ("is it cheaper in winter?", "in winter", True),
        ("is it cheaper than in 2031?", "in 2031", False),
        ("is it cheaper in 2031?", "in 2031", False),
        ("le bac ?", "le bac ?", False),
        ("the same?", "the same?", False),
    ],
)
def test_what_is_compared_is_told_from_a_circumstance(text: str, rest: str, *, adds: bool) -> None:
    now, added = compares(opened(text))
    body = now.text.removeprefix("for ")
    assert (body, added) == (rest, adds)


def test_the_other_of_two_is_a_code_or_a_word_of_its_like() -> None:
    texts = ["The Brenn 2 and the Brenn 3 boil. The red lamp, the blue lamp."]
    assert other("Does the Brenn 2 boil?", "the other one", texts) == "Does the Brenn 3 boil?"
    assert other("What does the red lamp mean?", "the other lamp", texts) == "What does the blue lamp mean?"
    assert other("Does the Brenn 2 boil?", "the lamp", texts) == ""
    assert other("Does it boil?", "the other one", texts) == ""
    assert things("When are the bonfires of Harle lit?") == "the bonfires"
    assert things("Where is Harle?") == ""


@pytest.mark.parametrize(
    ("subject", "text", "answered", "part"),
    [
        ("Ada Thorne's parents", "when was she born?", True, "Ada Thorne"),
        ("a member of the Oakhurst council", "who pays them?", True, "Oakhurst council"),
        ("the clerk of the Oakhurst council", "who pays them?", True, "Oakhurst council"),
        ("the clerk of the Oakhurst council", "who pays her?", True, "the clerk of the Oakhurst council"),
        ("le toit de la serre", "est-elle grande ?", True, "la serre"),
        ("la porte du garage", "est-il grand ?", True, "garage"),
        ("le toit", "est-elle grande ?", True, "le toit"),
    ],
)
def test_a_pronoun_means_the_part_of_a_subject_that_it_can(
    subject: str, text: str, part: str, *, answered: bool
) -> None:
    assert narrowed(subject, text, answered=answered).removeprefix("the ").removeprefix(
        "du "
    ) == part.removeprefix("the ")


@pytest.mark.parametrize(
    ("message", "follows", "kind"),
    [
        ("Bonjour !", False, "greeting"),
        ("merci", False, "thanks"),
        ("…", False, "nothing"),
        ("Quand part le bac ?", False, None),
        ("bye", False, "farewell"),
    ],
)
def test_small_talk_is_told_from_a_question(message: str, kind: str | None, *, follows: bool) -> None:
    assert small_talk(message, follows=follows) == kind
    assert not is_neutral("bonjour")


@pytest.mark.parametrize(
    ("before", "question", "alone"),
    [
        (
            "Combien gagne un responsable d'équipe ?",
            "et un vendeur ?",
            "Combien gagne un vendeur ?",
        ),
        (
            "Quel est le loyer de l'atelier Sorel en 2031 ?",
            "et l'année d'avant, combien coûtait la salle des fêtes ?",
            None,
        ),
    ],
)
def test_what_kind_a_thing_is_goes_with_it(before: str, question: str, alone: str | None) -> None:
    last = Turn(before, before, "fr", (), (), "")
    found = stand_alone(question, [last], lambda _: "")
    assert found == alone or (alone is None and "salle" in found)


@pytest.mark.parametrize(
    ("named", "taken"), [("the rental deposit", True), ("the large rental deposit", False)]
)
def test_a_thing_of_three_words_at_most_is_taken_up(named: str, *, taken: bool) -> None:
    asked = Turn(
        f"do they take {named}?", f"Do they take {named}, Marrick Dairy?", "en", ("a",), ("Marrick Dairy",)
    )
    form = stand_alone("when do I get it back?", [asked], lambda _: "")
    assert (named in form) is taken


@pytest.mark.parametrize(
    ("question", "tie"),
    [
        ("Combien coûte le trajet jusqu'à Vesper ?", "a"),
        ("What is the price up to Vesper?", "to"),
        ("Quel est le prix du bac ?", "du"),
        ("Quel bac relie le quai et Vesper ?", ""),
    ],
)
def test_what_ties_two_things_is_the_last_of_the_prepositions_between_them(question: str, tie: str) -> None:
    *_, left, right = chunks(question)
    assert _tie(question, left, right) == tie
