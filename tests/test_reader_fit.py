"""Facts about how the reader's weights are fitted: what is asked of FAQs, and what confidence is learnt from."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("sklearn", reason="the extra training is not installed")

from folder_read import read_folder

from passerelle.evidence import evidence
from passerelle.index.embed.open import open_embedder
from passerelle.query import read_query
from passerelle.reading.network import shipped_network
from passerelle.training.reader import fit
from passerelle.training.reader.folders import faqs
from passerelle.training.reader.readings import Reading, readings
from passerelle.weights import Weights, fitted_weights

LEASE = (
    "# Bail du 8 rue des Lilas\n\nLe loyer est de 640 euros par mois. Le préavis est de trois mois.\n\n"
    "La cave porte le numéro 12. Le gardien se nomme Paul Renaud.\n\nLa chaudière date de 2011.\n"
)
TOLD = {
    "Quel est le loyer ?": "640 euros",
    "Quel est le préavis ?": "trois mois",
    "Quel numéro porte la cave ?": "12",
    "Comment se nomme le gardien ?": "Paul Renaud",
    "De quand date la chaudière ?": "2011",
    "Quelle est la couleur de la cave ?": "bleu",
}
"""Questions, and the words that answer: of the last another's, so that what is quoted misses them."""
UNTOLD = (
    "Quelle est la surface du logement ?",
    "Qui a construit la maison ?",
    "Quand passe le ramoneur ?",
    "Combien coûte le parking ?",
    "Quel assureur couvre les dégâts ?",
    "Où se trouve le compteur d'eau ?",
)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[Reading]:
    place = tmp_path_factory.mktemp("fit")
    return read_folder(place, "lease", "bail.md", LEASE, TOLD, UNTOLD)


def sure(read: Sequence[Reading], weights: Weights) -> list[float]:
    return [fit.confidence(each, weights) for each in read]


def test_faqs_of_one_language_are_asked_in_both_and_answered_by_any_words_of_their_passage(
    tmp_path: Path,
) -> None:
    rows = [
        {"id": f"tea-{language}", "lang": language, "title": "", "text": f"Tea. {language}"}
        for language in ("en", "fr")
    ]
    asked = [
        {"question": question, "lang": language, "passage_ids": ["tea-en", "tea-fr"]}
        for question, language in (("Why tea?", "en"), ("Pourquoi du thé ?", "fr"))
    ]
    for name, lines in (("passages", rows), ("questions", asked)):
        text = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(text, encoding="utf-8")
    made = faqs(tmp_path, tmp_path / "made", "fr", 10)
    assert {(each.question, each.direction, each.document) for each in made.asked} == {
        ("Why tea?", "en→fr", "tea-fr"),
        ("Pourquoi du thé ?", "fr→fr", "tea-fr"),
    }
    kept = (made.files / "passages.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in kept] == ["tea-fr"]
    found = list(readings(made, tmp_path / "store", shipped_network(), fitted_weights()))
    assert all(each.answers and all(each.answers) for each in found)


def test_what_is_answerable_and_quoted_wrong_counts_more_than_a_near_miss(read: list[Reading]) -> None:
    weights = fitted_weights()
    ranked = fit.ranked(read, weights)
    wrong = [place for place, each in enumerate(ranked) if each.asked.answers == ("bleu",)]
    assert [ranked[place].answers[0] for place in wrong] == [False]
    fitted = sure(ranked, fit.fit_confidence(ranked, weights))
    near = [
        replace(each, asked=replace(each.asked, answers=())) if place in wrong else each
        for place, each in enumerate(ranked)
    ]
    told = sure(near, fit.fit_confidence(near, weights))
    assert fitted[wrong[0]] > told[wrong[0]]


def test_confidence_is_on_average_the_share_that_is_right(read: list[Reading]) -> None:
    ranked = fit.ranked(read, fitted_weights())
    weights = fit.fit_confidence(ranked, fitted_weights())
    fitted = [weights.confidence(evidence(each.query, each.hits, each.picks)) for each in ranked]
    assert np.mean(fitted) == pytest.approx(np.mean([each.answers[0] for each in ranked]), abs=0.01)


def test_folders_without_near_misses_teach_what_answers_and_not_how_sure_to_be(read: list[Reading]) -> None:
    alike = [replace(each, folder=replace(each.folder, name="faqs")) for each in read if each.asked.answers]
    alone, joined = fit.fit(read), fit.fit([*read, *alike])
    assert joined.candidate != alone.candidate
    ranked = fit.ranked(read, joined)
    assert joined.evidence == fit.fit_confidence(ranked, joined).evidence
    assert joined.threshold == fit.threshold(ranked, joined)


def test_the_threshold_refuses_its_share_of_what_is_answerable(read: list[Reading]) -> None:
    weights = fitted_weights()
    inside = [each for each in read if each.asked.answers]
    expected = float(np.quantile(sure(inside, weights), fit.REFUSED))
    assert fit.threshold(read, weights) == pytest.approx(expected, abs=1e-4)


@pytest.mark.parametrize("times", [1, 5])
def test_near_misses_count_half_of_what_is_answerable_however_many_they_are(
    read: list[Reading], times: int
) -> None:
    one = next(each for each in fit.ranked(read, fitted_weights()) if each.asked.answers and each.answers[0])
    near = replace(one, asked=replace(one.asked, answers=()), answers=[False] * len(one.answers))
    weights = fit.fit_confidence([one, *[near] * times], fitted_weights())
    assert weights.confidence(evidence(one.query, one.hits, one.picks)) == pytest.approx(2 / 3, abs=0.01)


def test_a_direction_without_near_misses_teaches_nothing_of_how_sure_to_be(read: list[Reading]) -> None:
    ranked = fit.ranked(read, fitted_weights())
    other = [replace(each, asked=replace(each.asked, language="en")) for each in ranked if each.asked.answers]
    with_it = fit.fit_confidence([*ranked, *other], fitted_weights())
    assert with_it.evidence == fit.fit_confidence(ranked, fitted_weights()).evidence


@pytest.mark.parametrize("times", [1, 9])
def test_each_direction_weighs_the_same_however_often_it_is_asked(read: list[Reading], times: int) -> None:
    one = next(each for each in fit.ranked(read, fitted_weights()) if each.asked.answers and each.answers[0])
    wrong = replace(one, answers=[False] * len(one.answers))
    near = replace(wrong, asked=replace(one.asked, answers=()))
    other = [replace(each, asked=replace(each.asked, language="en")) for each in (wrong, near)]
    weights = fit.fit_confidence([one, near, *other * times], fitted_weights())
    assert weights.confidence(evidence(one.query, one.hits, one.picks)) == pytest.approx(1 / 3, abs=0.01)


def test_confidence_is_scaled_to_what_is_right_and_not_to_what_is_answerable(read: list[Reading]) -> None:
    ranked = fit.ranked(read, fitted_weights())
    missed = [  # all that is quoted is wrong but of two questions, and all stays answerable
        replace(each, answers=[False] * len(each.answers)) if each.asked.answers and at > 1 else each
        for at, each in enumerate(ranked)
    ]
    weights = fit.fit_confidence(missed, fitted_weights())
    sure = [weights.confidence(evidence(each.query, each.hits, each.picks)) for each in missed]
    counts = [2 if each.asked.answers else 1 for each in missed]
    share = np.average([each.answers[0] for each in missed], weights=counts)
    assert np.average(sure, weights=counts) == pytest.approx(share, abs=0.01)


def test_what_is_doubted_keeps_a_tenth(read: list[Reading]) -> None:
    weights = fitted_weights()
    (one,) = [each for each in fit.ranked(read, weights) if each.asked.question == "Quel est le loyer ?"]
    known = weights.confidence(evidence(one.query, one.hits, one.picks))
    assert fit.confidence(one, weights) == known
    asked = replace(one, query=read_query("Quel est le loyer en 1999 ?", open_embedder()))
    dated = replace(one.picks[0].hit.passage.document, title="Bail de 2011")
    passage = replace(one.picks[0].hit.passage, document=dated)
    pick = replace(one.picks[0], hit=replace(one.picks[0].hit, passage=passage))
    doubted = replace(asked, picks=[pick, *one.picks[1:]])
    sure = weights.confidence(evidence(doubted.query, doubted.hits, doubted.picks))
    assert fit.confidence(doubted, weights) == pytest.approx(0.1 * sure)
