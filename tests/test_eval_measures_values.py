"""What one question is worth by each measure, and of which measures it says nothing."""

from dataclasses import replace

import numpy as np
import pytest
from runs import asked, refused

from passerelle.evaluation.figures.measures import GRADED, answer_text, question_values
from passerelle.evaluation.types import Expectation, Judged, Outcome, Question, Quoted


def worth(outcome: Outcome) -> dict[str, float]:
    """Return the values of the measures that speak of *outcome*."""
    values = {name: float(column[0]) for name, column in question_values([outcome]).items()}
    return {name: value for name, value in values.items() if not np.isnan(value)}


@pytest.mark.parametrize(
    ("rank", "first", "among_five"), [(1, 1, 1), (2, 0, 1), (5, 0, 1), (6, 0, 0), (None, 0, 0)]
)
def test_a_document_is_found_first_or_among_five(rank: int | None, first: float, among_five: float) -> None:
    found = worth(replace(asked("q", 1), document_rank=rank))
    assert (found["document@1"], found["document@5"]) == (first, among_five)


def test_a_question_to_refuse_is_worth_one_where_it_is_refused() -> None:
    assert worth(refused("q")) == {"EM": 1, "F1": 1, "false answers": 0}
    assert worth(refused("q", abstained=False)) == {"EM": 0, "F1": 0, "false answers": 1}
    assert worth(replace(refused("q"), problem="too long")) == {"EM": 0, "F1": 0, "false answers": 1}


@pytest.mark.parametrize(
    ("right", "said", "values"),
    [
        (True, "x", {"quoted": 1, "quoted if answered": 1, "false refusals": 0}),
        (False, "x", {"quoted": 0, "quoted if answered": 0, "false refusals": 0}),
        (False, "", {"quoted": 0, "false refusals": 1}),
        (None, "x", {"false refusals": 0}),
        (None, "", {"false refusals": 1}),
    ],
)
def test_an_answer_is_right_or_wrong_where_somebody_can_say(
    said: str, values: dict[str, float], *, right: bool | None
) -> None:
    found = worth(asked("q", 1, right=right, said=said))
    names = {"quoted", "quoted if answered", "false refusals", "false answers"}
    assert {name: value for name, value in found.items() if name in names} == values


def test_a_question_that_expects_no_place_has_no_measure_of_places() -> None:
    known = replace(asked("q", said="Brume"), question=Question("q", "Où ?", "fr", answers=("Brume",)))
    assert worth(known) == {"EM": 1, "F1": 1, "false refusals": 0}
    assert worth(replace(known, question=Question("q", "Où ?", "fr"))) == {"false refusals": 0}


def test_an_answer_is_held_against_its_texts_and_without_any_against_the_quotes() -> None:
    place = (Expectation("a.txt", "le vieux moulin"),)
    said = replace(asked("q", 1, said="vieux moulin"), question=Question("q", "?", "fr", place))
    assert (worth(said)["EM"], worth(said)["F1"]) == (1, 1)
    given = replace(said, question=Question("q", "?", "fr", place, answers=("moulin",)))
    assert worth(given)["EM"] == 0
    assert worth(given)["F1"] == pytest.approx(2 / 3)
    nothing = replace(said, question=Question("q", "?", "fr", (Expectation("a.txt"),)))
    assert not {"EM", "F1"} & worth(nothing).keys()


@pytest.mark.parametrize(("source", "equal"), [("fr", 1), ("en", 0), (None, 1)])
def test_articles_are_those_of_the_document_s_language_else_of_the_question_s(
    source: str | None, equal: float
) -> None:
    outcome = replace(
        asked("q", 1, said="le moulin", language="fr"),
        question=Question("q", "?", "fr", (Expectation("a.txt", "moulin"),)),
        source=source,  # type: ignore[arg-type]
    )
    assert worth(outcome)["EM"] == equal


def test_a_question_whose_places_are_all_gone_is_worth_nothing_and_keeps_its_row() -> None:
    stale = replace(asked("b", 1, right=True, said="x"), judged=(Judged(stale="quote"),))
    values = question_values([asked("a", 1), stale, asked("c", 2)])
    assert all(np.isnan(column[1]) for column in values.values())
    assert values["RR@10"].tolist()[::2] == [1.0, 0.5]
    assert values["document@1"].tolist()[::2] == [1.0, 1.0]
    assert question_values([])["R@5"].shape == (0,)


def test_the_words_of_an_answer_are_those_of_its_citations() -> None:
    cited = (Quoted("a", 0, 2, "le pont"), Quoted("b", 0, 2, "de Brume"))
    assert answer_text(replace(asked("q", 1), citations=cited)) == "le pont de Brume"
    assert answer_text(asked("q", 1)) == ""


def test_a_question_may_have_a_part_of_the_graded_measures_and_of_no_other() -> None:
    half = asked("q", 2, right=False, said="quote 1")  # where « quote 0 » is expected
    assert {name for name, value in worth(half).items() if 0 < value < 1} == GRADED
    assert worth(half)["F1"] == 0.5
