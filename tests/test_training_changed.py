"""How a question is changed for training, into one that its passage does not answer, or as people type it."""

import random
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder
from given_chance import Draws

from passerelle.training.reader.counterfactual import _name, _number, _opposite, counterfactual, names
from passerelle.training.reader.families import document_vectors, families, held_out, stem
from passerelle.training.reader.opposites import opposite
from passerelle.training.reader.perturb import _slip, perturb
from passerelle.training.reader.sets import Source, _spans, read_source
from passerelle.training.reader.written import unpack


@pytest.mark.parametrize(
    ("question", "passage", "place", "changed"),
    [
        ("Où est le 20 ?", "Le 20 est là.", 0, "Où est le 19 ?"),
        ("Où est le 20 ?", "Le 20 est là.", -1, "Où est le 25 ?"),
        ("Où est le 12 ?", "Le 12 est là.", -1, "Où est le 15 ?"),
        ("Où est le 13 ?", "Le 13 est là.", -1, "Où est le 18 ?"),
        ("Où est le 1 ?", "Le 1 est là.", 0, None),
        ("Où est le 20 ?", "Le 20 et le 19 sont là.", 0, None),
        ("Où est le 20 ?", "Le 200 est là.", 0, None),
        ("Où est le 20 ?", "Le 20 et le 190 sont là.", 0, "Où est le 19 ?"),
        ("Où est le 2999 ?", "Le 2999 est là.", 0, "Où est le 2998 ?"),
        ("Où est le 3000 ?", "Le 3000 est là.", 0, "Où est le 2900 ?"),
        ("Où est le 2,5 ?", "Le 2,5 est là.", 0, None),
        ("Où est le 20. ?", "Le 20 est là.", 0, "Où est le 19. ?"),
    ],
)
def test_a_number_moves_to_one_that_the_passage_does_not_have(
    question: str, passage: str, place: int, changed: str | None
) -> None:
    assert _number(question, passage, "fr", (), Draws(place=place)) == changed


@pytest.mark.parametrize(
    ("passage", "others", "changed"),
    [
        ("Ada vit à Vaux.", ["Brest"], "Où vit Brest ?"),
        ("ADA vit à Vaux.", ["Brest"], "Où vit Brest ?"),
        ("Ada vit à Brest.", ["Brest"], None),
        ("Ada vit à BREST.", ["brest"], None),
        ("Eve vit à Vaux.", ["Brest"], None),
        ("Ada vit à Vaux.", [], None),
        ("Ada vit à Vaux.", ["Ada"], None),
    ],
)
def test_a_name_is_replaced_by_one_that_the_passage_does_not_have(
    passage: str, others: list[str], changed: str | None
) -> None:
    assert _name("Où vit Ada ?", passage, "fr", others, Draws()) == changed


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("Où vit Ada ?", ["Ada"]),
        ("Ada vit où ?", []),
        ("Où vit l’Amiral ou d'Artois-Vaux, ou Ada ou Ada ?", ["Amiral", "Artois", "Vaux", "Ada"]),
        ("Où vit Al ?", []),
        ("Où vit Éve ?", ["Éve"]),
    ],
)
def test_a_name_has_three_letters_and_begins_no_question(question: str, found: list[str]) -> None:
    assert names(question) == found


@pytest.mark.parametrize(
    ("question", "passage", "language", "changed"),
    [
        ("Who came first?", "He came first.", "en", "Who came last?"),
        ("Who came first?", "He came first, not last.", "en", None),
        ("Who came first?", "He came first, not LAST.", "en", None),
        ("Qui vient avant ?", "Il vient avant.", "fr", "Qui vient après ?"),
        ("Quel est le bac de l'est ?", "Il est là.", "fr", "Quel est le bac de l'ouest ?"),
        ("Quel est le bac ?", "Il est là.", "fr", None),
        ("Who came first?", "He came first.", "fr", None),
        ("Who came?", "He came.", "en", None),
    ],
)
def test_an_opposite_is_asked_for_that_the_passage_does_not_say(
    question: str, passage: str, language: str, changed: str | None
) -> None:
    assert _opposite(question, passage, language, (), Draws()) == changed


@pytest.mark.parametrize(
    ("word", "before", "language", "other"),
    [
        ("Premier", " ", "fr", "dernier"),
        ("dernière", " ", "fr", "première"),
        ("été", "’", "fr", "hiver"),
        ("été", "", "fr", None),
        ("hiver", " ", "fr", "été"),
        ("est", "'", "fr", "ouest"),
        ("SUMMER", " ", "en", "winter"),
        ("summer", " ", "de", None),
    ],
)
def test_a_word_has_one_opposite_in_its_language(
    word: str, before: str, language: str, other: str | None
) -> None:
    assert opposite(word, before, language) == other


@pytest.mark.parametrize(
    ("language", "question", "changed"),
    [
        (
            "en",
            "opens opened minimum highest largest oldest",
            "closes closed maximum lowest smallest youngest",
        ),
        ("en", "buy arrive start won increase allowed", "sell leave end lost decrease forbidden"),
        ("en", "north winter monday saturday morning", "south summer tuesday sunday evening"),
        ("en", "before adult adults founded end", "after child children closed start"),
        ("fr", "première minimal plus acheter commence", "dernière maximal moins vendre finit"),
        ("fr", "début gagné augmenté autorisé nord", "fin perdu diminué interdit sud"),
        ("fr", "lundi samedi matin adulte entrée fondé", "mardi dimanche soir enfant sortie dissous"),
    ],
)
def test_words_that_are_often_asked_for_have_their_opposites(
    language: str, question: str, changed: str
) -> None:
    assert [opposite(each, " ", language) for each in question.split()] == changed.split()


def test_a_question_is_changed_in_one_way_and_where_none_will_do_not_at_all() -> None:
    draw = Draws()
    assert counterfactual("Où est le 20 ?", "Le 20 est là.", "fr", (), draw) == "Où est le 19 ?"
    assert counterfactual("Où vit Ada ?", "Ada vit là.", "fr", ["Eve"], draw) == "Où vit Eve ?"
    assert counterfactual("Qui vient avant ?", "Avant, lui.", "fr", (), draw) == "Qui vient après ?"
    assert counterfactual("Qui vient ?", "Lui.", "fr", ["Eve"], draw) is None


QUESTION = "Où est l’Été là ?"


@pytest.mark.parametrize(
    ("drawn", "typed"),
    [
        ((0.10, 0.07, 0.15, 0.06), QUESTION),
        ((0.09, 0.07, 0.15, 0.06), "où est l’été là ?"),
        ((0.10, 0.06, 0.15, 0.06), "Ou est l’Ete la ?"),
        ((0.10, 0.07, 0.14, 0.06), "Où est l’Été là"),
        ((0.10, 0.07, 0.15, 0.05), "Où est l’Été à ?"),
    ],
)
def test_one_in_some_questions_is_typed_with_less_care(drawn: tuple[float, ...], typed: str) -> None:
    assert perturb(QUESTION, Draws(*drawn, place=1)) == typed


@pytest.mark.parametrize(("question", "slips"), [("Où est-elle ?", True), ("Où est-il ?", False)])
def test_a_letter_is_mistyped_in_a_question_of_more_than_twelve(question: str, *, slips: bool) -> None:
    assert (perturb(question, Draws(1, 1, 1, 0)) != question) is slips


def test_a_slip_swaps_leaves_out_or_doubles_a_letter() -> None:
    drawn = random.Random(1)
    assert {_slip("abcdefg", drawn) for _ in range(40)} == {"abcedfg", "abcefg", "abcddefg"}


@pytest.mark.parametrize(
    ("name", "called"),
    [
        ("fr-bac-2024.md", "fr-bac"),
        ("fr-bac-2024-05.md", "fr-bac"),
        ("fr-bac-a.md", "fr-bac"),
        ("fr-bac-f-prix.md", "fr-bac-prix"),
        ("fr-bac-g.md", "fr-bac-g"),
        ("fr-bac-1999.md", "fr-bac-1999"),
        ("fr-bac.v2.md", "fr-bac.v2"),
    ],
)
def test_a_version_is_told_by_its_year_or_letter(name: str, called: str) -> None:
    assert stem(name) == called


def test_documents_alike_or_named_alike_are_a_family_and_those_alike_to_these() -> None:
    vectors = np.array([[1, 0], [0.46, 0.888], [0, 1], [-1, 0], [0, -1]], np.float32)
    named = ["a.md", "b.md", "c.md", "d-2024.md", "d-2025.md"]
    assert families(named, vectors) == [["a.md", "b.md", "c.md"], ["d-2024.md", "d-2025.md"]]
    apart = np.array([[1, 0], [0.44, 0.898]], np.float32)
    assert families(["a.md", "b.md"], apart) == [["a.md"], ["b.md"]]


def test_a_third_of_the_documents_is_held_out_in_whole_families_and_no_large_one() -> None:
    groups = [[f"{each}{number}" for number in range(3)] for each in "abcdefghi"]
    held = held_out(groups)
    assert len(held) == 9
    assert {name[0] for name in held} == {each for each in "abcdefghi" if f"{each}0" in held}
    assert held_out(groups) == held
    assert held_out([[f"a{number}" for number in range(12)], ["b"]]) == {"b"}
    assert held_out([[f"a{number}" for number in range(11)]]) == {f"a{number}" for number in range(11)}


@pytest.mark.parametrize(
    ("row", "text", "spans"),
    [
        ({"answers": ["bac"]}, "le bac", [(3, 6)]),
        ({"answers": ["bac"]}, "bac, bac", [(0, 3)]),
        ({"answers": ["bac"]}, "bac, bac, bac", []),
        ({"answers": ["pont"]}, "le bac", []),
        ({"answers": ["x"], "answers_at": [{"text": "bac", "start": 3}]}, "le bac", [(3, 6)]),
        ({"answers": ["a.c"]}, "abc a.c", [(4, 7)]),
    ],
)
def test_an_answer_stands_where_its_set_says_or_its_words_are_seldom(
    row: dict[str, object], text: str, spans: list[tuple[int, int]]
) -> None:
    assert list(_spans(row, text)) == spans


def test_a_set_that_is_missing_has_no_question(tmp_path: Path) -> None:
    assert list(read_source(tmp_path, Source("none"))) == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("de | say | Wo? | bac", r"a\.txt:4: not LANGUAGE \| KIND \| QUESTION \| ANSWER: [df]"),
        ("fr | said | Où ? | bac", r"a\.txt:4: not LANGUAGE \| KIND \| QUESTION \| ANSWER: [df]"),
        ("fr | say | | bac", r"a\.txt:4: not LANGUAGE \| KIND \| QUESTION \| ANSWER: [df]"),
        ("fr | say | Où ? | pont", r"a\.txt:4: the words of the answer do not stand in a\.md: pont"),
        ("fr | say | Où ? | bac @3", r"a\.txt:4: the words of the answer"),
        ("fr | say | Où ? |", r"a\.txt:4: the words of the answer"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, reason: str) -> None:
    (tmp_path / "a.txt").write_text(f"@@ a.md\nle bac et le bac\n@@ questions\n{line}\n", encoding="utf-8")
    with pytest.raises(SystemExit, match=reason):
        unpack(tmp_path, tmp_path / "out")


def test_a_document_is_the_mean_of_its_pieces_less_that_of_all() -> None:
    embedder = WordEmbedder()
    long = "bac " * 150 + "pont"
    first, second = document_vectors([long, "pont"], embedder)
    assert embedder.asked == ["bac " * 150, "pont", "pont"]
    apart = WordEmbedder().embed_passages(["bac"])[0] - WordEmbedder().embed_passages(["pont"])[0]
    np.testing.assert_allclose(first, apart / np.sqrt(2), atol=1e-6)
    np.testing.assert_allclose(second, -first, atol=1e-6)
    assert not document_vectors(["pont", "pont"], embedder).any()  # nothing tells them apart
