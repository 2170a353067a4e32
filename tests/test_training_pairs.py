"""What the adapter is taught, drawn by a chance that is given: how a text is asked for, and which texts are."""

import gzip
import json
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from given_chance import Draws

from passerelle.index.types import Language
from passerelle.training.model import training_pairs
from passerelle.training.model.training_pairs import (
    SETS,
    Pair,
    TrainingPairs,
    _Aligned,
    _aligned,
    _questions,
    _Taught,
)
from passerelle.training.question_sets import is_held_out

ASKED = "Où est l'Écluse Haute ?"


def drawn_by(chance: random.Random) -> TrainingPairs:
    pairs = object.__new__(TrainingPairs)
    pairs._draw, pairs._decks = chance, {}
    return pairs


@pytest.mark.parametrize(
    ("chance", "question", "typed"),
    [
        (0.0, ASKED, "Ou est l'Ecluse Haute ?"),
        (0.079, ASKED, "Ou est l'Ecluse Haute ?"),
        (0.08, ASKED, "où est l'écluse haute"),
        (0.139, "Le bac. ", "le bac"),
        (0.14, ASKED, "O ùest l'Écluse Haute ?"),
        (0.179, ASKED, "O ùest l'Écluse Haute ?"),
        (0.15, "Le pont ?", "L epont ?"),
        (0.15, "Le pont?", "pont"),  # too short for a slip
        (0.18, ASKED, "Écluse Haute"),
        (0.219, "Où est le lac ?", "Où est le lac ?"),
        (0.219, "Le pont du bac", "pont"),
        (0.22, ASKED, ASKED),
        (0.99, ASKED, ASKED),
    ],
)
def test_a_question_is_typed_as_some_do(chance: float, question: str, typed: str) -> None:
    assert drawn_by(Draws(chance))._typed(question) == typed


def test_a_slip_swaps_two_letters_up_to_the_last_but_one() -> None:
    assert drawn_by(Draws(0.15, place=-1))._typed(ASKED) == "Où est l'Écluse Haut e?"


@pytest.mark.parametrize(
    ("chance", "passage"), [(0.69, "Écluse\nElle date de 1840."), (0.7, "Elle date de 1840.")]
)
def test_the_passage_of_a_question_stands_mostly_under_its_title(chance: float, passage: str) -> None:
    row = _Taught("k", ASKED, "fr", "Écluse", "Elle date de 1840.")
    assert drawn_by(Draws(chance, 0.9))._pair(row) == Pair(ASKED, "fr", passage, "fr")
    assert drawn_by(Draws(chance, 0.1))._pair(row).question == "où est l'écluse haute"


def aligned(french: str, english: str = "English.", *, headed: bool = False) -> _Aligned:
    headings: dict[Language, str] = (
        {"fr": "Titre long", "en": "Long title"} if headed else {"fr": "", "en": ""}
    )
    return _Aligned("k", {"fr": french, "en": english}, headings)


@pytest.mark.parametrize(
    ("place", "chance", "pair"),
    [
        (0, 0.49, Pair("Titre long", "fr", "Texte.", "fr")),
        (0, 0.5, Pair("Titre long", "fr", "English.", "en")),
        (-1, 0.49, Pair("Long title", "en", "English.", "en")),
        (-1, 0.5, Pair("Long title", "en", "Texte.", "fr")),
    ],
)
def test_a_text_is_asked_for_by_its_heading_in_either_language(place: int, chance: float, pair: Pair) -> None:
    assert drawn_by(Draws(chance, 0.9, place=place))._pair(aligned("Texte.", headed=True)) == pair


def test_a_heading_is_typed_too() -> None:
    pair = drawn_by(Draws(0.49, 0.1))._pair(aligned("Texte.", headed=True))
    assert pair.question == "titre long"


def sentence(length: int) -> str:
    return f"Le {'x' * (length - 4)}."


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (f"{sentence(30)} {sentence(31)}", sentence(31)),
        (f"{sentence(300)} {sentence(299)}", sentence(299)),
        (sentence(300), sentence(300)[:200]),
    ],
)
def test_without_a_heading_a_text_is_asked_for_by_a_sentence_of_it(text: str, asked: str) -> None:
    assert drawn_by(Draws(0.5))._pair(aligned(text)) == Pair(asked, "fr", "English.", "en")


@pytest.mark.parametrize(
    ("rest", "chance", "left_out"), [(81, 0.69, True), (81, 0.7, False), (80, 0.0, False)]
)
def test_a_sentence_is_mostly_left_out_of_what_it_asks_for(
    rest: int, chance: float, *, left_out: bool
) -> None:
    text = f"{sentence(40)} {sentence(rest)}"
    passage = sentence(rest) if left_out else text
    assert drawn_by(Draws(0.49, chance))._pair(aligned(text)) == Pair(sentence(40), "fr", passage, "fr")


def test_of_one_passage_no_two_are_dealt_and_what_is_left_is_dealt_next() -> None:
    rows = [
        _Taught(key, question, "fr", "", "")
        for key, question in (("1", "a"), ("2", "b"), ("2", "c"), ("3", "d"))
    ]
    pairs = drawn_by(Draws())
    dealt = [[each.question for each in pairs._deal("x", rows, count)] for count in (3, 1, 2, 9)]
    assert dealt == [["d", "c", "a"], ["b"], ["d", "c"], ["d", "c", "a"]]
    assert [each.question for each in pairs._deal("other", rows, 1)] == ["d"]


def test_a_large_subject_is_drawn_as_one_of_forty() -> None:
    pairs = drawn_by(random.Random(0))
    sizes = {"small": [None] * 10, "large": [None] * 500}
    drawn = Counter(pairs._weighed(list(sizes), sizes, 4000))
    assert 0.17 < drawn["small"] / 4000 < 0.23


def write(place: Path, rows: list[dict[str, Any]]) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


LONG = "It says what it says. " * 10


def read_aligned(data: Path, *rows: dict[str, str]) -> dict[str, dict[str, list[_Aligned]]]:
    usual = {"source": "pydocs", "group": "g", "heading_fr": "", "heading_en": "", "fr": "Texte.", "en": LONG}
    write(data / "canlaws_tune" / "passages.jsonl", [{"id": "ca-A-1-0-fr"}])
    (data / "aligned").mkdir()
    with gzip.open(data / "aligned" / "pairs.jsonl.gz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps({**usual, "id": str(at), **row}) + "\n" for at, row in enumerate(rows))
    return _aligned(data, Draws())


@pytest.mark.parametrize(("length", "headed", "kept"), [(199, False, 0), (200, False, 1), (5, True, 1)])
def test_a_short_text_is_taught_only_under_a_heading(
    tmp_path: Path, length: int, kept: int, *, headed: bool
) -> None:
    heading = {"heading_fr": "Heures d'ouverture", "heading_en": "Opening hours"} if headed else {}
    found = read_aligned(tmp_path, {"en": "x" * length, **heading})
    (row,) = found["pydocs"]["g"] if kept else (None,)
    assert sum(map(len, found["pydocs"].values())) == kept
    if row:
        assert row.texts == {"fr": "Texte.", "en": "x" * length}
        assert (row.headings["fr"], row.headings["en"]) == (
            ("Heures d'ouverture", "Opening hours") if headed else ("", "")
        )


@pytest.mark.parametrize(("times", "asks"), [(3, True), (4, False)])
def test_a_heading_of_many_texts_of_a_source_asks_for_none(tmp_path: Path, times: int, *, asks: bool) -> None:
    same = [
        {"heading_fr": "Voir aussi", "heading_en": word}
        for word in ["See also", "SEE ALSO", "see also", "See Also"]
    ]
    found = read_aligned(tmp_path, *same[:times], {**same[0], "source": "apache2"})
    assert [bool(row.headings["en"]) for row in found["pydocs"]["g"]] == [asks] * times
    assert [bool(row.headings["fr"]) for row in found["apache2"]["g"]] == [True]


def test_of_some_sources_so_many_texts_are_taught_and_descriptions_stand_in_groups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(training_pairs, "MOST", {"pydocs": 2, "debdesc": 301})
    rows = [{"source": "pydocs"}] * 3 + [{"source": "apache2"}] * 3 + [{"source": "debdesc"}] * 302
    found = read_aligned(tmp_path, *rows)
    assert [row.key for row in found["pydocs"]["g"]] == ["0", "1"]
    assert len(found["apache2"]["g"]) == 3
    assert [len(found["debdesc"][str(at)]) for at in (0, 1, 299)] == [2, 1, 1]
    assert len(found["debdesc"]) == 300


def test_a_title_is_of_the_first_set_that_has_it_and_a_question_of_its_first_passage(tmp_path: Path) -> None:
    titles = [title for title in (f"Title {at}" for at in range(20)) if not is_held_out(title)][:3]
    for name, own in zip(SETS, (titles[:1], titles[:2], titles), strict=True):
        folder = (tmp_path / name).parent
        rows = [{"id": f"p {title}", "title": title, "text": f"{folder.name} {title}"} for title in own]
        write(folder / "passages.jsonl", rows)
        asked = [
            {"question": f"{folder.name}?", "passage_ids": [f"p {title}", f"p {own[0]}"]} for title in own
        ]
        write(tmp_path / f"{name}.jsonl", [*asked, {"question": "None?", "passage_ids": []}])
    assert {
        title: [(row.key, row.title, row.question, row.language, row.text) for row in rows]
        for title, rows in _questions(tmp_path).items()
    } == {
        title: [(f"p {title}", title, f"{name.split('/')[0]}?", language, f"{name.split('/')[0]} {title}")]
        for title, (name, language) in zip(titles, SETS.items(), strict=True)
    }
