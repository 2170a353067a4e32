"""The passages near to a question that do not answer it: which are looked at, which are taken, and of which sets."""

import pytest
from fakes import WordEmbedder

from passerelle.training.question_sets import is_held_out
from passerelle.training.reader import negatives
from passerelle.training.reader.examples import Text
from passerelle.training.reader.negatives import unanswering
from passerelle.training.reader.sets import Asked, Source

TITLES = [f"Titre {number}" for number in range(30)]
KEPT = [title for title in TITLES if not is_held_out(title)]
HELD = [title for title in TITLES if is_held_out(title)]
EVERY = Source("asked", elsewhere=1)
WORDS = "le bac de la rive part à midi pour le quai"


def passage(title: str, text: str) -> Text:
    return Text(title, text, "fr")


def asked(
    text: Text, question: str = WORDS, *, source: Source = EVERY, words: str = "", answered: bool = True
) -> Asked:
    start = text.text.find(words)
    spans = ((start, start + len(words)),) if words else ()
    return Asked(source, question, question, "fr", text, answered, spans)


def near(*rows: Asked) -> list[tuple[str, str]]:
    return [(each.question, text.text) for each, text in unanswering(rows, WordEmbedder())]


def others(count: int, title: str = KEPT[0]) -> list[Asked]:
    """Return that many passages, each with one word less of the question than the one before; none asks anywhere."""
    own = Source("other")
    return [asked(passage(title, " ".join(WORDS.split()[at:])), source=own) for at in range(count)]


OWN = asked(passage(KEPT[0], f"{WORDS} exactement"), words="exactement")


def test_the_four_nearest_passages_that_do_not_answer_are_taken_nearest_first() -> None:
    texts = [each.passage.text for each in others(6)]
    found = near(OWN, *reversed(others(6)))
    assert found == [(WORDS, text) for text in texts[:4]]


@pytest.mark.parametrize(("nearest", "count"), [(3, 2), (4, 3), (9, 4)])
def test_only_so_many_passages_are_looked_at(
    nearest: int, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(negatives, "NEAREST", nearest)  # of these one is the passage that answers
    assert len(near(OWN, *others(6))) == count


@pytest.mark.parametrize(("answering", "count"), [(12, 1), (13, 0)])
def test_behind_thirteen_passages_that_answer_none_is_looked_for(answering: int, count: int) -> None:
    with_answer = [
        asked(passage(KEPT[1], f"{WORDS} exactement{' !' * at}"), source=Source("other"))
        for at in range(1, answering + 1)
    ]
    assert len(near(OWN, *with_answer, *others(2)[1:])) == count


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        (f"{WORDS} EXACTEMENT", False),
        (f"{WORDS} exactemen", True),
        (f"{WORDS} exactement", False),
    ],
)
def test_a_passage_that_holds_the_words_of_an_answer_is_none(text: str, *, taken: bool) -> None:
    other = asked(passage(KEPT[1], text), source=Source("other"))
    assert [found for _, found in near(OWN, other)] == [text] * taken
    unmarked = asked(OWN.passage, words="")
    assert near(unmarked, asked(passage(KEPT[1], OWN.passage.text), source=Source("other"))) == []


def test_what_is_trained_on_meets_nothing_that_is_held_out_and_what_is_held_out_meets_all() -> None:
    held = others(1, HELD[0])
    assert near(OWN, *held) == []
    measured = asked(passage(HELD[1], f"{WORDS} exactement"), words="exactement")
    assert measured.held_out
    assert near(measured, *held, *others(2)) == [(WORDS, WORDS), (WORDS, others(2)[1].passage.text)]


@pytest.mark.parametrize(
    ("source", "answered", "count"),
    [(EVERY, True, 1), (EVERY, False, 0), (Source("x"), True, 0), (Source("x", elsewhere=0), True, 0)],
)
def test_only_answered_questions_of_sets_with_a_share_are_asked_elsewhere(
    source: Source, count: int, *, answered: bool
) -> None:
    one = asked(OWN.passage, source=source, words="exactement", answered=answered)
    assert len(near(one, *others(1))) == count


def test_a_share_of_a_sets_questions_is_asked_elsewhere_the_same_each_time() -> None:
    rows = [
        asked(OWN.passage, f"le bac {number}", source=Source("x", elsewhere=0.3), words="exactement")
        for number in range(200)
    ]
    found = near(*rows, *others(1))
    assert 40 < len(found) < 80
    assert found == near(*rows, *others(1))


def test_a_set_that_is_not_offered_is_met_by_no_question_and_a_passage_is_met_once() -> None:
    hidden = asked(passage(KEPT[1], WORDS), source=Source("other", offered=False))
    assert near(OWN, hidden) == []
    twice = asked(passage(KEPT[2], WORDS), source=Source("other"))
    assert near(OWN, *others(1), twice) == [(WORDS, WORDS)]


def test_more_questions_than_are_compared_at_once_are_all_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(negatives, "AT_ONCE", 2)
    rows = [asked(OWN.passage, f"{WORDS} {number}", words="exactement") for number in range(5)]
    assert [question for question, _ in near(*rows, *others(1))] == [each.question for each in rows]


def test_a_passage_is_embedded_below_its_title_by_its_first_nine_hundred_characters() -> None:
    embedder = WordEmbedder()
    bare = asked(passage("", "y" * 901), source=Source("other"))
    list(unanswering([OWN, bare], embedder))
    assert embedder.asked == [f"{KEPT[0]}\n{OWN.passage.text}", "y" * 900]


def test_nothing_is_embedded_where_nothing_is_asked_elsewhere() -> None:
    embedder = WordEmbedder()
    assert list(unanswering(others(2), embedder)) == []
    assert embedder.asked == []
