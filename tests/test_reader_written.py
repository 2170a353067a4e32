"""Facts about the documents and questions that are kept with the reader's training."""

import json
import re
from pathlib import Path

import pytest

from passerelle.index.embed.open import open_embedder
from passerelle.training.reader.everyday import read_everyday
from passerelle.training.reader.written import SOURCE, unpack

KENNEL = """@@ en-kennel.md
# Hollin Kennels

A night costs £18. A second dog of the same owner costs £18 less a third.

@@ questions
en | say | What do you charge for a night? | £18 @1
en | near | What do you charge for a walk? |
fr | say | Combien de moins pour un deuxième chien ? | less a third

@@ fr-puits.md
# Le puits

Creusé en 1702 par les frères Vaugier.
@@ questions
fr | say | Qui a creusé le puits ? | les frères Vaugier
"""


def written(place: Path, text: str = KENNEL) -> Path:
    place.mkdir()
    (place / "home.txt").write_text(text, encoding="utf-8")
    return place


def test_documents_and_questions_are_laid_out_as_the_everyday_ones(tmp_path: Path) -> None:
    unpack(written(tmp_path / "source"), tmp_path / "written")
    text = (tmp_path / "written" / "documents" / "en-kennel.md").read_text(encoding="utf-8")
    assert text.startswith("# Hollin Kennels\n")
    assert "@@" not in text
    lines = (tmp_path / "written" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    night, walk, second, dug = map(json.loads, lines)
    assert [row["answerable"] for row in (night, walk, second, dug)] == [True, False, True, True]
    assert walk["beside"] == night["answers"][0]
    assert text[night["answers"][0]["start"] :].startswith("£18. A second")
    assert dug["document"] == "fr-puits.md"


def test_a_near_miss_meets_the_passage_that_seems_to_answer_first(tmp_path: Path) -> None:
    unpack(written(tmp_path / "source"), tmp_path / "written")
    put = list(read_everyday(tmp_path / "written", open_embedder()))
    walk = [each for each in put if each.question == "What do you charge for a walk?"]
    assert "£18" in walk[0].passage.text
    assert not any(each.spans or each.answerable for each in walk)
    (night,) = [each for each in put if each.question == "What do you charge for a night?" and each.spans]
    assert [night.passage.text[start:end] for start, end in night.spans] == ["£18"]


def test_documents_named_so_are_measured_on_and_meet_none_that_is_learnt_from(tmp_path: Path) -> None:
    text = KENNEL.replace("fr-puits.md", "fr-held-puits.md").replace("en-kennel.md", "en-withheld.md")
    unpack(written(tmp_path / "source", text), tmp_path / "written")
    put = list(read_everyday(tmp_path / "written", open_embedder()))
    assert {each.held_out for each in put} == {True, False}
    for each in put:
        assert each.held_out == ("Vaugier" in each.passage.text) == ("puits" in each.question)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("de | say | Wie? | £18", r"home.txt:6: not LANGUAGE \| KIND \| QUESTION \| ANSWER: [de]"),
        ("en | guess | How? | £18", r"home.txt:6: not LANGUAGE \| KIND \| QUESTION \| ANSWER: [de]"),
        (
            "en | say | How much? | £19",
            r"home.txt:6: the words of the answer do not stand in en-kennel.md: £19",
        ),
        ("en | say | How much? | £18 @3", r"home.txt:6: the words of the answer do not stand"),
        ("en | say | How much? |", r"home.txt:6: the words of the answer do not stand"),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, line: str, message: str) -> None:
    text = KENNEL.partition("@@ questions\n")[0] + f"@@ questions\n{line}\n"
    text = text.replace("\n\n@@ questions", "\n@@ questions")
    with pytest.raises(SystemExit, match=message):
        unpack(written(tmp_path / "source", text), tmp_path / "written")


def test_what_is_kept_can_be_read_and_most_answers_are_beside_near_misses(tmp_path: Path) -> None:
    unpack(SOURCE, tmp_path / "written")
    rows = [
        json.loads(line)
        for line in (tmp_path / "written" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    near = [row for row in rows if not row["answerable"]]
    assert 0.35 < len(near) / len(rows) < 0.5
    assert sum("beside" in row for row in near) > 0.98 * len(near)
    crossing = sum(row["lang"] != row["document"][:2] for row in rows)
    assert 0.4 < crossing / len(rows) < 0.6


@pytest.mark.parametrize(("answer", "at"), [("£18", 0), ("£18 @1", 0), ("£18 @2", 1)])
def test_behind_an_answer_stands_which_time_it_is_meant(tmp_path: Path, answer: str, at: int) -> None:
    head, _, _ = KENNEL.partition("@@ questions\n")
    text = f"{head}@@ questions\nen | near | Is there a pool? |\n\nen | say | How much? | {answer}\n"
    unpack(written(tmp_path / "source", text), tmp_path / "written")
    shown = (tmp_path / "written" / "documents" / "en-kennel.md").read_text(encoding="utf-8")
    lines = (tmp_path / "written" / "questions.jsonl").read_text(encoding="utf-8").splitlines()
    near, asked = map(json.loads, lines)
    places = [found.start() for found in re.finditer("£18", shown)]
    assert asked["answers"] == [{"text": "£18", "start": places[at]}]
    assert (near["id"], asked["id"]) == ("written-0", "written-1")
    assert "beside" not in near  # there is no answer above it
    assert shown == head.partition("\n")[2]
