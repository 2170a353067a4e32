"""What of a run is kept while it is under way and when it is saved, and what is no run: each field, at its limits."""

import json
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from runs import ORIGIN, asked, refused, run_of

from passerelle.evaluation.runs.origin import program
from passerelle.evaluation.runs.partial import Partial, partial_path
from passerelle.evaluation.runs.restore import restore
from passerelle.evaluation.runs.saved import (
    RunError,
    check,
    outcome_from_json,
    outcome_json,
    read_run,
    run_json,
    save_run,
)
from passerelle.evaluation.sets.askable import askable_in
from passerelle.evaluation.sets.feedback import not_in_documents, right_passage
from passerelle.evaluation.sets.sameness import same_words
from passerelle.evaluation.types import Judged, Outcome, Question
from passerelle.index.types import Document, Passage, Span

OPEN = "name a file in a folder that is open to you"


def test_a_run_under_way_goes_on_from_what_is_kept_of_it(tmp_path: Path) -> None:
    save = tmp_path / "run.json"
    first = Partial(save, ORIGIN)
    first.add(asked("é", 1, said="x"), {"a.txt:0-9": "été \ud800"})
    first.add(refused("b"), {"b.txt:0-9": "b"})
    first.close()
    assert partial_path(save) == tmp_path / "run.json.partial"
    again = Partial(save, ORIGIN)
    assert list(again.outcomes) == ["é", "b"]
    assert again.outcomes["b"] == refused("b")
    assert set(again.texts) == {"a.txt:0-9", "b.txt:0-9"}
    again.forget()
    assert not partial_path(save).exists()


def test_a_line_cut_short_and_a_run_of_another_origin_are_forgotten(tmp_path: Path) -> None:
    save = tmp_path / "run.json"
    kept = Partial(save, ORIGIN)
    kept.add(refused("a"), {})
    kept.close()
    with partial_path(save).open("a", encoding="utf-8") as file:
        file.write('{"outcome": {"quest')
    cut = Partial(save, ORIGIN)
    assert list(cut.outcomes) == ["a"]
    cut.add(refused("b"), {})
    cut.close()
    for origin, known in ((ORIGIN, ["a", "b"]), (replace(ORIGIN, k=6), []), (ORIGIN, [])):
        with closing(Partial(save, origin)) as again:
            assert list(again.outcomes) == known


@pytest.mark.parametrize("line", ["{}", "3", "{", '{"outcome": {}, "texts": {}}', "[" * 9000])
def test_a_damaged_line_is_named_with_what_to_delete(tmp_path: Path, line: str) -> None:
    save = tmp_path / "run.json"
    kept = Partial(save, ORIGIN)
    kept.close()
    with partial_path(save).open("a", encoding="utf-8") as file:
        file.write(f"{line}\n")
    with pytest.raises(
        RunError,
        match=r"run\.json\.partial, line 2: what a stopped run left there is damaged \(.*\): delete that file, and "
        "the same command asks every question again$",
    ):
        Partial(save, ORIGIN)


def test_a_run_comes_back_as_it_was_saved(tmp_path: Path) -> None:
    run = replace(run_of([asked("a", 1, None, said="été"), refused("b")]), texts={"a.txt:0-9": "\ud800"})
    save_run(run, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == run
    assert "été" in (tmp_path / "run.json").read_text(encoding="utf-8")
    with pytest.raises(
        RunError, match=rf"none/run\.json cannot be written \(No such file or directory\): {OPEN}$"
    ):
        save_run(run, tmp_path / "none" / "run.json")
    with pytest.raises(RunError, match=rf"run\.json\.partial cannot be written \(No such .*\): {OPEN}$"):
        Partial(tmp_path / "none" / "run.json", ORIGIN)
    with pytest.raises(
        RunError,
        match=r"cannot be read \(No .*\): make a run with `passerelle eval QUESTIONS --save \S+/none`$",
    ):
        read_run(tmp_path / "none")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: "", "is not a saved run"),
        (lambda _: "[]", r"run\.json is not a saved run: make it again"),
        (lambda stored: json.dumps({**stored, "format": "x"}), "is not a saved run: make it again"),
        (
            lambda stored: json.dumps({**stored, "version": 1}),
            "is a run of version 1 and this program reads version 2",
        ),
        (lambda stored: json.dumps({**stored, "colour": 1}), "is a damaged run"),
        (lambda stored: json.dumps({**stored, "seed": "x"}), "seed is 'x' and not int"),
        (lambda stored: json.dumps({**stored, "seed": None}), "seed is None and not int"),
        (lambda stored: json.dumps({**stored, "outcomes": {}}), "outcomes is {} and not a list"),
        (lambda stored: json.dumps({**stored, "texts": []}), r"texts is \[\] and not an object"),
        (
            lambda stored: json.dumps({**stored, "outcomes": stored["outcomes"] * 2}),
            "the question 'a' is in it twice",
        ),
        (lambda stored: json.dumps(stored).replace("0.0", "NaN", 1), "NaN is no number of JSON"),
    ],
)
def test_what_is_no_run_is_refused_with_what_makes_one(tmp_path: Path, change: Any, said: str) -> None:
    stored = json.loads(json.dumps(run_json(run_of([asked("a", 1)]))))
    (tmp_path / "run.json").write_text(change(stored), encoding="utf-8")
    with pytest.raises(RunError, match=said) as raised:
        read_run(tmp_path / "run.json")
    again = f": make it again with `passerelle eval QUESTIONS --save {tmp_path / 'run.json'}`"
    assert str(raised.value).endswith(again)


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (replace(asked("a", 1), judged=()), "expects 1 places and 0 are judged"),
        (asked("a", 11), "has a rank that none of its hits has"),
        (asked("a", 0), "has a rank that none of its hits has"),
        (replace(asked("a", 1), document_rank=11), "has a rank that none of its hits has"),
        (replace(asked("a", 1), confidence=1.1), "has a confidence or a time that is none"),
        (replace(asked("a", 1), confidence=-0.1), "has a confidence or a time that is none"),
        (replace(asked("a", 1), milliseconds=-1.0), "has a confidence or a time that is none"),
        (replace(asked("a", 1), milliseconds=float("inf")), "has a confidence or a time that is none"),
    ],
)
def test_an_outcome_that_no_run_gives_is_refused(outcome: Outcome, said: str) -> None:
    with pytest.raises(ValueError, match=f"the question 'a' .*{said}|the question 'a' {said}"):
        check(outcome)


@pytest.mark.parametrize(
    "outcome",
    [
        asked("a", 10),
        asked("a", 1),
        replace(asked("a", 1), confidence=1.0, milliseconds=0.0),
        replace(asked("a", 1), confidence=0.0, milliseconds=None),
        replace(asked("a", None), judged=(Judged(stale="quote"),)),
    ],
)
def test_an_outcome_of_a_run_comes_back_from_its_json(outcome: Outcome) -> None:
    assert check(outcome) == outcome
    assert outcome_from_json(json.loads(json.dumps(outcome_json(outcome)))) == outcome


@pytest.mark.parametrize(
    ("name", "value", "said"),
    [
        ("answerable", 1, "answerable is 1 and not bool"),
        ("text", None, "text is None and not str"),
        ("language", "de", "language is 'de' and not 'fr' or 'en'"),
        ("tags", "a", "tags is 'a' and not a list"),
        ("tags", [3], r"tags\[0\] is 3 and not str"),
        ("expected", [{"document": 3}], r"expected\[0\]\.document is 3 and not str"),
        ("colour", 3, "Question: .*unexpected keyword argument 'colour'"),
    ],
)
def test_a_wrong_field_is_named_by_where_it_stands(name: str, value: object, said: str) -> None:
    stored = {**asdict(Question("a", "?", "fr")), "tags": [], "expected": [], "answers": [], name: value}
    with pytest.raises(ValueError, match=said):
        restore(Question, stored)


def test_a_whole_number_is_a_number_and_what_is_missing_is_named() -> None:
    assert check(replace(asked("a", 1), confidence=1)).confidence == 1
    with pytest.raises(ValueError, match=r"Question: .*missing .* 'text'"):
        restore(Question, {"id": "a", "language": "fr"})
    assert program() == program()


@pytest.mark.parametrize(
    ("sentence", "kind", "words"),
    [
        ("Il ouvre le 1er juin 1931.", "time", "1er juin 1931"),
        ("Il ouvre le 4 août.", "time", "4 août"),
        ("Il ouvre en aout 2031.", "time", "aout 2031"),
        ("It opens on June 4, 2031.", "time", "June 4, 2031"),
        ("It opens in February 1931.", "time", "February 1931"),
        ("Il ouvre en 1931.", "time", "1931"),
        ("Il a 12 bacs.", "number", "12 bacs"),
        ("Il a 1 250 000 habitants.", "number", "1 250 000 habitants"),
        ("Il a 12,5 millions d'habitants.", "number", "12,5 millions d'habitants"),
        ("Il perd 12 %.", "number", "12 %"),
        ("Il perd 12 pour cent de tout.", "number", "12 pour cent de tout"),
        ("C'est Ada Thorne.", "name", "Ada Thorne"),
        ("C'est Ada de Thorne-Vaux.", "name", "Ada de Thorne-Vaux"),
        ("C'est Ada van Thorne.", "name", "Ada van Thorne"),
        ("C'est Ada d’Orsec.", "name", "Ada d’Orsec"),
        ("C'est Ada.", "other", "C'est Ada."),
    ],
)
def test_what_may_be_asked_for_is_found_in_a_sentence(sentence: str, kind: str, words: str) -> None:
    text = f"Avant. {sentence}"
    first = next(iter(askable_in(text, Span(7, len(text)))))
    assert (first.kind, text[first.answer.start : first.answer.end]) == (kind, words)


def test_a_reader_says_where_the_answer_is_or_that_there_is_none() -> None:
    passage = Passage(Document("a.md", "A", "fr", "Avant. Le bac part à midi."), 7, 26, "fr")
    whole = right_passage(" Quand part le bac ? ", passage)
    (place,) = whole.expected
    assert (place.document, place.quote, place.span) == ("a.md", "", Span(7, 26))
    assert (whole.text, whole.language, whole.answerable, whole.tags) == (
        "Quand part le bac ?",
        "fr",
        True,
        ("feedback",),
    )
    (marked,) = right_passage("Quand ?", passage, "midi", language="en").expected
    assert (marked.quote, marked.span) == ("midi", Span(21, 25))
    with pytest.raises(ValueError, match="'soir' does not stand in the passage; mark words of it"):
        right_passage("Quand ?", passage, "soir")
    none = not_in_documents("Où ?", language="en")
    assert (none.answerable, none.expected, none.language) == (False, (), "en")
    assert none.id == not_in_documents("Où ?").id != whole.id


@pytest.mark.parametrize("text", ["Où est l’été ?", "ou est l'ETE", " Où, est: l été!"])
def test_two_questions_of_the_same_words_ask_the_same(text: str) -> None:
    assert same_words(text) == "ou est l ete"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no disk that is always full")
def test_a_disk_that_is_full_is_told_with_what_goes_on(tmp_path: Path) -> None:
    kept = Partial(tmp_path / "run.json", ORIGIN)
    kept._file.close()
    kept._file = Path("/dev/full").open("a", encoding="utf-8")  # noqa: SIM115  closed with what it stands for
    with pytest.raises(
        RunError,
        match=r"run\.json\.partial cannot be written \(No space left on device\): check the free space on its disk; "
        "the same command goes on from there$",
    ):
        kept.add(refused("a"), {})
    kept.close()
