"""What is said of fitted weights, and how they are shipped: small readings, of which each figure is worked out here."""

import json
import math
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder

pytest.importorskip("sklearn", reason="the extra training is not installed")

from passerelle.index.types import Document, Passage, Span
from passerelle.query import Query, read_query
from passerelle.reading.network import FOLDER
from passerelle.training.reader import fit
from passerelle.training.reader.folders import Asked, Folder, Half
from passerelle.training.reader.readings import Reading
from passerelle.types import Hit
from passerelle.weights import WEIGHTS, Features, Pick, Weights, fitted_weights

TEXT = "Le bac part à midi. Il coûte trois euros. Il porte des vélos."
DOCUMENT = Document("bac.txt", "Bac", "fr", TEXT)
NOTHING = Weights((0.0,) * 11, (0.0,) * 17, 0.0, 0.5)


@pytest.fixture(scope="module")
def query() -> Query:
    return read_query("Quand part le bac ?", WordEmbedder())


def pick(rank: int = 1, start: int = 0, **features: float) -> Pick:
    known = dict.fromkeys(Features.__slots__, 0.0) | features
    hit = Hit(rank, Passage(DOCUMENT, 0, len(TEXT), "fr"), 0.5, 0.5)
    return Pick(hit, Span(start, start + 8), 0.0, Features(**known))


def reading(
    query: Query, *answers: bool, name: str = "asked-reported", half: Half = "reported", asked: str = "?",
    answerable: bool = True, direction: str = "fr→fr", picks: tuple[Pick, ...] | None = None,
) -> Reading:  # fmt: skip
    one, other = direction.split("→")
    put = Asked(asked, one, "bac.txt", other, ("midi",) if answerable else ())
    chosen = picks if picks is not None else tuple(pick(at) for at in range(1, len(answers) + 1))
    return Reading(Folder(name, half, Path(), ()), put, query, [], chosen, list(answers))


def test_candidates_that_answer_are_made_the_likeliest_at_the_least_cost(query: Query) -> None:
    told = [
        ((1.0, 0.2), (0.0, 0.4), (True, False)),
        ((0.0, 0.9), (1.0, 0.0), (False, True)),
        ((0.3, 0.1), (0.1, 0.8), (True, False)),
    ]
    read = [
        reading(query, *right, picks=(pick(span=one[0], words=one[1]), pick(span=other[0], words=other[1])))
        for one, other, right in told
    ]
    telling_nothing = [reading(query, True, True), reading(query, False, False), reading(query)]

    def cost(span: float, words: float) -> float:
        total = span**2 + words**2
        for one, other, (first, _) in told:
            scores = [math.exp(span * each[0] + words * each[1]) for each in (one, other)]
            total -= math.log(scores[0 if first else 1] / sum(scores))
        return total

    fitted = fit.fit_candidates([*read, *telling_nothing])
    names = list(Features.__slots__)
    span, words = fitted[names.index("span")], fitted[names.index("words")]
    assert span > 0.3
    assert words < 0
    assert sum(map(abs, fitted)) == pytest.approx(span - words)  # of the others nothing is known
    for near in ((span + 0.01, words), (span - 0.01, words), (span, words + 0.01), (span, words - 0.01)):
        assert cost(*near) > cost(span, words)


def test_picks_are_ordered_by_their_scores_then_by_rank_and_place(query: Query) -> None:
    weights = replace(NOTHING, candidate=tuple(float(name == "span") for name in Features.__slots__))
    picks = (pick(2, 5), pick(1, 20), pick(1, 0), pick(3, 0, span=0.5))
    (found,) = fit.ranked([reading(query, False, True, False, True, picks=picks)], weights)
    assert [(each.hit.rank, each.span.start, each.score) for each in found.picks] == [
        (3, 0, 0.5),
        (1, 0, 0.0),
        (1, 20, 0.0),
        (2, 5, 0.0),
    ]
    assert found.answers == [True, False, True, False]


def test_nothing_is_sure_of_what_was_not_picked(query: Query) -> None:
    assert fit.confidence(reading(query), fitted_weights()) == 0.0


SURE: dict[str, float] = {"a": 0.9, "b": 0.6, "c": 0.2, "d": 0.7, "e": 0.1}


@pytest.fixture
def sure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fit, "confidence", lambda reading, _: SURE[reading.asked.question])


def figures(line: str) -> tuple[str, list[float]]:
    name, numbers = line[:18].strip(), line[18:].split()
    return name, [float(each) for each in numbers]


@pytest.mark.usefixtures("sure")
def test_a_report_has_a_line_for_each_folder_and_direction_of_its_half(query: Query) -> None:
    read = [
        reading(query, True, asked="a"),
        reading(query, False, True, asked="b", direction="en→fr"),
        reading(query, True, asked="c"),
        reading(query, False, asked="d", answerable=False),
        reading(query, asked="e", answerable=False),
        reading(query, True, asked="a", name="asked-fitted", half="fitted"),
        reading(query, True, asked="a", name="wiki-reported"),
    ]
    head, *lines = fit.report(read, NOTHING)
    assert head.split() == [
        "folder,",
        "direction",
        *"asked quoted refused near answered at 5 % AUC ECE".split(),
    ]
    found = dict(map(figures, lines))
    assert list(found) == ["asked all", "asked en→fr", "asked fr→fr", "wiki all", "wiki fr→fr"]
    error = (0.1 + 0.6 + 0.8 + 0.7 + 0.1) / 5  # each is a bin of its own
    whole = [3, 2 / 3, 1 / 3, 2, 0.5, 0.5, 5 / 6 - 1 / 6, error]
    assert found["asked all"] == pytest.approx(whole, abs=6e-4)
    assert found["asked fr→fr"][:5] == [2, 1, 0.5, 2, 0.5]
    assert found["asked en→fr"][:4] == [1, 0, 0, 0]
    assert all(math.isnan(each) for each in found["asked en→fr"][4:7])
    assert found["wiki all"][0] == 1


@pytest.mark.usefixtures("sure")
def test_what_is_as_sure_as_the_threshold_is_answered(query: Query) -> None:
    read = [reading(query, True, asked="b"), reading(query, False, asked="d", answerable=False)]
    for threshold, refused, answered in ((0.6, 0, 1), (0.61, 1, 1), (0.7, 1, 1), (0.71, 1, 0)):
        _, line, *_ = fit.report(read, replace(NOTHING, threshold=threshold))
        _, found = figures(line)
        assert (found[2], found[4]) == (refused, answered)


@pytest.mark.parametrize(
    ("sure", "right", "error"),
    [
        ([0.5], [True], 0.5),
        ([0.0, 1.0], [False, True], 0.0),
        ([0.9] * 20, [True] * 18 + [False] * 2, 0.18),  # nine bins all right, one all wrong
        ([0.2, 0.8] * 10, [False, True] * 10, 0.2),
        ([1.0] * 10 + [0.0] * 11, [True] * 10 + [False] * 11, 0.0),
    ],
)
def test_confidence_is_compared_with_what_is_right_in_ten_bins(
    sure: list[float], right: list[bool], error: float
) -> None:
    assert fit._calibration_error(sure, right) == pytest.approx(error)


@pytest.mark.usefixtures("sure")
def test_directions_weigh_alike_in_the_threshold(query: Query) -> None:
    read = [reading(query, True, asked=each) for each in "abc"]
    read += [
        reading(query, True, asked="d", direction="en→fr"),
        reading(query, True, asked="e", answerable=False),
    ]
    one = float(np.quantile([0.9, 0.6, 0.2], 0.03))
    assert fit.threshold(read, NOTHING) == pytest.approx((one + 0.7) / 2, abs=1e-4)


def test_weights_that_are_shipped_are_written_as_they_lie_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fit, "WEIGHTS", tmp_path / "weights.json")
    before = fitted_weights()
    fit.install(before)
    assert json.loads((tmp_path / "weights.json").read_text("utf-8")) == json.loads(
        WEIGHTS.read_text("utf-8")
    )
    assert [path.name for path in tmp_path.iterdir()] == ["weights.json"]
    assert fitted_weights() is not before  # they are read anew
    assert fitted_weights() == before


@pytest.mark.parametrize(
    ("typed", "model", "most", "kept", "installed"),
    [
        ([], FOLDER, 600, False, False),
        (["--model", "made", "--most", "7", "--install"], Path("made"), 7, False, True),
        (["--work", "work"], FOLDER, 600, True, False),
    ],
)
@pytest.mark.usefixtures("sure")
def test_weights_are_fitted_on_folders_and_shipped_where_it_is_asked(
    query: Query, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str],
    typed: list[str], model: Path, most: int, *, kept: bool, installed: bool,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    known: dict[str, Any] = {"shipped": [], "stores": []}
    fitted = replace(NOTHING, threshold=0.25)
    own = Folder("asked-reported", "reported", tmp_path, ())

    def folders(data: Path, place: Path, embedder: Any, count: int) -> list[Folder]:
        known.update(data=data, place=place, count=count)
        return [own]

    def readings(folder: Folder, store: Path, network: Any, weights: Weights) -> list[Reading]:
        known["stores"].append((folder, store, network))
        return [replace(reading(query, True, asked="a"), folder=folder)]

    monkeypatch.setattr(fit, "folders", folders)
    monkeypatch.setattr(fit, "readings", readings)
    monkeypatch.setattr(fit, "Network", lambda folder: folder)
    monkeypatch.setattr(fit, "fit", lambda read: fitted if len(read) == 1 else None)
    monkeypatch.setattr(fit, "install", known["shipped"].append)
    monkeypatch.setattr("sys.argv", ["fit", "sets", *typed])
    assert fit.main() == 0
    assert (known["data"], known["count"]) == (Path("sets"), most)
    assert known["stores"] == [(own, known["place"] / "asked-reported-store", model)]
    assert (known["place"] == Path("work")) is kept
    assert known["shipped"] == [fitted] * installed
    lines = capsys.readouterr().out.splitlines()
    assert [line for line in lines if "threshold" in line] == [
        f"shipped, threshold {fitted_weights().threshold}:",
        "fitted, threshold 0.25:",
    ]
    assert sum(line.startswith("asked all") for line in lines) == 2


def test_a_pick_that_is_of_another_thing_comes_last_whatever_its_score() -> None:
    text = "La capitale de l'Afghanistan est Kaboul. La capitale de la Hongrie est Budapest."
    document = Document("a.txt", "Capitales", "fr", text)
    hit = Hit(1, Passage(document, 0, len(text), "fr"), 0.5, 0.5)
    one, other = Span(0, text.index(".") + 1), Span(text.index(".") + 2, len(text))
    picks = tuple(replace(pick(span=score), hit=hit, span=span) for score, span in ((0.9, one), (0.1, other)))
    asked = read_query("Quelle est la capitale de la Hongrie ?", WordEmbedder())
    weights = replace(NOTHING, candidate=tuple(float(name == "span") for name in Features.__slots__))
    (found,) = fit.ranked([reading(asked, False, True, picks=picks)], weights)
    assert [each.span for each in found.picks] == [other, one]
    assert found.answers == [True, False]
