"""A measure or a person alone takes the place of its like; "one" is one of the kind that was asked of first."""

import pytest

from passerelle import Turn
from passerelle.conversation.alternatives import alternatives
from passerelle.conversation.rewrite import stand_alone
from passerelle.conversation.swap import swapped

BARGE = "How much does a barge under twelve metres pay at Eldford?"
AID = "Quelle aide reçoit un foyer de moins de trois personnes à Ravenel ?"


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        (BARGE, "over twelve metres", "How much does a barge over twelve metres pay at Eldford?"),
        (BARGE, "for a ferry", "How much does a ferry pay at Eldford?"),
        (BARGE, "and over 20", "How much does a barge over 20 metres pay at Eldford?"),
        (
            AID,
            "plus de trois personnes",
            "Quelle aide reçoit un foyer de plus de trois personnes à Ravenel ?",
        ),
        (AID, "pour un étudiant", "Quelle aide reçoit un étudiant à Ravenel ?"),
        ("What does a large barge pay?", "for a small barge", "What does a small barge pay?"),
        ("Quel tarif sous 700 € ?", "au-dessus de 700", "Quel tarif au-dessus de 700 € ?"),
        ("What is paid under ten in May?", "over ten", "What is paid over ten in May?"),
    ],
)
def test_a_measure_and_who_pays_take_the_place_of_their_like(question: str, fragment: str, said: str) -> None:
    assert swapped(question, fragment.removeprefix("and "), []) == said


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ("How much does a ticket cost?", "for a group"),
        ("What fee do I pay in a car park?", "for a van"),
        ("How do you get a permit?", "for a dog"),
    ],
)
def test_what_has_a_price_is_no_person_that_pays_it(question: str, fragment: str) -> None:
    assert swapped(question, fragment, []) == ""


@pytest.mark.parametrize(
    ("first", "between", "question", "kind"),
    [
        ("Are drones allowed at Pell Park?", "Who decided that", "what if I fly one anyway?", "drones"),
        ("Les feux sont-ils permis au camping ?", "Qui l'a décidé", "et si j'en allume un ?", "Les feux"),
    ],
)
def test_one_is_of_the_kind_that_was_asked_of_first(
    first: str, between: str, question: str, kind: str
) -> None:
    history = [
        Turn(first, first, "en", ("d",), ("Pell Park rules",)),
        Turn(f"{between}?", f"{between}, Pell Park?", "en", ("d",), ("Pell Park rules",)),
    ]
    assert kind in stand_alone(question, history, lambda _: "")
    assert kind not in stand_alone("which one is it?", history, lambda _: "")


def test_what_is_the_most_of_all_is_not_asked_of_the_last_one_named() -> None:
    first = "How much does the Corvin R2 weigh?"
    last = Turn(first, first, "en", ("d",), ("Corvin drills",))
    assert alternatives("which one turns the fastest?", "x", [last]) == []
    assert alternatives("which one do they sell?", "x", [last])


@pytest.mark.parametrize(
    ("question", "fragment", "said"),
    [
        ("When does line 4 leave Ashby?", "line 6", "When does line 6 leave Ashby?"),
        (
            "How long is the guarantee of the Corvin mower?",
            "of the kettle",
            "How long is the guarantee of the kettle?",
        ),
        ("How many books can I borrow at Pell?", "DVDs", "How many DVDs can I borrow at Pell?"),
        ("How many days do adults get at Pell?", "children", "How many days do children get at Pell?"),
        ("Where is page 4 of the plan?", "line 6", ""),
        ("What do employees get at Corvin?", "apprentices", "What do apprentices get at Corvin?"),
        (
            "How much is a dog licence in Ashby?",
            "for a second dog",
            "How much is a second dog licence in Ashby?",
        ),
        (
            "What is the rate from French to English at Pell?",
            "from German",
            "What is the rate from German to English at Pell?",
        ),
        ("What does an adult pay at Pell Baths?", "for over-60s", "What does over-60s pay at Pell Baths?"),
    ],
)
def test_a_number_a_person_and_a_name_behind_its_word_take_the_place_of_their_like(
    question: str, fragment: str, said: str
) -> None:
    assert swapped(question, fragment, []) == said


SALES = "How many bottles does Pell Vineyard sell in Canada?"


@pytest.mark.parametrize(
    ("between", "question", "said"),
    [
        ("who buys them there?", "and in Belgium?", "Who buys them there, Pell Vineyard, Belgium?"),
        (
            "who buys them there?",
            "and the day after?",
            "Who buys them there, Pell Vineyard, Canada the day after?",
        ),
        ("corks?", "how long is it?", "How long is it, corks, Pell Vineyard, Canada?"),
    ],
)
def test_what_is_put_behind_takes_a_place_or_a_thing_of_the_turn_before(
    between: str, question: str, said: str
) -> None:
    searched = f"{between.capitalize().rstrip('?')}, Pell Vineyard, Canada?"
    history = [
        Turn(SALES, SALES, "en", ("d",), ("Pell Vineyard",)),
        Turn(between, searched, "en", ("d",), ()),
    ]
    assert stand_alone(question, history, lambda _: "") == said


def test_a_year_is_replaced_wherever_it_stands() -> None:
    question = "Papers, the Corvin grant 2025, Pell 2025?"
    assert swapped(question, "in 2024", []) == "Papers, the Corvin grant 2024, Pell 2024?"
    assert swapped("From 2023 to 2025?", "in 2024", []) == "From 2023 to 2024?"


def test_that_time_is_no_thing_of_what_was_asked() -> None:
    drill = "How long did the roll call take in the May drill at Pell House?"
    last = Turn(drill, drill, "en", ("d",), ("Pell House",))
    said = [
        stand_alone(text, [last], lambda _: "") for text in ("was anybody hurt that time?", "was it long?")
    ]
    assert ["roll call" in each for each in said] == [False, True]


@pytest.mark.parametrize(
    ("between", "question", "said"),
    [
        (
            "les invités y ont droit",
            "à partir de quand ?",
            "À partir de quand, Les invités y ont droit, club Corvin ?",
        ),
        ("qui l'explique", "et les effectifs ?", "Les effectifs, Club Corvin ?"),
        ("que se passe-t-il", "what happens the second time?", "What happens the second time, Club Corvin?"),
    ],
)
def test_small_words_are_neither_things_nor_articles(between: str, question: str, said: str) -> None:
    first = "Quels sont les tarifs du club Corvin ?"
    searched = f"{between.capitalize()}, club Corvin ?"
    history = [Turn(first, first, "fr", ("d",), ("Club Corvin",))]
    history.append(Turn(f"{between} ?", searched, "fr", ("d",), ("Club Corvin",)))
    assert stand_alone(question, history, lambda _: "Club Corvin. Tarifs.") == said


def test_a_word_that_asks_before_an_infinitive_is_no_condition() -> None:
    last = Turn(
        "Puis-je nager après l'opération de Corvin ?", "Puis-je nager après l'opération de Corvin ?", "fr"
    )
    assert stand_alone("et quand revoir le médecin ?", [last], lambda _: "").startswith(
        "Quand revoir le médecin,"
    )


FINE = "What is the fine for a late book at Pell Library in 2024?"


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("is it dearer at Corvin?", "What is the fine for a late book at Corvin in 2024?"),
        ("do they ask that at Corvin too?", ""),
        (
            "at the library of Corvin, how much is it?",
            "What is the fine for a late book at the library of Corvin in 2024?",
        ),
        ("same question for Corvin", "What is the fine for a late book at Corvin in 2024?"),
        ("what do I pay at Corvin?", "What is the fine for a late book at Corvin in 2024?"),
        ("now the same for Corvin please", "What is the fine for a late book at Corvin in 2024?"),
        ("has it gone up in 2025?", "What is the fine for a late book at Pell Library in 2025?"),
        ("what will it be in 2025?", "What is the fine for a late book at Pell Library in 2025?"),
        ("c'était combien en 2023 ?", "What is the fine for a late book at Pell Library in 2023 ?"),
        ("at Corvin, in France?", "What is the fine for a late book at Corvin in 2024 in France?"),
        ("Who is Ada Corvin?", ""),
        ("Is there a book fair at Corvin?", ""),
        ("When does Corvin open?", ""),
    ],
)
def test_what_asks_nothing_of_its_own_asks_the_same_of_another_name_or_year(question: str, said: str) -> None:
    last = Turn(FINE, FINE, "en", ("d",), ("Pell Library",))
    completed = stand_alone(question, [last], lambda _: "")
    assert (completed == said) if said else "fine" not in completed
