"""What a question set that expects a passage, its translation or either is worth, where the two are one hit."""

from html import unescape
from pathlib import Path

import pytest
from reported import evaluated

from passerelle.evaluation.figures.ranking import ranking_values
from passerelle.evaluation.reports.failure import failure_lines
from passerelle.evaluation.reports.page import page
from passerelle.evaluation.reports.rows import row_of
from passerelle.evaluation.reports.terminal import evaluated_json, evaluated_lines
from passerelle.evaluation.runs.asking import Asker
from passerelle.evaluation.runs.runner import evaluate, find
from passerelle.evaluation.types import Expectation, Question, QuestionSet, Translated
from passerelle.index.embed.open import open_embedder
from passerelle.index.store.store import Store
from passerelle.index.sync import sync
from passerelle.retrieval import Retriever

TEXTS = {
    "bail": "Le loyer de la maison est de 800 euros par mois, et le chauffage est compris dans ce prix.",
    "lease": "The rent of the house is 800 euros a month, and the heating is included in that price.",
    "cats": "Le chat gris dort toute la nuit sur le tapis.",
    "dogs": "The brown dog barks at every bird in the garden.",
}
QUESTION = "Le heating est-il included dans le price ?"


@pytest.fixture(scope="module")
def retriever(tmp_path_factory: pytest.TempPathFactory) -> Retriever:
    """Return the retriever of a French lease, its translation, and two other documents."""
    place: Path = tmp_path_factory.mktemp("leases")
    for name, text in TEXTS.items():
        (place / f"{name}.txt").write_text(text, encoding="utf-8")
    embedder = open_embedder()
    sync([place], place / "store", embedder=embedder)
    return Retriever.of(Store.open(place / "store"), embedder)


EITHER = Expectation("bail.txt", "800 euros"), Expectation("lease.txt", "800 euros")


@pytest.mark.parametrize(
    ("expected", "rank", "translation_of", "recall"),
    [(EITHER, 1, None, 1.0), (EITHER[:1], 1, None, 1.0), (EITHER[1:], None, 1, 0.0)],
    ids=["either will do", "the hit", "its translation alone"],
)
def test_both_versions_are_met_where_either_will_do_and_the_other_alone_is_reported(
    retriever: Retriever,
    expected: tuple[Expectation, ...],
    rank: int | None,
    translation_of: int | None,
    recall: float,
) -> None:
    question = Question("q", QUESTION, "fr", expected)
    (outcome,) = find(QuestionSet((question,)), retriever, k=3)
    assert (outcome.rank, outcome.translation_of) == (rank, translation_of)
    assert ranking_values([outcome], ("R@1",)) == {"R@1": {"q": recall}}
    told = "it is the translation of hit 1: expect both places if either will do"
    assert (told in failure_lines(row_of(outcome, {}))) == (translation_of is not None)


def test_two_documents_that_are_translations_count_as_one_where_both_are_expected(
    retriever: Retriever,
) -> None:
    both = Question("q", QUESTION, "fr", (Expectation("bail.txt"), Expectation("lease.txt")))
    other = Question("r", QUESTION, "fr", (Expectation("dogs.txt"), Expectation("lease.txt")))
    found, missed = find(QuestionSet((both, other)), retriever, k=1)
    assert ranking_values([found], ("R@1", "R@10")) == {"R@1": {"q": 1.0}, "R@10": {"q": 1.0}}
    assert ranking_values([missed], ("R@1",)) == {"R@1": {"r": 0.0}}


def test_a_run_lists_the_questions_whose_place_is_only_a_translation(retriever: Retriever) -> None:
    questions = [
        Question(name, QUESTION, "fr", each) for name, each in {"both": EITHER, "one": EITHER[1:]}.items()
    ]
    made = evaluated(evaluate(QuestionSet(tuple(questions)), retriever, k=3), None)
    assert evaluated_json(made)["translations"] == ["one"]
    assert [each for each in evaluated_lines(made) if each.startswith("translation: ")] == [
        "translation: one expects what is the translation of hit 1, in bail.txt: expect both places if either will do"
    ]
    assert "c’est la traduction du passage 1" in unescape(page(made, "fr"))


def test_a_hit_is_kept_with_the_place_of_its_translation(retriever: Retriever) -> None:
    first, *others = Asker(retriever, k=3).find(Question("q", QUESTION, "fr", EITHER)).hits
    assert (first.document, first.start, first.end) == ("bail.txt", 0, len(TEXTS["bail"]))
    assert first.translation == Translated("lease.txt", 0, len(TEXTS["lease"]))
    assert all(each.translation is None for each in others)
