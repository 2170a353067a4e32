"""A run is saved in one form, and comes back as it was."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from passerelle.evaluation.figures.measures import question_values
from passerelle.evaluation.runs.saved import (
    RunError,
    outcome_from_json,
    outcome_json,
    read_run,
    run_json,
    save_run,
)
from passerelle.evaluation.types import (
    Expectation,
    Found,
    Judged,
    Origin,
    Outcome,
    Problem,
    Question,
    Quoted,
    Run,
    Translated,
)
from passerelle.index.types import Span

ORIGIN = Origin(
    questions="aa",
    contents="bb",
    generation=3,
    model="words",
    fingerprint="cc",
    passage_tokens=128,
    documents=2,
    passages=5,
    program="0.1.0+dd",
    k=10,
)
QUESTION = Question(
    id="q1",
    text="Où l’œuvre « Été » fut-elle jouée ?",
    language="fr",
    expected=(
        Expectation("a.txt", "à Brume", relevance=2),
        Expectation("b.txt", span=Span(3, 9)),
        Expectation("", passage="0123"),
    ),
    answers=("Brume", "à Brume"),
    tags=("lieu",),
)
OUTCOME = Outcome(
    question=QUESTION,
    source="en",
    hits=(Found(1, "a.txt", 0, 40, 0.5, Translated("b.txt", 0, 44)), Found(2, "b.txt", 5, 9, 0.25)),
    judged=(
        Judged((Span(4, 11), Span(20, 27)), rank=1, quoted=True),
        Judged((Span(3, 9),)),
        Judged(stale="passage"),
    ),
    document_rank=1,
    answer="Selon « a » : « à Brume » [1]",
    citations=(Quoted("a.txt", 4, 11, "à Brume"),),
    right=True,
    abstained=False,
    confidence=0.75,
    milliseconds=12.5,
)
RUN = Run(
    origin=ORIGIN,
    outcomes=(OUTCOME, Outcome(Question("q2", "\0 🙂 \ud800 ?", "en", answerable=False), problem="too long")),
    problems=(Problem("set.jsonl", 3, "it is not JSON"),),
    texts={"a.txt:0-40": "On l’a jouée « à\u202fBrume »\n."},
    machine="2 cores",
    made="2026-11-25T00:00:00+00:00",
    seed=7,
)


def test_a_saved_run_is_read_as_it_was(tmp_path: Path) -> None:
    save_run(RUN, tmp_path / "run.json")
    assert read_run(tmp_path / "run.json") == RUN


def test_an_outcome_alone_comes_back_as_it_was() -> None:
    assert outcome_from_json(json.loads(json.dumps(outcome_json(OUTCOME)))) == OUTCOME


def test_saving_leaves_nothing_beside_the_run(tmp_path: Path) -> None:
    save_run(RUN, tmp_path / "run.json")
    assert [path.name for path in tmp_path.iterdir()] == ["run.json"]


def test_a_run_says_its_version(tmp_path: Path) -> None:
    save_run(RUN, tmp_path / "run.json")
    stored = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert (stored["format"], stored["version"]) == ("passerelle run", 2)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "is not a saved run"),
        ("[]", "is not a saved run"),
        ('{"format": "other"}', "is not a saved run"),
        ('{"format": "passerelle run", "version": 1}', "a run of version 1 and this program reads version 2"),
        ('{"format": "passerelle run", "version": 2}', "is a damaged run"),
    ],
)
def test_what_is_no_run_is_refused_with_the_remedy(tmp_path: Path, content: str, words: str) -> None:
    (tmp_path / "run.json").write_text(content, encoding="utf-8")
    with pytest.raises(RunError, match=words) as raised:
        read_run(tmp_path / "run.json")
    assert "passerelle eval QUESTIONS --save" in str(raised.value)


def test_a_run_that_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match=r"none\.json cannot be read"):
        read_run(tmp_path / "none.json")


def test_a_run_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(RunError, match="cannot be written"):
        save_run(RUN, tmp_path / "no folder" / "run.json")


def test_the_rank_of_a_question_is_that_of_the_first_expectation_met() -> None:
    later = replace(OUTCOME, judged=(Judged(rank=4), Judged(rank=2), Judged()))
    assert (later.rank, replace(OUTCOME, judged=(Judged(),)).rank) == (2, None)


def test_a_question_is_stale_when_all_that_it_expects_is_gone() -> None:
    assert not OUTCOME.stale
    assert replace(OUTCOME, judged=(Judged(stale="quote"),)).stale
    assert not replace(OUTCOME, judged=()).stale


def test_a_direction_says_when_there_is_no_document() -> None:
    refused = Question("q", "x", "fr", answerable=False)
    assert [OUTCOME.direction, Outcome(refused).direction, replace(OUTCOME, source=None).direction] == [
        "fr→en",
        "fr→none",
        "fr→?",
    ]


def altered(value: Any) -> Iterator[Any]:
    """Yield *value* with each part of it taken out, or put in another's place, one at a time."""
    for wrong in (None, True, 7, "x", [1], {"x": 1}):
        if type(wrong) is not type(value) or wrong != value:
            yield wrong
    if isinstance(value, dict):
        for name, part in value.items():
            yield {each: kept for each, kept in value.items() if each != name}
            yield from ({**value, name: other} for other in altered(part))
    if isinstance(value, list):
        for at, part in enumerate(value):
            yield from ([*value[:at], other, *value[at + 1 :]] for other in altered(part))


def test_a_run_with_any_part_of_it_altered_is_refused_or_is_still_a_run(tmp_path: Path) -> None:
    sound = json.loads(json.dumps(run_json(RUN)))
    path, refused, read = tmp_path / "run.json", 0, list[Run]()
    for content in altered(sound):
        path.write_text(json.dumps(content), encoding="utf-8")
        try:
            read.append(read_run(path))
        except RunError:
            refused += 1
    assert refused > 4 * len(read) > 0
    assert question_values([outcome for run in read for outcome in run.outcomes]), (
        "what is read can be measured"
    )


@pytest.mark.parametrize(
    ("part", "value", "words"),
    [
        ("seed", "7", "seed is '7' and not int"),
        ("made", None, "made is None and not str"),
        ("texts", {"a": 1}, "texts.a is 1 and not str"),
        ("problems", [{"path": "a", "line": 1}], r"problems\[0\]: .*missing 1 required .* 'reason'"),
        ("more", 1, "unexpected keyword argument 'more'"),
    ],
)
def test_what_is_wrong_with_a_damaged_run_is_named(
    tmp_path: Path, part: str, value: object, words: str
) -> None:
    (tmp_path / "run.json").write_text(json.dumps({**run_json(RUN), part: value}), encoding="utf-8")
    with pytest.raises(RunError, match=rf"run\.json is a damaged run \(.*{words}.*\): make it again with"):
        read_run(tmp_path / "run.json")


def test_a_run_with_a_question_twice_or_a_number_that_is_none_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    save_run(replace(RUN, outcomes=(OUTCOME, OUTCOME)), path)
    with pytest.raises(RunError, match="the question 'q1' is in it twice"):
        read_run(path)
    save_run(replace(RUN, outcomes=(replace(OUTCOME, confidence=float("nan")),)), path)
    with pytest.raises(RunError, match="NaN is no number of JSON"):
        read_run(path)
