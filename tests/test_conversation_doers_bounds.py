"""What of a question is replaced by another doer, and which words around it leave the question alone."""

import pytest

from passerelle.conversation.doers import of_another_kind, on_another_condition
from passerelle.conversation.tokens import tokens

DOGS = "Are dogs allowed in the flat at Fenn Street?"


@pytest.mark.parametrize(
    ("question", "fragment"),
    [
        ("At Pell: Are dogs allowed here?", "a cat"),
        (DOGS, "cats indoors"),
        (DOGS, "a week"),
        (DOGS, "my price"),
    ],
)
def test_no_other_kind_is_put_into_a_clause_or_given_by_more_than_its_name(
    question: str, fragment: str
) -> None:
    assert of_another_kind(question, fragment, tokens(fragment)) == ""


@pytest.mark.parametrize(
    ("question", "clause", "form"),
    [
        ("Who pays if a window breaks?", "who calls if the boiler does?", ""),
        ("Who pays if his does?", "if the boiler does", ""),
        ("Can I leave if the big window breaks?", "if the boiler does", "Can I leave if the boiler breaks?"),
        ("Who pays if the big window is broken?", "if the boiler is", "Who pays if the boiler is broken?"),
        (
            "Who pays if the window, say, breaks?",
            "if the boiler does",
            "Who pays if the boiler, say, breaks?",
        ),
    ],
)
def test_the_thing_of_a_condition_is_replaced_and_its_verb_stays(
    question: str, clause: str, form: str
) -> None:
    assert on_another_condition(question, clause) == form
