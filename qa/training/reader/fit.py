"""Fit which words answer and how sure to be: ``python -m passerelle.training.reader.fit DATA [--install]``.

The network is the one that is shipped, or that in ``--model``. Documents that it was not taught are dealt into two
halves: the weights and the threshold of abstention are fitted on one, and the other is reported. What is shipped is
written over only with ``--install``, at the end. ``--work`` keeps the stores that are made, so that another network
is fitted in less time. Needs scikit-learn: ``pip install '.[training]'``.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import astuple, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from passerelle.doubts import DOUBTED, is_doubted
from passerelle.evidence import evidence
from passerelle.index.embed.open import open_embedder
from passerelle.reading.network import FOLDER, Network
from passerelle.rivals import speaks_of_another
from passerelle.training.reader.folders import Folder, folders
from passerelle.training.reader.readings import Reading, readings
from passerelle.weights import WEIGHTS, Evidence, Features, Weights, fitted_weights

REFUSED = 0.03
"""Share of the answerable questions of each direction that the threshold may refuse; .05 is promised."""
ANSWERABLE = 2 / 3
"""What the answerable questions of a folder and direction count, of all: were they counted as they come, a direction
that is seldom asked what its documents do not say would be believed for that."""
HALF_RIGHT = 0.8
"""What an answerable question counts whose quotation misses the answer, where a right one is 1 and a near miss 0: the
less it counts, the less confidence parts what is answerable from what is not."""
MOST = 600
"""Questions of a folder that are asked, unless it is said otherwise."""
RIDGE = 1.0
"""Cost of each squared weight, against one a list."""
BINS = 10
Numbers = NDArray[np.float64]


def main() -> int:
    parser = arguments(__doc__)
    parser.add_argument("--install", action="store_true", help="ship the weights that were fitted")
    chosen = parser.parse_args()
    read = read_all(chosen.data, chosen.work, chosen.most, Network(chosen.model))
    fitted = fit(read)
    for name, weights in (("shipped", fitted_weights()), ("fitted", fitted)):
        sys.stdout.write(f"{name}, threshold {weights.threshold}:\n")
        sys.stdout.writelines(f"{line}\n" for line in report(ranked(read, weights), weights))
    if chosen.install:
        install(fitted)
    return 0


def arguments(description: str | None) -> argparse.ArgumentParser:
    """Return a parser of what is read: the data, by which network, how much of it, and where its stores lie."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("data", type=Path, help="folder of the question sets")
    parser.add_argument("--model", type=Path, default=FOLDER, help="folder of the network")
    parser.add_argument("--most", type=int, default=MOST, help="questions of a folder (default: %(default)s)")
    parser.add_argument("--work", type=Path, help="folder of the stores (default: one that is deleted)")
    return parser


def read_all(data: Path, work: Path | None, most: int, network: Network) -> list[Reading]:
    """Return the readings of all folders made of the question sets in *data*; their stores are kept in *work*."""
    return reading_of(lambda place: folders(data, place, open_embedder(), most), work, network)


def reading_of(
    made: Callable[[Path], Iterable[Folder]], work: Path | None, network: Network
) -> list[Reading]:
    """Return the readings of the folders that *made* makes below a place; their stores are kept in *work*."""
    with tempfile.TemporaryDirectory() as passing:
        place = work or Path(passing)
        return [
            reading
            for folder in made(place)
            for reading in readings(folder, place / f"{folder.name}-store", network, fitted_weights())
        ]


def fit(read: Sequence[Reading], without: frozenset[str] = frozenset()) -> Weights:
    """Return the weights fitted on the readings of the half that may be fitted on.

    How sure to be is learnt from folders that are also asked what they do not answer. Features and evidence that are
    named in *without* weigh nothing.
    """
    fitting = [reading for reading in read if reading.folder.half == "fitted"]
    zeros = tuple([0.0] * len(fields(Evidence)))
    weights = Weights(fit_candidates(fitting, without), zeros, 0.0, 0.0)
    doubtful = {reading.folder.name for reading in fitting if not reading.asked.answers}
    fitting = ranked([reading for reading in fitting if reading.folder.name in doubtful], weights)
    weights = fit_confidence(fitting, weights, without)
    return replace(weights, threshold=threshold(fitting, weights))


def fit_candidates(read: Sequence[Reading], without: frozenset[str] = frozenset()) -> tuple[float, ...]:
    """Fit weights under which the candidates that answer are the likeliest of those read with them.

    A candidate's probability is the softmax of its score; what is summed is the log-probability that one of those
    that answer is picked, as in the listwise losses of Cao et al., ICML 2007.
    """
    from scipy.optimize import minimize

    heard = _kept(Features, without)
    lists = [
        (np.array([astuple(pick.features) for pick in reading.picks]) * heard, np.array(reading.answers))
        for reading in read
        if any(reading.answers) and not all(reading.answers)
    ]

    def cost(weights: Numbers) -> tuple[float, Numbers]:
        total, gradient = RIDGE * float(weights @ weights), 2 * RIDGE * weights
        for rows, right in lists:
            scores = rows @ weights
            odds = np.exp(scores - scores.max())
            every, chosen = odds / odds.sum(), odds * right / (odds @ right)
            total -= float(np.log(every @ right))
            gradient = gradient + (every - chosen) @ rows
        return total, gradient

    fitted = minimize(cost, np.zeros(len(fields(Features))), jac=True, method="L-BFGS-B")
    return tuple(round(float(each), 4) for each in fitted.x)


def fit_confidence(
    read: Sequence[Reading], weights: Weights, without: frozenset[str] = frozenset()
) -> Weights:
    """Return *weights* with the odds that what is picked is right.

    They are fitted to rank what is answerable above what is not, and right quotations above wrong ones; then scaled
    to the share that is right, as Platt did (Advances in Large Margin Classifiers, 1999).
    """
    from sklearn.linear_model import LogisticRegression

    fitting, shares = _teaching(read)
    rows = np.array([astuple(_known(reading)) for reading in fitting]) * _kept(Evidence, without)
    right = np.array([float(reading.answers[0]) for reading in fitting])
    answerable = [bool(reading.asked.answers) for reading in fitting]
    worth = np.where(answerable, np.maximum(right, HALF_RIGHT), 0.0)

    def logistic(rows: Numbers, share_right: Numbers) -> tuple[Numbers, float]:
        truth = np.repeat([1, 0], len(rows))
        counts = np.concatenate([shares * share_right, shares * (1 - share_right)])
        fitted = LogisticRegression(C=1.0, max_iter=5000).fit(np.tile(rows, (2, 1)), truth, counts)
        return fitted.coef_[0], float(fitted.intercept_[0])

    odds, bias = logistic(rows, worth)
    (scale,), moved = logistic((rows @ odds + bias)[:, None], right)
    evidence = tuple(round(float(each), 4) for each in scale * odds)
    return replace(weights, evidence=evidence, evidence_bias=round(float(scale * bias + moved), 4))


def _teaching(read: Sequence[Reading]) -> tuple[list[Reading], Numbers]:
    """Return the readings that confidence is learnt from, and what each counts, one at the mean.

    Each folder and direction counts the same, and in it the answerable questions twice what the near misses do; where
    it has but one of the two, it teaches nothing.
    """
    sizes = Counter(_kind(reading) for reading in read if reading.picks)
    both = {(name, way) for name, way, answerable in sizes if answerable and (name, way, False) in sizes}
    teaching = [reading for reading in read if reading.picks and _kind(reading)[:2] in both]
    counts = [
        (ANSWERABLE if reading.asked.answers else 1 - ANSWERABLE) / sizes[_kind(reading)]
        for reading in teaching
    ]
    return teaching, np.array(counts) / np.mean(counts)


def _kind(reading: Reading) -> tuple[str, str, bool]:
    """Return folder and direction of a question, and whether it is answerable."""
    return reading.folder.name, reading.asked.direction, bool(reading.asked.answers)


def _kept(kind: type[Features | Evidence], without: frozenset[str]) -> Numbers:
    """Return 0 for each field of *kind* that is named in *without*, and 1 for the others."""
    return np.array([float(each.name not in without) for each in fields(kind)])


def threshold(read: Sequence[Reading], weights: Weights) -> float:
    """Return the confidence below which lie ``REFUSED`` of the answerable questions, directions weighing alike."""
    sure: dict[str, list[float]] = defaultdict(list)
    for reading in read:
        if reading.asked.answers:
            sure[reading.asked.direction].append(confidence(reading, weights))
    return round(float(np.mean([np.quantile(each, REFUSED) for each in sure.values()])), 4)


def ranked(read: Sequence[Reading], weights: Weights) -> list[Reading]:
    """Return the readings with their picks in the order that *weights* give them, those of other things last."""
    return [_ranked(reading, weights) for reading in read]


def _ranked(reading: Reading, weights: Weights) -> Reading:
    scored = [replace(pick, score=weights.score(pick.features)) for pick in reading.picks]
    order = sorted(
        range(len(scored)), key=lambda at: (-scored[at].score, scored[at].hit.rank, scored[at].span.start)
    )
    order.sort(key=lambda at: speaks_of_another(reading.query, scored[at]))
    return replace(reading, picks=[scored[at] for at in order], answers=[reading.answers[at] for at in order])


def confidence(reading: Reading, weights: Weights) -> float:
    """Return how sure the whole program is of a reading's first pick: what is doubted keeps a share of it."""
    if not reading.picks:
        return 0.0
    sure = weights.confidence(_known(reading))
    return sure * DOUBTED if is_doubted(reading.query, reading.picks[0]) else sure


def _known(reading: Reading) -> Evidence:
    return evidence(reading.query, reading.hits, reading.picks)


def report(read: Sequence[Reading], weights: Weights) -> Iterator[str]:
    """Yield a line for each folder and direction of the half that is reported.

    Of the questions asked: *quoted*, the share whose quotation holds an answer, and *refused*; of near misses, those
    *answered* at the threshold, and at one that refuses 5 % of the others; then how well confidence parts the two.
    """
    groups: dict[tuple[str, str], list[Reading]] = defaultdict(list)
    for reading in read:
        if reading.folder.half == "reported":
            for direction in ("all", reading.asked.direction):
                groups[reading.folder.set, direction].append(reading)
    heads = ("asked", "quoted", "refused", "near", "answered", "at 5 %", "AUC", "ECE")
    yield f"{'folder, direction':18}" + "".join(f"{head:>10}" for head in heads)
    for (name, direction), group in sorted(groups.items()):
        yield f"{name + ' ' + direction:18}" + "".join(
            f"{each:10}" if isinstance(each, int) else f"{each:10.3f}" for each in figures(group, weights)
        )


def figures(group: Sequence[Reading], weights: Weights) -> list[float]:
    """Return the figures of a line of ``report``, in the order of its heads; NaN where no near miss is asked."""
    from sklearn.metrics import roc_auc_score

    inside = [reading for reading in group if reading.asked.answers]
    near = [reading for reading in group if not reading.asked.answers]
    sure, unsure = ([confidence(each, weights) for each in part] for part in (inside, near))
    right = [bool(each.picks) and each.answers[0] for each in (*inside, *near)]
    told_apart = [np.nan] * 3
    if near:
        told_apart = [
            float(np.mean(np.greater_equal(unsure, weights.threshold))),
            float(np.mean(np.greater_equal(unsure, np.quantile(sure, 0.05)))),
            roc_auc_score([1] * len(sure) + [0] * len(unsure), sure + unsure),
        ]
    return [
        len(inside),
        float(np.mean(right[: len(inside)])),
        float(np.mean(np.less(sure, weights.threshold))),
        len(near),
        *told_apart,
        _calibration_error(sure + unsure, right),
    ]


def _calibration_error(sure: Sequence[float], right: Sequence[bool]) -> float:
    """Return how far confidence is from the share of right answers, in ten bins of as many questions each."""
    order = np.argsort(sure, kind="stable")
    bins = [each for each in np.array_split(order, BINS) if len(each)]
    gaps = [abs(np.mean(np.array(sure)[each]) - np.mean(np.array(right)[each])) * len(each) for each in bins]
    return float(sum(gaps) / len(order))


def install(weights: Weights) -> None:
    """Ship *weights*: the file is written beside the one it replaces, whole, before it takes its place."""
    stored = {
        "candidate": dict(zip([each.name for each in fields(Features)], weights.candidate, strict=True)),
        "evidence": dict(zip([each.name for each in fields(Evidence)], weights.evidence, strict=True)),
        "evidence_bias": weights.evidence_bias,
        "threshold": weights.threshold,
    }
    new = WEIGHTS.with_suffix(".new")
    new.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    new.replace(WEIGHTS)
    fitted_weights.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main())
