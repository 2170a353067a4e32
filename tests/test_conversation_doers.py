"""Facts about follow-ups that name another person or thing, or ask one thing more, of the same event."""

from dataclasses import replace

import pytest
from asked_in_turn import in_turn

from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.before import _joined
from passerelle.conversation.doers import (
    by_name,
    in_its_verbs_pronoun,
    of_another_kind,
    on_another_condition,
)
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.tokens import tokens
from passerelle.conversation.turns import Turn

LEASE = "Bail du garage, rue des Aulnes"
RULES = "Rules of the Marrow Street gym"
POOL = "Tarifs de la piscine des Sorbiers"
DOGS = "Are dogs allowed in the flat at Fenn Street?"


@pytest.mark.parametrize(
    ("questions", "form"),
    [
        ((DOGS, "What about a cat?"), "Is a cat allowed in the flat at Fenn Street?"),
        ((DOGS, "and rabbits?"), "Are rabbits allowed in the flat at Fenn Street?"),
        (
            ("Who pays at Marrow Street if a window breaks?", "and if the boiler does?"),
            "Who pays at Marrow Street if the boiler breaks?",
        ),
        (
            (
                "Qui est la bailleresse du garage de la rue des Aulnes ?",
                "Quel préavis doit-elle respecter ?",
                "et le locataire ?",
            ),
            "Quel préavis le locataire doit-il respecter, la rue des Aulnes ?",
        ),
        (
            ("Does the lease of Fenn Street allow dogs?", "and cats?"),
            "Does the lease of Fenn Street allow cats?",
        ),
        (("Can I bring dogs?", "and rabbits?"), "Can I bring rabbits?"),
        (("Where does the tram stop?", "and the bus?"), "Where does the bus stop?"),
        (("Do the boats leave at nine?", "and the cars?"), "Do the cars leave at nine?"),
        (("When does the summer show begin?", "and the winter show?"), "When does the winter show begin?"),
        (
            ("When does the tram stop?", "how much is it?"),
            "How much is it, the tram, Rules of the Marrow Street gym?",
        ),
        (
            ("Was the sauna ever flooded?", "and repaired?", "when can I see it?"),
            "When can I see it, the sauna, Rules of the Marrow Street gym?",
        ),
        (
            ("Quelle est l'adresse du garage ?", "Les motos sont-elles admises ?", "et les vélos ?"),
            "Les vélos sont-elles admises ?",
        ),
        (
            ("Combien de temps dure le bail de la rue des Aulnes ?", "à quelle date ?"),
            "À quelle date, dure le bail de la rue des Aulnes ?",
        ),
        (
            (
                "Qui est la présidente du tennis-club de Brezonne ?",
                "et le gardien de la piscine des Sorbiers ?",
            ),
            "Qui est le gardien de la piscine des Sorbiers ?",
        ),
        (
            ("How much is the rent of Fenn Street?", "and of the garage in Aulne Road?"),
            "How much is the rent of the garage in Aulne Road?",
        ),
        (
            ("How much notice must the tenant of 3 Fenn Street give?", "and the landlord?"),
            "How much notice must the landlord of 3 Fenn Street give?",
        ),
        (
            ("What is the adult fee at Marrow Street?", "and for juniors?"),
            "What is the junior fee at Marrow Street?",
        ),
        (
            ("Combien coûte une entrée adulte à la piscine des Sorbiers ?", "et pour les enfants ?"),
            "Combien coûte une entrée enfant à la piscine des Sorbiers ?",
        ),
        (
            ("Peut-on jouer torse nu au tennis-club de Brezonne ?", "et en sandales ?"),
            "Peut-on jouer torse nu au tennis-club de Brezonne en sandales ?",
        ),
    ],
)
def test_another_takes_the_place_of_who_or_what_was_asked_of(questions: tuple[str, ...], form: str) -> None:
    assert in_turn(LEASE if "loc" in questions[-1] else RULES, *questions) == form


@pytest.mark.parametrize(
    ("questions", "form"),
    [
        (
            ("Who was elected chair of Marrow Street in 2023?", "With how many votes?", "and in 2024?"),
            "With how many votes, elected chair of Marrow Street in 2024?",
        ),
        (
            ("Who won the Marrow Cup in 2023?", "By how many points?", "Against whom?"),
            "Against whom, won the Marrow Cup in 2023?",
        ),
        (
            ("Combien de temps à l'avance réserve-t-on un court à Brezonne ?", "et pour combien de temps ?"),
            "Pour combien de temps réserve-t-on un court à Brezonne ?",
        ),
        (
            ("Un invité peut-il jouer à Brezonne ?", "pourquoi ?"),
            "Pourquoi un invité peut-il jouer à Brezonne ?",
        ),
        (
            ("Are phones allowed at Marrow Street?", "Why not?"),
            "Why are phones allowed at Marrow Street?",
        ),
    ],
)
def test_one_thing_more_is_asked_of_the_same_event(questions: tuple[str, ...], form: str) -> None:
    assert in_turn(RULES, *questions) == form


def test_it_goes_on_to_mean_what_it_meant_in_the_question_before() -> None:
    form = in_turn(RULES, "What did the gym pay for the treadmill?", "Who sold it?", "When did it arrive?")
    assert form.startswith("When did it arrive, the gym pay for the treadmill")


def test_one_is_of_the_kind_that_was_named_last() -> None:
    first = "Who runs the library of Marrow Street?"
    asked = (first, "What if I lose a clock?", "How long can I borrow one?")
    assert "a clock" in in_turn(RULES, *asked)


def test_a_part_of_a_subject_is_said_once_whatever_its_capital() -> None:
    assert _joined("bonfires forbidden", "Bonfires", "Holt Lane") == "bonfires forbidden, Holt Lane"
    assert _joined("Bonfires", "", "bonfires") == "Bonfires"


def test_who_was_named_in_an_answer_stands_for_the_pronoun() -> None:
    who = Turn(
        "Who built the Velden kiln?", "Who built the Velden kiln?", "en", ("k",), ("Kiln",), "", "Ada Roe"
    )
    assert (
        stand_alone("Where did she teach?", [who], lambda _: "")
        == "Where did Ada Roe teach, the Velden kiln?"
    )
    kiln = replace(who, question="Who built the first kiln?", searched="Who built the first kiln?")
    assert stand_alone("Where did she teach?", [kiln], lambda _: "") == "Where did Ada Roe teach?"
    assert alternatives("Where did she teach?", "Where did Ada Roe teach?", [kiln]) == [
        "Where did Ada Roe teach, the first kiln?"
    ]
    assert by_name("Quand a-t-elle enseigné", "Ada Roe") == "Quand Ada Roe a-t-elle enseigné"
    assert by_name("Where was it", "Ada Roe") == ""


def test_a_correction_may_be_of_the_last_question_that_was_whole() -> None:
    first = "Combien coûte un jeton au club de Brezonne ?"
    history = [Turn(first, first, "fr"), Turn("Où les acheter ?", "Où les acheter, Brezonne ?", "fr")]
    again = alternatives("Non, je voulais dire la caution du badge.", "Où la caution du badge ?", history)
    assert again == ["Combien coûte la caution du badge au club de Brezonne ?"]


def test_another_form_says_a_thing_once_and_its_parts_together() -> None:
    first = "Quand ont lieu les cours d'aquagym à la piscine des Sorbiers ?"
    form = alternatives("Combien coûtent-ils ?", "x", [Turn(first, first, "fr", ("d",), (POOL,))])[0]
    assert form == "Combien coûtent-ils, les cours d'aquagym à la piscine des Sorbiers ?"


def test_another_form_of_what_was_at_that_time_names_no_thing_of_it() -> None:
    first = "How long did the roll call take in the May drill at Alder House?"
    forms = alternatives(
        "was anybody hurt that time?", "x", [Turn(first, first, "en", ("d",), ("Alder House drills",))]
    )
    assert forms
    assert not any("roll call" in form for form in forms)


def test_a_fragment_of_two_words_may_be_of_another_document() -> None:
    first = "How much is the rent of Fenn Street?"
    forms = alternatives(
        "et le loyer du garage ?", "x", [Turn(first, first, "en", ("d",), ("Lease of Fenn Street",))]
    )
    assert "Le loyer du garage ?" in forms


def test_a_pronoun_behind_its_verb_means_what_is_named_last() -> None:
    light = "À quelle heure s'éteint l'éclairage au tennis-club de Brezonne ?"
    form = in_turn("Règlement du Tennis-Club de Brezonne", light, "et combien coûte-t-il ?")
    assert form == "Combien coûte-t-il, l'éclairage, tennis-club de Brezonne ?"
    first = "Quelle est la durée du bail du garage rue des Aulnes ?"
    turn = Turn(first, first, "fr", ("d",), (LEASE,))
    form = stand_alone("le loyer peut-il augmenter ?", [turn], lambda _: "Le loyer est révisé chaque année.")
    assert form == "Le loyer peut-il augmenter, rue des Aulnes ?"


def test_how_many_people_came_is_asked_of_what_was_spoken_of() -> None:
    title = "Minutes of the Marrow Street gym 2023"
    first = "When was the meeting of the Marrow Street gym held in 2023?"
    turn = Turn(first, first, "en", ("d",), (title,))
    form = stand_alone("How many people came?", [turn], lambda _: "Held in May. Present: 31 members.")
    assert form == "How many people came, Marrow Street gym 2023?"


@pytest.mark.parametrize(
    ("question", "fragment"),
    [(DOGS, "the price"), (DOGS, "2024"), ("How many dogs are there?", "a cat"), (DOGS, "weeks")],
)
def test_what_is_of_another_nature_takes_nobodys_place(question: str, fragment: str) -> None:
    assert of_another_kind(question, fragment, tokens(fragment)) == ""


def test_what_has_no_condition_or_no_pronoun_is_left_alone() -> None:
    assert on_another_condition("Who pays the rent?", "if the boiler does") == ""
    assert in_its_verbs_pronoun("Que faut-il payer ?", "le locataire") == ""
    assert in_its_verbs_pronoun("Que doit-il payer ?", "les locataires") == ""


@pytest.mark.parametrize(
    ("question", "fragment", "form"),
    [
        ("Are dogs allowed?", "a cat", "Is a cat allowed?"),
        ("Were dogs allowed?", "an owl", "Was an owl allowed?"),
        ("Do dogs bark?", "my cat", "Does my cat bark?"),
        ("Did dogs bark?", "our cat", "Did our cat bark?"),
        ("Can dogs swim?", "a cat", "Can a cat swim?"),
        ("May dogs swim?", "cats", "May cats swim?"),
        ("Must dogs wait?", "cats", "Must cats wait?"),
        ("Could dogs wait?", "cats", "Could cats wait?"),
        ("Should dogs wait?", "cats", "Should cats wait?"),
        ("Do guide-dogs bark?", "our cats", "Do our cats bark?"),
        ("Are dogs allowed?", "cat", ""),
        ("Are dogs allowed?", "the cat", ""),
        ("Are dogs allowed?", "black cats", ""),
        ("Are dogs allowed?", "a", ""),
        ("Are dogs allowed?", "months", ""),
        ("Are dogs allowed?", "a cat 12", ""),
        ("Are Dogs allowed?", "a cat", ""),
        ("Are dogs?", "a cat", ""),
        ("Are sheep allowed?", "a cat", ""),
        ("Why are dogs allowed?", "a cat", ""),
        ("Will dogs bark?", "a cat", ""),
    ],
)
def test_one_or_many_take_the_place_of_a_kind(question: str, fragment: str, form: str) -> None:
    assert of_another_kind(question, fragment, tokens(fragment)) == form


BREAKS = "Who pays if a window breaks?"


@pytest.mark.parametrize(
    ("question", "clause", "form"),
    [
        (BREAKS, "if the boiler does", "Who pays if the boiler breaks?"),
        (BREAKS, "what if my old boiler does too?", "Who pays if my old boiler breaks?"),
        (BREAKS, "When an oven did so.", "Who pays if an oven breaks?"),
        (BREAKS, " if her lamp has! ", "Who pays if her lamp breaks?"),
        (BREAKS, "if their doors do it", "Who pays if their doors breaks?"),
        ("Who pays when the window is broken?", "if his lamp is", "Who pays when his lamp is broken?"),
        ("Who pays if our window was broken?", "if the lamp was", "Who pays if the lamp was broken?"),
        ("Who pays When her window breaks?", "if the lamp does", "Who pays When the lamp breaks?"),
        ("Who pays if the garden gate breaks?", "if my lamp does", "Who pays if my lamp breaks?"),
        ("Who pays if their garden gate breaks?", "if my lamp does", "Who pays if my lamp breaks?"),
        (BREAKS, "if boilers do", ""),
        (BREAKS, "if the boiler does not", ""),
        (BREAKS, "the boiler does", ""),
        (BREAKS, "if the boiler explodes", ""),
        ("Who pays for a window?", "if the boiler does", ""),
        ("Who pays if windows break?", "if the boiler does", ""),
    ],
)
def test_another_thing_takes_the_place_of_that_of_a_condition(question: str, clause: str, form: str) -> None:
    assert on_another_condition(question, clause) == form


@pytest.mark.parametrize(
    ("question", "thing", "form"),
    [
        ("Quand doit-il payer ?", "le locataire", "Quand le locataire doit-il payer ?"),
        ("Doit-il payer ?", "le locataire", "le locataire doit-il payer ?"),
        ("Quand doit-elle payer ?", "le locataire", "Quand le locataire doit-il payer ?"),
        ("Quand doit-il payer ?", "la bailleresse", "Quand la bailleresse doit-elle payer ?"),
        ("Quand doit-il payer ?", "une amie", "Quand une amie doit-elle payer ?"),
        ("Quand doit-il payer ?", "ma fille", "Quand ma fille doit-elle payer ?"),
        ("Quand doit-elle payer ?", "un ami", "Quand un ami doit-il payer ?"),
        ("Quand doit-elle payer ?", "mon ami", "Quand mon ami doit-il payer ?"),
        ("Quand doit-elle payer ?", "l'ami", "Quand l'ami doit-elle payer ?"),
        ("Quand paie-t-il ?", "La voisine", "Quand La voisine paie-t-elle ?"),
        ("Quand doivent-ils payer ?", "les amies", "Quand les amies doivent-ils payer ?"),
        ("Quand doivent-elles payer ?", "des amis", "Quand des amis doivent-elles payer ?"),
        ("Quand doivent-ils payer ?", "mes amis", "Quand mes amis doivent-ils payer ?"),
        ("Quand doivent-ils payer ?", "le locataire", ""),
        ("Quand doit-il payer ?", "des amis", ""),
        ("Quand ne lui doit-il rien ?", "le bailleur", "Quand le bailleur ne lui doit-il rien ?"),
        ("Quand n’y va-t-il pas ?", "le bailleur", "Quand le bailleur n’y va-t-il pas ?"),
        ("Faut-il qu'il paie ? Peut-il payer ?", "ma sœur", "Faut-il qu'il paie ? ma sœur peut-elle payer ?"),
        ("Quand payer ?", "le locataire", ""),
    ],
)
def test_a_thing_stands_before_its_verb_and_its_pronoun_behind(question: str, thing: str, form: str) -> None:
    assert in_its_verbs_pronoun(question, thing) == form


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("Where did she teach?", "Where did Ada Roe teach?"),
        ("Did he sing?", "Did Ada Roe sing?"),
        ("Did he say that she sang?", ""),
        ("Did they sing?", ""),
        ("Où chante-t-il ?", "Où Ada Roe chante-t-il ?"),
        ("Où chantent-elles ?", ""),
        ("Chante-t-il ou dort-il ?", ""),
    ],
)
def test_a_name_stands_for_the_only_pronoun(question: str, form: str) -> None:
    assert by_name(question, "Ada Roe") == form
