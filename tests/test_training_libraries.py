"""The libraries that a set in both languages is asked of: in one language, in both, and half of each."""

import json
from pathlib import Path
from typing import Any

import pytest
from fakes import WordEmbedder

from passerelle.index.types import Span
from passerelle.training.libraries import libraries, whole
from passerelle.training.question_sets import HELD_OUT, digest, in_held_out_third, part

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


def write_titled(place: Path, name: str, titles: list[str], asked: list[dict[str, Any]]) -> None:
    """Write a set of two paragraphs a title, and what is *asked* of it."""
    own = place / name.split("/", maxsplit=1)[0]
    own.mkdir(exist_ok=True)
    passages = [
        {"id": f"{title} {at}", "title": title, "text": text.format(title), "lang": "en"}
        for title in titles
        for at, text in enumerate(("The {} mill grinds.", "A bridge joins {}."))
    ]
    questions = [{"lang": "en", "answers": [], "answerable": True, **row} for row in asked]
    for file, rows in ((own / "passages.jsonl", passages), (place / f"{name}.jsonl", questions)):
        file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")


def asking(title: str, at: int = 0, **more: Any) -> dict[str, Any]:
    return {"id": f"{title} {at}", "question": f"What of {title}?", "passage_ids": [f"{title} {at}"], **more}


NONE = {"passage_ids": [], "answerable": False}


def test_a_title_lies_in_one_library_with_its_paragraphs_joined_and_its_questions(tmp_path: Path) -> None:
    titles = ["bac", "lac", "pont"]
    answers = ["mill", "bridge", "joins"]  # the words of another paragraph are no answer of this one
    write_titled(tmp_path, "squad/questions", titles, [asking(title, 1, answers=answers) for title in titles])
    for library in libraries(tmp_path, WordEmbedder(), {"squad/questions": 9}):
        own = [title for title in titles if part(title) == library.number]
        assert sorted({each.document.title for each in library.passages}) == own
        assert sorted(case.document for case in library.cases) == [f"squad:en:{title}:None" for title in own]
        for case in library.cases:
            title = case.document.split(":")[2]
            first = f"The {title} mill grinds."
            text = f"{first}\n\nA bridge joins {title}."
            assert case.paragraph == Span(len(first) + 2, len(text))
            assert [text[each.start : each.end] for each in case.answers] == ["bridge", "joins"]
            assert case.held_out is (library.number in HELD_OUT)
            assert (case.set, case.question) == ("squad/questions", f"What of {title}?")


def test_a_title_that_an_earlier_set_has_is_left_out_of_a_later_one(tmp_path: Path) -> None:
    write_titled(tmp_path, "one/questions", ["bac"], [asking("bac")])
    write_titled(tmp_path, "two/questions", ["bac", "pont"], [asking("bac"), asking("pont")])
    found = list(libraries(tmp_path, WordEmbedder(), {"one/questions": 9, "two/questions": 9}))
    assert len(found) == 8
    names = sorted({each.document.id for library in found for each in library.passages})
    assert names == ["one:en:bac:None", "two:en:pont:None"]
    assert sorted(case.document for library in found for case in library.cases) == names


def test_so_many_questions_are_drawn_by_their_digests(tmp_path: Path) -> None:
    titles = ["bac", "lac", "pont", "quai"]
    write_titled(tmp_path, "squad/questions", titles, [asking(title) for title in titles])
    found = libraries(tmp_path, WordEmbedder(), {"squad/questions": 2})
    drawn = {case.question.split()[-1].rstrip("?") for library in found for case in library.cases}
    assert drawn == set(sorted(titles, key=lambda title: digest(f"{title} 0"))[:2])


@pytest.mark.parametrize(("name", "count"), [("piaf_tune/questions", 1), ("piaf_tune/questions_open", 2)])
def test_what_nothing_answers_is_asked_of_the_library_of_the_nearest_paragraph(
    tmp_path: Path, name: str, count: int
) -> None:
    near = {"id": "n", "question": "Which bridge joins pont?", **NONE}
    write_titled(tmp_path, name, ["bac", "pont"], [asking("bac"), near])
    found = {library.number: library.cases for library in libraries(tmp_path, WordEmbedder(), {name: 9})}
    (case,) = [each for cases in found.values() for each in cases if each.question.startswith("Which")]
    assert case in found[part("pont")]
    assert (case.document, case.paragraph, case.answers) == ("", None, ())
    assert sum(map(len, found.values())) == count


def test_of_a_set_in_both_languages_a_third_of_the_questions_is_held_out(data: Path) -> None:
    found = [case for library in libraries(data, WordEmbedder(), SET) for case in library.cases]
    ids = {
        f"{question} {name}": f"q-{name}-{language}" for name in TEXTS for language, question in ASKED.items()
    }
    assert {case.held_out for case in found} == {True, False}
    assert all(case.held_out is in_held_out_third(ids[case.question]) for case in found)
    halves = {case.document.rpartition(":")[2] for case in found}
    assert halves == {"0", "1"}


def test_passages_are_as_long_as_the_embedder_reads(data: Path) -> None:
    found = [
        each for library in libraries(data, WordEmbedder(max_tokens=4), SET) for each in library.passages
    ]
    assert max(len(f"{each.document.title} {each.text}".split()) for each in found) == 4
    assert len(found) > len({each.document.id for each in found})


def test_a_question_is_asked_of_one_of_the_libraries_that_its_paragraph_lies_in(data: Path) -> None:
    ids = {
        f"{question} {name}": f"q-{name}-{language}" for name in TEXTS for language, question in ASKED.items()
    }
    asked = [
        (library.number, case) for library in libraries(data, WordEmbedder(), SET) for case in library.cases
    ]
    assert len(asked) == 2 * len(ids)  # of a paragraph in either language
    for number, case in asked:
        half = int(case.document.rpartition(":")[2])
        assert number == range(half, 8, 2)[digest(ids[case.question]) % 4]
    assert {number for number, _ in asked} - {0, 1}
