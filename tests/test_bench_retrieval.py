"""The table of what words, vectors and both find: which questions are asked of what, and which rows lose."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from benchmarks import drawn
from benchmarks.drawn import HELD_OUT, Drawn, draw
from benchmarks.legs_table import Row, lines
from benchmarks.retrieval import ablations, anew, fusions, library, measure, values
from fakes import WordEmbedder

from passerelle.evaluation.figures.results import Figure
from passerelle.evaluation.types import Question, QuestionSet
from passerelle.fusion import LEGS, WORDS_ALONE, fitted_fusion
from passerelle.index.lexical import translations
from passerelle.index.store.only import Only
from passerelle.index.store.store import Store
from passerelle.retrieval import Retriever
from passerelle.training.question_sets import digest, is_held_out

TOWNS = ("Brume", "Harrow", "Corbier", "Pane", "Vesle", "Orne")


def written(folder: Path, texts: Mapping[str, str], asked: Sequence[tuple[str, str, Sequence[str]]]) -> Path:
    """Write a set: passages by ids that begin with their language, and questions with the ids that answer."""
    folder.mkdir()
    passages = ({"id": id_, "title": id_[3:], "text": text, "lang": id_[:2]} for id_, text in texts.items())
    questions = (
        {"id": f"q{number}", "question": text, "lang": language, "passage_ids": ids}
        for number, (language, text, ids) in enumerate(asked)
    )
    for name, rows in (("passages", passages), ("questions", questions)):
        lines_ = "".join(f"{json.dumps(row)}\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines_, encoding="utf-8")
    return folder


@pytest.fixture
def both(tmp_path: Path) -> Path:
    """Return a set in both languages, each passage in each, asked of in French and once in English."""
    texts = {f"fr-{town}": f"Le pont de {town} fut ouvert par le maire." for town in TOWNS}
    texts |= {f"en-{town}": f"The bridge of {town} was opened by the mayor." for town in TOWNS}
    asked = [("fr", f"Qui a ouvert le pont de {town} ?", [f"fr-{town}", f"en-{town}"]) for town in TOWNS]
    asked += [("en", "Who opened the bridge of Pane?", ["en-Pane"]), ("en", "Who left?", [])]
    return written(tmp_path / "covidfaq", texts, asked)


def directions(found: Sequence[Drawn]) -> dict[str, int]:
    return {each.label.split()[1]: len(each.questions.questions) for each in found}


def row(label: str, *legs: tuple[float, float, float]) -> Row:
    """Return a row in which words, vectors and both have these figures."""
    figures = [[Figure(value, value, value, 1) for value in leg] for leg in legs]
    return Row(label, 9, dict(zip(LEGS, figures, strict=True)), None, {"-names": 0.5})


def test_a_set_in_two_languages_is_asked_of_each_and_of_all(both: Path) -> None:
    found = directions(list(draw(both)))
    assert found == {"en→en": 1, "en→mixed": 1, "fr→en": 6, "fr→fr": 6, "fr→mixed": 6}


def test_a_question_expects_the_documents_of_its_direction(both: Path) -> None:
    expected = {each.found: each.questions.questions[0].expected for each in draw(both) if each.asked == "fr"}
    assert {found: sorted(each.document[:2] for each in places) for found, places in expected.items()} == {
        "en": ["en"],
        "fr": ["fr"],
        None: ["en", "fr"],
    }


def test_questions_are_drawn_by_their_ids(both: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawn, "MOST", 4)
    found = next(each for each in draw(both) if each.label == "covidfaq fr→fr").questions.questions
    assert [each.id for each in found] == sorted((f"q{number}" for number in range(6)), key=digest)[:4]


def test_questions_that_the_fits_leave_out_are_marked(tmp_path: Path) -> None:
    texts = {f"fr-{town}": f"Le pont de {town}." for town in TOWNS}
    asked = [("fr", town, [f"fr-{town}"]) for town in TOWNS]
    by_title, by_id, never_fitted = (
        next(draw(written(tmp_path / name, texts, asked))).questions.questions
        for name in ("xquad_en", "pyfaq", "covidfaq")
    )
    assert {each.text for each in by_title if HELD_OUT in each.tags} == set(filter(is_held_out, TOWNS))
    assert {each.id for each in by_id if HELD_OUT in each.tags} == {
        f"q{number}" for number in range(6) if digest(f"q{number}") % 3 == 0
    }
    assert all(HELD_OUT in each.tags for each in never_fitted)


def test_a_row_has_the_figures_of_each_leg_and_of_what_is_left_out(both: Path) -> None:
    rows = {each.label: each for each in measure(both, WordEmbedder())}
    across = rows["covidfaq fr→en"]
    assert across.asked == 6
    assert [[figure.value for figure in across.legs[leg]] for leg in LEGS] == [[1.0] * 3] * 3
    assert across.held_out == 1.0
    assert across.ablated == dict.fromkeys(["-joined", *ablations()], 1.0)


def test_a_document_is_ranked_once_however_many_of_its_passages_are_hits(tmp_path: Path) -> None:
    pane = " ".join(
        f"Le pont de Pane a {number} arches de pierre grise et de brique." for number in range(40)
    )
    texts = {"fr-Pane": pane, "fr-Orne": "Le pont d'Orne, et son maire."}
    folder = written(tmp_path / "covidfaq", texts, [("fr", "Le pont de Pane ?", ["fr-Orne"])])
    with library(folder, WordEmbedder()) as retriever:
        asked = next(draw(folder)).questions
        assert len(retriever.store.passages("fr-Pane")) > 2
        assert values(retriever, fitted_fusion(), asked).tolist() == [[0.0, 1.0, 0.5]]


def test_a_question_is_asked_of_what_its_direction_allows(both: Path) -> None:
    asked = next(each for each in draw(both) if each.label == "covidfaq fr→mixed").questions
    with library(both, WordEmbedder()) as retriever:
        assert values(retriever, fitted_fusion(), asked)[:, 0].all()
        elsewhere = QuestionSet(
            tuple(Question(each.id, each.text, "fr", each.expected[:1]) for each in asked.questions)
        )
        assert not values(retriever, fitted_fusion(), elsewhere, Only(language="en")).any()


def test_a_question_without_the_table_of_translations_finds_less_by_words(both: Path) -> None:
    asked = QuestionSet((Question("q", "maire", "fr", next(draw(both)).questions.questions[0].expected),))
    with library(both, WordEmbedder()) as retriever:
        assert values(retriever, WORDS_ALONE, asked)[0, 1]
        with ablations()["-translations"]:
            assert not values(anew(retriever), WORDS_ALONE, asked)[0, 1]
    assert translations.shipped()["fr"]


def test_what_several_fusions_weigh_is_looked_up_once_and_weighed_the_same(both: Path) -> None:
    asked = next(each for each in draw(both) if each.label == "covidfaq fr→mixed").questions
    with library(both, WordEmbedder()) as retriever:
        for fusion in fusions().values():
            once = values(retriever, fusion, asked)
            assert (
                once
                == values(Retriever(Store.open(retriever.store.beside), retriever.embedder), fusion, asked)
            ).all()


def test_a_row_loses_by_more_than_a_hundredth_to_the_better_leg() -> None:
    lost = row("a", (0.5, 0.8, 0.6), (0.6, 0.7, 0.6), (0.59, 0.78, 0.7))
    assert lost.losses == {"S@10": pytest.approx(0.02)}


def test_the_last_line_names_the_rows_that_lose() -> None:
    level = (0.5, 0.5, 0.5)
    *_, last = lines([row("good", level, level, level), row("bad", level, (0.6, 0.5, 0.5), level)])
    assert last == "both lose more than 0.01 to the better of words and vectors in: bad"
    *_, last = lines([row("good", level, level, level)])
    assert last.endswith(": none")


def test_a_line_tells_every_figure_and_what_is_lost() -> None:
    head, line, _ = lines([row("set fr→en", (0.1, 0.2, 0.3), (0.4, 0.5, 0.6), (0.7, 0.8, 0.5))])
    assert line.split() == [
        "set", "fr→en", "9", "0.100", "0.200", "0.300", "0.400", "0.500", "0.600", "0.700", "0.800", "0.500",
        "0.500-0.500", "-", "0.500", "RR", "0.100",
    ]  # fmt: skip
    assert head.split()[:5] == ["set,", "direction", "asked", "words", "S@1"]
