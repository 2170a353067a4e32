"""Which prepositions stand for one another, and what of a fragment goes behind one that stands there already."""

import pytest

from passerelle.conversation.placed import phrased, same_use, without_preposition
from passerelle.conversation.tokens import tokens

PLACES = "a au aux at in chez dans en of de du d' des with avec on sur from".split()


@pytest.mark.parametrize(
    ("words", "other"),
    [(PLACES, "for"), (["pour", "for"], "at"), ("apres after avant before depuis since".split(), "in")],
)
def test_prepositions_of_one_use_stand_for_one_another(words: list[str], other: str) -> None:
    assert {same_use(word) for word in words} == {same_use(words[0])}
    assert same_use(words[0]) not in {None, same_use(other)}


@pytest.mark.parametrize("word", ["mill", "the", "", "sans", "under"])
def test_another_word_has_no_use_of_theirs(word: str) -> None:
    assert same_use(word) is None


@pytest.mark.parametrize(
    ("fragment", "bare"),
    [
        ("at the mill", "the mill"),
        ("in 2031", "2031"),
        ("à Vaux", "Vaux"),
        ("d'Ada", "Ada"),
        ("chez  Ada", "Ada"),
        ("the mill", "the mill"),
        ("a mill", "a mill"),
        ("", ""),
    ],
)
def test_a_fragment_loses_the_preposition_it_begins_with(fragment: str, bare: str) -> None:
    assert without_preposition(fragment, tokens(fragment)) == bare


@pytest.mark.parametrize(
    ("question", "behind", "said"),
    [
        ("How much is a bed at Halden?", "at ", "Vesper"),
        ("How much is a bed at Halden?", "is ", "at Vesper"),
        ("How much is a bed at Halden?", "", "at Vesper"),
        ("How much is a bed at Halden?", "is a ", "at Vesper"),
        ("Combien coûte un lit chez Ada ?", "chez ", "Vesper"),
    ],
)
def test_a_fragment_behind_a_preposition_is_put_there_without_its_own(
    question: str, behind: str, said: str
) -> None:
    start = question.index(behind) + len(behind) if behind else 0
    assert phrased("at Vesper", tokens("at Vesper"), question, start) == said
