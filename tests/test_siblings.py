"""Papers that are alike but for whose they are: the one is found and quoted that the question names."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from benchmarks.siblings import FIRMS, QUESTIONS, asked, deposit, write_quotations
from library import Library

from passerelle import Assistant
from passerelle.fusion import Fusion
from passerelle.index.heads import HEAD, head_names
from passerelle.index.lexical.bm25 import Lexical, Met
from passerelle.index.lexical.words import headed
from passerelle.index.store.candidates import Candidate
from passerelle.index.sync import sync
from passerelle.index.types import Span
from passerelle.query import read_query

FEW = FIRMS[:6]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    place: Path = tmp_path_factory.mktemp("quotations")
    write_quotations(place, FEW)
    sync([place], place / "store")
    with Assistant.open(place / "store") as opened:
        yield opened


@pytest.mark.parametrize("question", QUESTIONS)
def test_of_many_papers_alike_the_one_of_the_firm_named_is_quoted(
    assistant: Assistant, question: str
) -> None:
    for firm in FEW:
        answer = assistant.ask(asked(question, firm))
        assert f"{deposit(firm)} " in answer.text, f"{answer.question}: {answer.text}"


@pytest.mark.parametrize("question", [each for each in QUESTIONS if each[0].isupper()])
def test_the_paper_of_a_firm_that_is_not_there_is_not_taken_from_another(
    assistant: Assistant, question: str
) -> None:
    for firm in FIRMS[-3:]:
        assert assistant.ask(asked(question, firm)).abstained, firm


def test_the_names_at_the_head_are_words_with_a_capital_whole_and_once() -> None:
    head = "De : Menuiserie ÉLOI, pour Mme Éloi et M. Le Goff. "
    assert dict(head_names(head)) == {
        "menuiserie": "Menuiserie",
        "eloi": "ÉLOI",
        "mme": "Mme",
        "goff": "Goff",
    }
    filling = "un deux trois " * HEAD
    cut = HEAD - len(head) - 3
    assert "varenne" not in head_names(f"{head}{filling[:cut]} Varenne")
    assert "var" not in head_names(f"{head}{filling[:cut]} Varenne")
    assert "varenne" in head_names(f"{head}Varenne {filling}")


def test_a_passage_has_the_names_of_the_head_that_it_does_not_hold() -> None:
    text = "Facture de la maison Lorrec à Mme Quemener.\n\nLorrec livre le lundi."
    part = Span(text.index("Lorrec livre"), len(text))
    assert headed("Facture", "", text, part).split() == [
        "Mme",
        "Quemener",
        "Facture",
        "Lorrec",
        "livre",
        "le",
        "lundi.",
    ]
    whole = headed("Facture", "", text, Span(0, len(text)))
    assert whole.split() == ["Facture", *text.split()]


def met(row: int, *words: str) -> Candidate:
    return Candidate(row, "en", 0.5, Lexical(0.2, tuple(Met(word, word, 0.1) for word in words)))


def test_a_passage_is_given_more_for_the_share_of_the_names_that_it_holds() -> None:
    fusion = Fusion(0.1, 0.1, names=0.04)
    found = [met(1, "deposit"), met(2, "deposit", "farrow"), met(3, "farrow", "imrie", "farrow")]
    ranked = fusion.rank(found, 0.0, frozenset({"farrow", "imrie"}))
    assert [(each.candidate.row, each.score) for each in ranked] == [(3, 0.56), (2, 0.54), (1, 0.52)]
    assert [each.score for each in fusion.rank(found, 0.0)] == [0.52] * 3


def test_the_names_of_a_question_are_its_capitalised_words_behind_the_first_and_its_numbers(
    library: Library,
) -> None:
    query = read_query("Who signed the Farrow lease of l'Étang on 4 June 2031?", library.embedder)
    assert query.named == {"farrow", "etang", "4", "june", "2031"}
    assert read_query("WHO SIGNED IT?", library.embedder).named == frozenset()
