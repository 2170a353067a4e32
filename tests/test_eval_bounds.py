"""Facts about what is counted, shown and refused of an evaluation, at the values that decide: both sides of each."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from runs import asked, refused, run_of

from passerelle.evaluation.answers import exact_match, f1, holds
from passerelle.evaluation.figures.comparison import compare
from passerelle.evaluation.figures.confidence import area_under_roc, calibration_error
from passerelle.evaluation.figures.power import can_show, least_drop
from passerelle.evaluation.figures.results import Change, Figure, Group, PairedTest
from passerelle.evaluation.figures.verdict import Condition, read_condition
from passerelle.evaluation.matching import meets, occurrences
from passerelle.evaluation.reports.numbers import difference, number, sense
from passerelle.evaluation.reports.rows import row_of, state_of
from passerelle.evaluation.reports.words import direction
from passerelle.evaluation.runs.restore import restore
from passerelle.evaluation.runs.settings import SettingsError, read_settings
from passerelle.evaluation.sets.askable import askable_in
from passerelle.evaluation.sets.check import check
from passerelle.evaluation.sets.question_json import QuestionError, question_from_record
from passerelle.evaluation.types import Found, Outcome, Question, Quoted
from passerelle.index.types import Span


@pytest.mark.parametrize(
    ("one", "other", "met"),
    [
        ((0, 10), (5, 20), True),
        ((0, 10), (6, 20), False),
        ((0, 10), (10, 20), False),
        ((0, 100), (95, 105), True),
        ((0, 100), (96, 106), False),
        ((0, 100), (20, 22), True),
    ],
)
def test_two_spans_that_share_half_of_the_shorter_meet(
    one: tuple[int, int], other: tuple[int, int], *, met: bool
) -> None:
    assert meets(Span(*one), Span(*other)) is met
    assert meets(Span(*other), Span(*one)) is met


def test_a_quote_is_found_at_every_place_and_but_for_white_space_where_it_stands_at_none() -> None:
    assert list(occurrences("aa aa", "aa")) == [Span(0, 2), Span(3, 5)]
    assert list(occurrences("aaa", "aa")) == [Span(0, 2), Span(1, 3)]
    assert list(occurrences("le\nbac", "le bac")) == [Span(0, 6)]
    assert list(occurrences("le bac", " ")) == []


@pytest.mark.parametrize(
    ("expected", "held"), [("le bac", True), ("bac", True), ("ac", False), ("", False), ("pont", False)]
)
def test_a_quote_holds_an_answer_of_whole_words(expected: str, *, held: bool) -> None:
    assert holds("Voici : le bac !", expected, "fr") is held


def test_of_a_question_to_be_refused_the_empty_answer_is_right() -> None:
    assert (exact_match("", [], "fr"), f1("", [], "fr"), f1("bac", [], "fr")) == (1.0, 1.0, 0.0)
    assert f1("bac bleu", ["bac"], "fr") == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("text", "value", "fails"),
    [
        ("R@5 < 0.5", 0.5, False),
        ("R@5 <= 0.5", 0.5, True),
        ("R@5 > 0.5", 0.5, False),
        ("R@5 >= 0.5", 0.5, True),
        ("R@5 < 0.5", 0.4, True),
        ("R@5 > 0.5", 0.6, True),
        ("R@5 > 0.5", 0.4, False),
    ],
)
def test_a_condition_is_met_on_its_side_of_the_number(text: str, value: float, *, fails: bool) -> None:
    assert read_condition(text).holds(value) is fails
    measure, sign, _ = text.split()
    assert read_condition(f"fr→en {text}") == Condition("fr→en", measure, sign, 0.5)


def test_six_questions_lost_are_the_least_that_is_no_chance() -> None:
    assert (least_drop(6), least_drop(12), least_drop(0)) == (1.0, 0.5, float("inf"))
    groups = [Group("all", "all", n, {"R@5": Figure(1.0, 1, 1, n)}) for n in (5, 6, 12)]
    assert [can_show("R@5", group) for group in groups] == ["none", "1.000", "0.500"]


def test_confidence_of_one_kind_tells_nothing_and_ten_bins_weigh_it() -> None:
    sure = np.array([0.05, 0.95])
    assert np.isnan(area_under_roc(sure, np.array([True, True])))
    assert np.isnan(calibration_error(np.array([]), np.array([], dtype=np.bool_)))
    assert calibration_error(np.array([0.1, 0.2]), np.array([True, False])) == pytest.approx((0.9 + 0.2) / 2)
    assert calibration_error(np.array([0.1, 0.19]), np.array([True, False])) == pytest.approx(
        (0.9 - 0.19) / 2
    )
    assert calibration_error(np.array([1.0, 0.91]), np.array([True, True])) == pytest.approx(0.09 / 2)
    assert calibration_error(np.array([0.95, 0.85]), np.array([True, False])) == pytest.approx(0.9 / 2)


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0.0004, "±0"), (0.0006, "+0.001"), (-0.0006, "−0.001"), (0.0, "±0"), (-0.5, "−0.500")],
)
def test_a_difference_has_its_sign_where_something_is_left_of_it(value: float, shown: str) -> None:
    assert difference(value, "en") == shown
    assert number(0.5, "fr") == "0,500"


@pytest.mark.parametrize(
    ("p", "now", "worse", "way"),
    [
        (0.05, 0.4, True, "worse"),
        (0.051, 0.4, True, "same"),
        (0.05, 0.6, False, "better"),
        (0.01, 0.5, False, "same"),
    ],
)
def test_a_figure_went_a_way_where_chance_seldom_parts_the_runs_as_far(
    p: float, now: float, way: str, *, worse: bool
) -> None:
    assert sense(PairedTest("R@5", "all", 0.5, now, 10, p, p, worse)) == way


def test_the_name_of_a_direction_has_its_words() -> None:
    assert direction("fr→en", "en") == "fr→en"
    assert direction("all", "fr") != "all"
    assert direction("fr→none", "fr") != "fr→none"
    assert direction("none", "en") == "none"


def test_what_is_wrong_first_is_told_of_a_question() -> None:
    assert state_of(asked("a", 1, right=True, said="x")) == "right"
    assert state_of(asked("a", None, right=True, said="x")) == "unfound"
    assert state_of(asked("a", 1)) == "refused"
    assert state_of(asked("a", 1, right=False, said="x")) == "misquoted"
    assert state_of(asked("a", 1, right=None, said="x")) == "right"
    assert state_of(refused("a")) == "right"
    assert state_of(refused("a", abstained=False)) == "answered"


@pytest.mark.parametrize(("length", "whole"), [(120, True), (121, False)])
def test_a_hundred_and_twenty_letters_are_shown_on_each_side(length: int, *, whole: bool) -> None:
    side = ("mot " * 40)[: length - 1]
    text = f"{side} bac {side}"
    found = Found(1, "a", 0, len(text), 1.0)
    cited = Quoted("a", length, length + 3, "bac")
    outcome = Outcome(Question("a", "?", "fr"), hits=(found,), citations=(cited,), abstained=False)
    (place,) = row_of(outcome, {found.place: text}).came
    assert place.quote == "bac"
    assert (place.before == f"{side} ") is whole
    assert (place.after == f" {side}") is whole
    assert whole or (place.before.startswith("… mot") and place.after.endswith("mot …"))


@pytest.mark.parametrize(("length", "whole"), [(280, True), (281, False)])
def test_of_the_nearest_passage_two_hundred_and_eighty_letters_are_shown(length: int, *, whole: bool) -> None:
    text = ("mot " * 100)[: length - 1] + "x"
    found = Found(1, "a", 0, len(text), 1.0)
    (place,) = row_of(Outcome(Question("a", "?", "fr"), hits=(found,)), {found.place: text}).came
    assert (place.after == text) is whole
    assert row_of(Outcome(Question("a", "?", "fr")), {}).came == ()


def test_questions_found_behind_the_fifth_hit_are_lost() -> None:
    def kinds(before: Outcome, after: Outcome) -> list[str]:
        return [each.kind for each in compare(run_of([before]), run_of([after])).changes]

    assert kinds(asked("a", 5), asked("a", 6)) == ["lost"]
    assert kinds(asked("a", 6), asked("a", 5)) == ["won"]
    assert kinds(asked("a", 4), asked("a", 5)) == ["rank"]
    assert kinds(asked("a", 4), asked("a", 4)) == []
    assert kinds(asked("a", 4, said="x"), asked("a", 4, said="y")) == ["quote"]


@pytest.mark.parametrize(
    ("record", "words"),
    [
        ({"question": " "}, "there is no 'question'"),
        ({"question": "x" * 10_001}, "keep it under"),
        ({"question": "?", "answerable": "no"}, "write true or false"),
        ({"question": "?", "answerable": False, "answers": ["a"]}, "take one of the two away"),
        ({"question": "?", "expected": [{"quote": "a"}]}, "names no 'document'"),
        ({"question": "?", "expected": ["a"]}, "is no expectation"),
        ({"question": "?", "expected": [{"document": "a", "start": 1}]}, "give both or none"),
        (
            {"question": "?", "expected": [{"document": "a", "start": 2, "end": 2}]},
            "the end behind the start",
        ),
        ({"question": "?", "expected": [{"document": "a", "start": -1, "end": 2}]}, "the end behind"),
        ({"question": "?", "expected": [{"document": "a", "start": "1", "end": 2}]}, "whole numbers"),
        ({"question": "?", "expected": [{"document": "a", "relevance": 0}]}, "the relevance is 0"),
        ({"question": "?", "expected": {}}, "is not a list"),
        ({"question": "?", "answers": [" "]}, "is not text"),
        ({"question": "?", "language": "de"}, "write fr or en"),
        ({"question": "?", "colour": "a"}, "is not known of a question"),
        ({"question": 3}, "is not text but int"),
    ],
)
def test_what_is_no_question_is_refused_by_its_field(record: dict[str, Any], words: str) -> None:
    with pytest.raises(QuestionError, match=words):
        question_from_record(record)


def test_what_a_record_leaves_out_is_told_by_the_rest() -> None:
    found = question_from_record({"id": 3, "question": "Où ?", "language": "fr-CA", "answers": ["a"]})
    assert (found.id, found.language, found.answerable) == ("3", "fr", True)
    assert not question_from_record({"question": "Où ?"}).answerable
    assert question_from_record({"question": "x" * 10_000}).text
    span = {"document": "a", "start": 0, "end": 1, "relevance": 2}
    (place,) = question_from_record({"question": "?", "expected": [span]}).expected
    assert (place.span, place.relevance) == (Span(0, 1), 2)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("Le bac part le 4 mai 2031.", ["time", "other"]),
        ("Il y a 12 bacs.", ["number", "other"]),
        ("C'est Ada Thorne.", ["name", "other"]),
        ("Ada Thorne part.", ["other"]),
        ("En 2031, 12 bacs partent.", ["time", "number", "other"]),
        ("Le bac part.", ["other"]),
    ],
)
def test_a_sentence_tells_a_date_a_number_or_a_name(sentence: str, kinds: list[str]) -> None:
    assert [each.kind for each in askable_in(sentence, Span(0, len(sentence)))] == kinds


def checked(place: Path, *records: dict[str, Any]) -> list[str]:
    path = place / "set.jsonl"
    path.write_text("".join(f"{json.dumps(each)}\n" for each in records), encoding="utf-8")
    return [each.reason for each in check([path], None).problems]


def test_a_set_is_checked_for_what_a_person_would_mend(tmp_path: Path) -> None:
    sound = {"id": "a", "question": "Quand part le bac ?", "answers": ["midi"], "language": "fr"}
    assert checked(tmp_path, sound) == []
    (twice,) = checked(tmp_path, sound, {**sound, "question": "Quand revient le bac ?"})
    assert "the id 'a' is that of" in twice
    (same,) = checked(tmp_path, sound, {**sound, "id": "b", "question": "quand part le BAC ?"})
    assert "asks the same as" in same
    (blank,) = checked(tmp_path, {**sound, "question": "Quand … ?"})
    assert "has a blank" in blank
    (nothing,) = checked(tmp_path, {"question": "Quand part le bac ?", "answerable": True, "language": "fr"})
    assert "expects nothing" in nothing
    (other,) = checked(tmp_path, {**sound, "language": "en"})
    assert "looks French" in other
    (other,) = checked(tmp_path, {**sound, "question": "When does the ferry leave the island?"})
    assert "looks English" in other


@pytest.mark.parametrize(("length", "cut"), [(58, False), (59, True)])
def test_sixty_signs_of_a_wrong_value_are_shown(length: int, *, cut: bool) -> None:
    with pytest.raises(ValueError, match="and not an object") as raised:
        restore(Question, "x" * length)
    assert ("…" in str(raised.value)) is cut


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[setting]]\nk = 3\n", "two settings at least"),
        ("[[setting]]\n[[setting]]\n", "two settings have the name"),
        ("[[setting]]\n[[setting]]\nk = 0\n", "whole number from 1"),
        ("[[setting]]\n[[setting]]\nk = true\n", "whole number from 1"),
        ("[[setting]]\n[[setting]]\nname = 3\n", "write text between quotes"),
        ('[[setting]]\n[[setting]]\nlegs = "none"\n', '"words", "vectors" or "both"'),
        ("[[setting]]\n[[setting]]\ncolour = 3\n", "'colour' is not known"),
        ("[other]\n", "'other' is not known"),
        ("setting = [1, 2]\n", r"write each setting as a table"),
        ("=", "is not TOML"),
    ],
)
def test_settings_that_are_none_are_refused(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "a.toml").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=words):
        read_settings(tmp_path / "a.toml")


def test_a_setting_without_a_name_is_called_by_what_it_sets(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text('[[setting]]\n[[setting]]\nk = 1\nlegs = "words"\n', encoding="utf-8")
    assert [each.name for each in read_settings(tmp_path / "a.toml")] == ["as it is", "k 1, legs words"]


def test_a_change_of_a_kind_is_found_by_it() -> None:
    comparison = compare(run_of([asked("a", 1), asked("b", 1)]), run_of([asked("a", 9), asked("c", 1)]))
    assert [each.id for each in comparison.of("lost")] == ["a"]
    assert [each.id for each in comparison.of("gone")] == ["b"]
    assert [each.id for each in comparison.of("new")] == ["c"]
    assert comparison.compared == 1
    assert all(isinstance(each, Change) for each in comparison.changes)
