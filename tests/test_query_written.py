"""A question as it is understood at the door: what is embedded, what it asks, and its words, names and language."""

import numpy as np
import pytest
from fakes import WordEmbedder

from passerelle.query import Query, QueryError, asking, read_queries, read_query


def read(question: str) -> Query:
    return read_query(question, WordEmbedder())


def vector(*texts: str) -> list[float]:
    """Return the unit of the sum of the vectors of *texts*."""
    total = WordEmbedder().embed_queries(texts).sum(axis=0)
    return list(total / np.linalg.norm(total))


LONG = "My boat is at the pier now. Which boats pay the winter fee?"
ASKED = "Which boats pay the winter fee?"


def test_of_a_long_message_half_of_the_vector_is_what_is_asked() -> None:
    found = read(f"  {LONG}\n")
    assert (found.text, found.asks) == (LONG, ASKED)
    assert list(found.vector) == pytest.approx(vector(LONG, ASKED))
    assert list(read(ASKED).vector) == pytest.approx(vector(ASKED))


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Could you tell me what boats pay?", "What boats pay?"),
        ("Tous les combien passe le bac ?", "À quelle fréquence passe le bac ?"),
        ("WHAT DO BOATS PAY?", "what do boats pay?"),
        ("What do BOATS pay?", "What do BOATS pay?"),
        ("Le bac\ud800 part-il ?", "Le bac� part-il ?"),
    ],
)
def test_a_question_is_looked_for_without_courtesy_capitals_and_rare_forms(question: str, asks: str) -> None:
    found = read(question)
    assert found.asks == asks
    assert list(found.vector) == pytest.approx(vector(asks))


def test_what_is_known_of_a_question_is_of_what_it_asks() -> None:
    found = read("My boat is at Tolmer. How many boats of Morne pay fee 7?")
    assert found.words == ("boat", "morne", "pay", "fee", "7")
    assert found.names == ("morne", "7")
    assert found.named == {"morne", "7"}
    assert (found.kind, found.language) == ("number", "en")
    assert Query("", "", found.vector, 0.5).language == "en"
    assert Query("", "", found.vector, 0.51).language == "fr"


def test_a_page_decides_where_the_words_do_not_and_nobody_else() -> None:
    assert read_query("12 ?", WordEmbedder(), interface="fr").language == "fr"
    assert read_query("12 ?", WordEmbedder()).language == "en"
    with pytest.raises(ValueError, match="the interface is 'de'"):
        read_query("12 ?", WordEmbedder(), interface="de")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("message", "asks"),
    [
        (LONG, ASKED),
        ("It is late. Which boats pay?", None),  # two words that say something
        ("It is late. Which boats pay fees?", "Which boats pay fees?"),
        (
            "Which boats pay fees? It is late. What do owls pay now?",
            "Which boats pay fees? What do owls pay now?",
        ),
        ("Which boats pay fees? What do owls pay?", None),  # all of it
        ("It is late. Which boats pay fees.", None),
        ("It is late. “Which boats pay fees?” So be it.", "“Which boats pay fees?”"),
        ("It is late. (Which boats pay fees?) So be it.", "(Which boats pay fees?)"),
    ],
)
def test_the_sentences_that_ask_are_taken_where_they_say_enough(message: str, asks: str | None) -> None:
    assert asking(message) == (asks or message)


@pytest.mark.parametrize(
    ("question", "error", "said"),
    [
        ("", QueryError, "the question is empty: type a few words"),
        ("x" * 10_001, QueryError, "the question has 10001 characters: keep it under 10000"),
        (b"x", TypeError, r"the question is b'x': give it as text"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_of_many_with_its_place(
    question: object, error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=f"^{said}$"):
        read_query(question, WordEmbedder())  # type: ignore[arg-type]
    with pytest.raises(error, match=rf"^queries\[1\]: {said}$"):
        read_queries(["boats", question], WordEmbedder())
    assert read("x" * 10_000).text == "x" * 10_000


def test_many_questions_are_understood_as_each_alone_and_each_text_is_embedded_once() -> None:
    several = read_queries([LONG, ASKED, LONG], WordEmbedder())
    for one, question in zip(several, (LONG, ASKED, LONG), strict=True):
        alone = read(question)
        assert (one.text, one.asks, one.french) == (alone.text, alone.asks, alone.french)
        assert list(one.vector) == pytest.approx(list(alone.vector))
    assert read_queries([], WordEmbedder()) == []
