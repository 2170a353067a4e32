"""The libraries that a set in both languages is asked of: in one language, in both, and half of each."""

import json
from pathlib import Path

import pytest
from fakes import WordEmbedder

from passerelle.training.libraries import libraries, whole

TEXTS = {
    "mill": {
        "fr": "Le moulin tourne depuis deux siècles.",
        "en": "The mill has been turning for two centuries.",
    },
    "bridge": {"fr": "Le pont relie les deux rives.", "en": "The bridge joins the two banks."},
    "tower": {"fr": "La tour domine la ville basse.", "en": "The tower stands above the lower town."},
}
ASKED = {"fr": "Que dit-on de ceci ?", "en": "What is said of this?"}
SET = {"pyfaq/questions": 100}


def write_set(place: Path) -> Path:
    """Write a set named after one whose texts stand in both languages; each question names both that answer it."""
    (place / "pyfaq").mkdir()
    passages = [
        {"id": f"{name}-{language}", "title": f"FAQ {language}", "text": text, "lang": language}
        for name, texts in TEXTS.items()
        for language, text in texts.items()
    ]
    questions = [
        {
            "id": f"q-{name}-{language}",
            "question": f"{question} {name}",
            "lang": language,
            "passage_ids": [f"{name}-fr", f"{name}-en"],
            "answers": [],
            "answerable": True,
        }
        for name in TEXTS
        for language, question in ASKED.items()
    ]
    for name, rows in (("passages", passages), ("questions", questions)):
        lines = "".join(f"{json.dumps(row)}\n" for row in rows)
        (place / "pyfaq" / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    return place


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return write_set(tmp_path)


def test_whole_libraries_hold_one_language_asked_in_either_or_both_asked_for_in_ones_own(data: Path) -> None:
    found = list(whole(data, WordEmbedder(), SET))
    assert [kind for kind, _ in found] == ["alone", "alone", "parallel"]
    english, french, both = (library for _, library in found)
    for library, language in ((english, "en"), (french, "fr")):
        assert {passage.language for passage in library.passages} == {language}
        assert sorted(case.language for case in library.cases) == ["en"] * 3 + ["fr"] * 3
        assert {case.document for case in library.cases} == {
            passage.document.id for passage in library.passages
        }
    assert {passage.language for passage in both.passages} == {"fr", "en"}
    assert sorted((case.language, case.document.split(":")[1]) for case in both.cases) == [
        *[("en", "en")] * 3,
        *[("fr", "fr")] * 3,
    ]


def test_in_a_mixed_library_each_text_stands_in_one_language_and_in_the_next_in_the_other(data: Path) -> None:
    first, second, third, *_ = (
        "\n".join(sorted({passage.document.text for passage in library.passages}))
        for library in libraries(data, WordEmbedder(), SET)
    )
    for texts in TEXTS.values():
        assert [text in first for text in texts.values()].count(True) == 1
        assert [text in first for text in texts.values()] == [text not in second for text in texts.values()]
    assert third == first
