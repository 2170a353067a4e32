"""Figures of a reader, when one is worse than another, and when its training had finished: each at its bound."""

import hashlib
import json
from pathlib import Path

import numpy as np
import pytest

from passerelle.evaluation.figures.results import Figure
from passerelle.training.reader import (
    card,
)
from passerelle.training.reader.examples import Example
from passerelle.training.reader.figures import Answered, Line, area, false_share, line_of, table
from passerelle.training.reader.install import worsened
from passerelle.training.reader.mixture import Mixture, Place


def said(text: str, there: float = 0.0, span: float = 0.0, *expected: str, language: str = "fr") -> Answered:
    return Answered(text, there, span, expected, language)


def test_the_span_counts_three_tenths_of_the_answer_s_score() -> None:
    assert said("", 1.0, 2.0).score == pytest.approx(1.6)
    assert said("", -1.0, 0.0).score == -1.0


@pytest.mark.parametrize(
    ("text", "language", "em"), [("le bac", "fr", 1.0), ("le bac", "en", 0.0), ("the bac", "other", 1.0)]
)
def test_words_are_compared_with_the_articles_of_their_language(text: str, language: str, em: float) -> None:
    assert line_of("x", [said(text, 0, 0, "bac", language=language)], []).em.value == em


@pytest.mark.parametrize(
    ("right", "wrong", "share"),
    [
        ([2.0], [1.0], 1.0),
        ([1.0], [2.0], 0.0),
        ([1.0], [1.0], 0.5),
        ([3.0, 1.0], [2.0, 0.0], 0.75),
        ([3.0, 1.0], [1.0, 1.0], 0.75),
    ],
)
def test_the_area_is_the_share_of_pairs_in_order(
    right: list[float], wrong: list[float], share: float
) -> None:
    truth = np.repeat([1, 0], [len(right), len(wrong)])
    assert area(truth, np.array(right + wrong)) == share


def test_without_one_of_the_kinds_there_is_no_area_and_no_false_answer() -> None:
    for truth in (np.ones(2, dtype=np.int64), np.zeros(2, dtype=np.int64)):
        assert np.isnan(area(truth, np.array([1.0, 2.0])))
        assert np.isnan(false_share(truth, np.array([1.0, 2.0])))


def test_a_near_miss_is_answered_from_the_score_that_one_in_twenty_lies_below() -> None:
    scores = np.arange(101.0)  # of which a twentieth lies below 5
    for wrong, share in (([5.0], 1.0), ([4.99], 0.0), ([5.0, 4.0, 3.0, 90.0], 0.5)):
        truth = np.repeat([1, 0], [101, len(wrong)])
        assert false_share(truth, np.concatenate([scores, wrong])) == share


def test_a_table_has_a_line_for_each_with_its_intervals() -> None:
    figure = Figure(0.5, 0.25, 0.75, 40)
    lines = table(
        [
            Line("asked fr→en", figure, figure, Figure(0.9, 0.8, 1.0, 100), figure),
            Line("x", figure, figure, None, None),
        ]
    )
    head, first, second = (line.split() for line in lines.splitlines())
    assert head == ["set,", "direction", "n", "EM", "F1", "AUC", "false", "answers"]
    shown = ["0.500", "[0.250–0.750]"]
    assert first == ["asked", "fr→en", "40/60", *shown, *shown, "0.900", "[0.800–1.000]", *shown]
    assert second == ["x", "40/0", *shown, *shown, "–", "–"]


OLD = Line("a", *[Figure(0.5, 0.4, 0.6, 9)] * 4)


@pytest.mark.parametrize(
    ("value", "worse"),
    [
        (0.4, []),
        (0.399, ["a EM", "a F1", "a AUC"]),
        (0.6, []),
        (0.601, ["a false answers"]),
    ],
)
def test_a_figure_is_worse_beyond_the_end_of_the_old_interval(value: float, worse: list[str]) -> None:
    now = Figure(value, 0.0, 1.0, 9)
    assert list(worsened([OLD], [Line("a", now, now, now, now)])) == worse
    assert list(worsened([OLD], [Line("b", now, now, now, now)])) == []
    bare = Line("a", OLD.em, OLD.f1, None, None)
    assert list(worsened([bare], [Line("a", OLD.em, OLD.f1, now, now)])) == []
    assert list(worsened([OLD], [bare])) == []


def test_a_reader_is_finished_that_is_whole_and_as_it_was_made(tmp_path: Path) -> None:
    assert not card.is_finished(tmp_path)
    digests = {}
    for name in card.files():
        (tmp_path / name).write_bytes(name.encode())
        digests[name] = hashlib.sha256(name.encode()).hexdigest()

    def described(*, finished: bool) -> bool:
        told = json.dumps({"finished": finished, "files": digests})
        (tmp_path / card.FILE).write_text(told, encoding="utf-8")
        return card.is_finished(tmp_path)

    assert described(finished=True)
    assert not described(finished=False)
    graph, weights = card.files()
    assert Path(weights).suffix == ".bin"
    (tmp_path / weights).write_bytes(b"other")
    assert not described(finished=True)
    (tmp_path / weights).unlink()
    assert not described(finished=True)
    assert (tmp_path / graph).exists()


def example(id_: str, of: str = "asked", *, held_out: bool = False) -> Example:
    return Example(of, id_, "?", "fr", 0, answered=True, spans=(), held_out=held_out)


def test_each_example_of_a_set_is_drawn_once_before_any_again() -> None:
    examples = [example(id_) for id_ in "abcde"] + [example("z", held_out=True), example("y", "other")]
    mixture = Mixture(examples, seed=1)
    rounds = [[mixture.draw()[0].id for _ in range(5)] for _ in range(4)]
    assert [sorted(each) for each in rounds] == [list("abcde")] * 4
    assert len({tuple(each) for each in rounds}) > 1
    assert [each.id for each in mixture.training()] == list("abcde")


def test_a_drawing_is_taken_up_where_it_was_left() -> None:
    examples = [example(id_, of) for of in ("asked", "tables") for id_ in "abc"]
    whole = Mixture(examples, seed=3)
    drawn = [(each.set, each.id, chance.random()) for each, chance in (whole.draw() for _ in range(9))]
    first = Mixture(examples, seed=3)
    for _ in range(4):
        first.draw()
    assert first.place.number == sum(first.place.taken.values()) == 4
    rest = Mixture(examples, seed=3, place=first.place)
    assert [
        (each.set, each.id, chance.random()) for each, chance in (rest.draw() for _ in range(5))
    ] == drawn[4:]
    assert Mixture(examples, seed=3).place == Place()


def test_sets_are_drawn_as_often_as_their_shares_say() -> None:
    mixture = Mixture([example("a", "asked"), example("b", "tables")], seed=0)  # 24 and 6 of a hundred
    found = [mixture.draw()[0].set for _ in range(1000)]
    assert 0.76 < found.count("asked") / 1000 < 0.84


def test_where_nothing_may_be_learnt_it_is_said() -> None:
    with pytest.raises(
        SystemExit, match=r"nothing may be trained on: all examples are held out, or of sets without a share$"
    ):
        Mixture([example("a", held_out=True), example("b", "other")], seed=0)


def answered(text: str, score: float, expected: str = "") -> Answered:
    return Answered(text, score, 0.0, (expected,) if expected else (), "fr")


def test_the_figures_of_a_line() -> None:
    right = [
        answered("le bail", 2.0, "bail"),
        answered("le chat noir", 1.0, "chat"),
        answered("rien", 0.0, "tout"),
    ]
    near = [answered("un bail", 1.5), answered("un chat", -1.0)]
    line = line_of("asked", right * 20, near * 20)
    assert line.em.value == pytest.approx(1 / 3)
    assert line.f1.value == pytest.approx((1 + 2 / 3) / 3)
    assert line.auc is not None
    assert line.auc.value == pytest.approx(4 / 6)
    assert line.false_answers is not None
    assert line.false_answers.value == pytest.approx(0.5)
    assert line.em.low < line.em.value < line.em.high
    assert "60/40" in table([line])
    alone = line_of("asked", right, [])
    assert (alone.auc, alone.false_answers) == (None, None)
    assert "–" in table([alone])


def test_the_area_counts_ties_by_half_and_knows_no_order_of_one_kind() -> None:
    truth = np.array([1, 1, 0, 0])
    assert area(truth, np.array([2.0, 1.0, 1.0, 0.0])) == pytest.approx(3.5 / 4)
    assert np.isnan(area(truth[:2], np.array([1.0, 2.0])))


def test_false_answers_are_counted_where_one_in_twenty_is_refused() -> None:
    truth = np.repeat([1, 0], [21, 4])
    scores = np.concatenate([np.arange(21.0), [0.5, 0.99, 1.0, 30.0]])
    assert false_share(truth, scores) == pytest.approx(0.5)


def test_a_figure_is_worse_when_it_leaves_the_interval_of_the_old_one() -> None:
    old = Figure(0.8, 0.7, 0.9, 100)
    line = Line("asked", old, old, old, old)
    assert list(worsened([line], [line])) == []
    lower, higher = Figure(0.6, 0.5, 0.7, 100), Figure(0.95, 0.9, 1.0, 100)
    assert list(worsened([line], [Line("asked", lower, higher, lower, higher)])) == [
        "asked EM", "asked AUC", "asked false answers",
    ]  # fmt: skip
    assert list(worsened([line], [Line("new", lower, lower, None, None)])) == []
