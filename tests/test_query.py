"""Facts about messages: what of them is asked, and what a story costs."""

import numpy as np
import pytest
from fakes import WordEmbedder
from library import Library

from passerelle.courtesy import core
from passerelle.index.embed.open import open_embedder
from passerelle.query import QueryError, asking, read_queries, read_query
from passerelle.retrieval import Retriever

FRENCH = "Bonjour, mon bail finit en mai et ma sœur est inquiète. Quel est le préavis pour quitter un studio ? Merci."
ENGLISH = "Hi! I lost my card at the market yesterday. Which office replaces a lost library card? Thank you."


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (FRENCH, "Quel est le préavis pour quitter un studio ?"),
        (ENGLISH, "Which office replaces a lost library card?"),
        (
            "Quel est le préavis du studio meublé ? Ma sœur le quitte. Combien coûte le déménagement ?",
            "Quel est le préavis du studio meublé ? Combien coûte le déménagement ?",
        ),
    ],
)
def test_what_is_asked_stands_without_its_story(message: str, asked: str) -> None:
    assert asking(message) == asked


@pytest.mark.parametrize(
    "message",
    [
        "Quel est le préavis pour quitter un studio ?",
        "le préavis pour quitter un studio",
        "Mon bail finit en mai. Le préavis du studio.",
        "My landlord wants two months of rent as a deposit. Is that allowed?",
        "le contrat dit quoi sur la caution ? merci",
        "?",
        "",
    ],
)
def test_a_message_counts_whole_where_nothing_can_be_taken_from_it(message: str) -> None:
    assert asking(message) == message


def test_the_words_of_a_story_do_not_lead_elsewhere(library: Library) -> None:
    library.write("rule.txt", "Pour quitter un studio, le préavis est d'un mois.")
    library.write("story.txt", "Bonjour, ma sœur est inquiète et son bail finit en mai.")
    library.index()
    hits = Retriever.of(library.open(), library.embedder).search(FRENCH)
    assert hits[0].passage.document.id == "rule.txt"
    assert {met.word for met in hits[0].met} <= {"preavis", "quitter", "studio"}


def test_a_message_and_its_question_share_one_vector() -> None:
    embedder = open_embedder()
    whole, question = embedder.embed_queries([core(FRENCH), asking(FRENCH)])
    vector = read_query(FRENCH, embedder).vector
    assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-6)
    assert vector @ whole == pytest.approx(vector @ question, abs=1e-5)


@pytest.mark.parametrize(("length", "asked"), [(10_000, True), (10_001, False)])
def test_a_question_has_ten_thousand_letters_at_most(length: int, *, asked: bool) -> None:
    if asked:
        assert read_query("x" * length, WordEmbedder()).text == "x" * length
        return
    with pytest.raises(QueryError, match="keep it under 10000"):
        read_query("x" * length, WordEmbedder())


@pytest.mark.parametrize(
    ("message", "part"),
    [
        ("Le bail finit. Quel préavis au bailleur ?", False),
        ("Le bail finit. Quel préavis au bailleur en juin ?", True),
        ("Le bail finit. Quel préavis au bailleur en juin ?)", True),
    ],
)
def test_three_words_that_say_something_are_asked_alone(message: str, *, part: bool) -> None:
    assert (asking(message) != message) is part


def test_a_text_is_embedded_once_and_a_vector_of_two_is_a_unit() -> None:
    embedder = WordEmbedder()
    one, other = read_queries(["le bac", "le bac"], embedder)
    assert np.array_equal(one.vector, other.vector)
    assert read_queries([], embedder) == []
    assert (one.language, read_query("the ferry", embedder).language) == ("fr", "en")
    long = read_query("Le bail finit en mai. Quel préavis au bailleur en juin ?", embedder)
    assert np.linalg.norm(long.vector) == pytest.approx(1, abs=1e-6)
    assert long.asks == "Quel préavis au bailleur en juin ?"


def test_what_is_no_question_is_refused_with_its_place() -> None:
    with pytest.raises(QueryError, match=r"queries\[1\]: the question is empty"):
        read_queries(["le bac", " "], WordEmbedder())
    with pytest.raises(TypeError, match=r"queries\[0\]: the question is 3"):
        read_queries([3], WordEmbedder())
    with pytest.raises(ValueError, match="give fr, en or None"):
        read_query("le bac", WordEmbedder(), interface="de")  # type: ignore[arg-type]
