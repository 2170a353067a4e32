"""Fit the reader's weights and the threshold of abstention: ``python -m passerelle.training.reader DATA``.

Each set in DATA is a folder with ``passages.jsonl`` (id, title, text, lang) and ``questions.jsonl`` (id, question,
lang, passage_ids, answers). What is held out of the fit is reported, by set and direction. Needs scikit-learn, which
``pip install '.[training]'`` brings.
"""

import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.reader import WEIGHTS, Evidence, Features, fitted_weights
from passerelle.training.libraries import Library, libraries
from passerelle.training.readings import Reading, Variant, readings
from passerelle.training.remembering import Remembering

REFUSABLE: tuple[Variant, ...] = ("near", "far", "few far")
Numbers = NDArray[np.float64]

RIDGE = 1.0
"""Cost of each squared weight, against one a list."""
REFUSED = 0.03
"""Share of the answerable questions that the threshold may refuse: less than the .05 promised, for other texts.

With .04 the held-out questions of the Python FAQ had .064 refused from English to French.
"""


def main(arguments: Sequence[str]) -> int:
    embedder: Any = Remembering(open_embedder())
    shelves = list(libraries(Path(arguments[0]), embedder))
    _write([0.0] * len(fields(Features)), [0.0] * len(fields(Evidence)), 0.0, 0.0)
    sentence = _fit_sentences(_read(shelves, embedder))
    # The evidence depends on which sentence is best, so the fitted sentence weights read once more.
    _write(sentence, [0.0] * len(fields(Evidence)), 0.0, 0.0)
    read = _read(shelves, embedder)
    weights, bias = _fit_evidence(read)
    sure = [_sure(reading, weights, bias) for reading in read]
    threshold = _threshold(read, sure)
    _write(sentence, weights, bias, threshold)
    for line in _report(read, sure, threshold):
        sys.stdout.write(f"{line}\n")
    return 0


def _read(shelves: Sequence[Library], embedder: Embedder) -> list[Reading]:
    return [reading for library in shelves for reading in readings(library, embedder)]


def _fit_sentences(read: Sequence[Reading]) -> list[float]:
    """Fit weights under which the sentences that answer are the likeliest of those read with them.

    A sentence's probability is the softmax of its score; what is summed is the log-probability that one
    of those that answer is picked, as in the listwise losses of Cao et al., ICML 2007.
    """
    from scipy.optimize import minimize

    lists = [
        (np.array([astuple(features) for features, _ in reading.sentences]), np.array(labels))
        for reading in read
        if not reading.case.held_out and any(labels := [label for _, label in reading.sentences])
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
    return [round(float(each), 4) for each in fitted.x]


def _fit_evidence(read: Sequence[Reading]) -> tuple[list[float], float]:
    """Fit the odds that a library answers; each set and direction weighs the same, so none rules the others."""
    from sklearn.linear_model import LogisticRegression

    fitting = [reading for reading in read if not reading.case.held_out]
    rows = np.array([astuple(reading.evidence) for reading in fitting])
    truth = np.array([reading.answerable for reading in fitting])
    sizes: dict[tuple[str, str, bool], int] = defaultdict(int)
    for reading in fitting:
        sizes[_group(reading)] += 1
    shares = np.array([1 / sizes[_group(reading)] for reading in fitting])
    fitted = LogisticRegression(C=1.0, max_iter=5000).fit(rows, truth, shares * len(fitting) / len(sizes))
    return [round(float(each), 4) for each in fitted.coef_[0]], round(float(fitted.intercept_[0]), 4)


def _group(reading: Reading) -> tuple[str, str, bool]:
    return reading.case.set.split("/")[0], reading.direction, reading.answerable


def _sure(reading: Reading, weights: Sequence[float], bias: float) -> float:
    return float(1 / (1 + np.exp(-(np.dot(weights, astuple(reading.evidence)) + bias))))


def _threshold(read: Sequence[Reading], sure: Sequence[float]) -> float:
    """Return the confidence below which lie ``REFUSED`` of the answerable questions.

    Directions weigh alike, and so do the sets of a direction.
    """
    groups: dict[tuple[str, str], list[float]] = defaultdict(list)
    for reading, each in zip(read, sure, strict=True):
        if reading.answerable and not reading.case.held_out:
            groups[reading.direction, reading.case.set].append(each)
    sets = Counter(direction for direction, _ in groups)
    values = np.concatenate([np.array(each) for each in groups.values()])
    shares = np.concatenate(
        [np.full(len(each), 1 / len(each) / sets[direction]) for (direction, _), each in groups.items()]
    )
    order = np.argsort(values)
    below = np.cumsum(shares[order]) / shares.sum()
    return round(float(values[order][np.searchsorted(below, REFUSED)]), 4)


def _report(read: Sequence[Reading], sure: Sequence[float], threshold: float) -> Iterator[str]:
    from sklearn.metrics import roc_auc_score

    groups: dict[str, list[tuple[Reading, float]]] = defaultdict(list)
    for reading, each in zip(read, sure, strict=True):
        if reading.case.held_out:
            groups[f"{reading.case.set.split('/')[0]} {reading.direction}"].append((reading, each))
    yield f"threshold {threshold}; of the held-out questions:"
    heads = "".join(f"{variant + ': AUC caught':>22}" for variant in REFUSABLE)
    yield f"{'set, direction':26} asked  passage@5  sentence  refused{heads}"
    for name, group in sorted(groups.items()):
        answerable = [
            (reading, each) for reading, each in group if reading.answerable and reading.variant == "whole"
        ]
        found = np.mean([reading.rank is not None and reading.rank <= 5 for reading, _ in answerable])
        right = np.mean([reading.right for reading, _ in answerable])
        inside = np.array([each for _, each in answerable])
        line = f"{name:26} {len(inside):5} {found:10.3f} {right:9.3f} {np.mean(inside < threshold):8.3f}"
        for variant in REFUSABLE:
            outside = np.array(
                [each for reading, each in group if not reading.answerable and reading.variant == variant]
            )
            truth = np.repeat([1, 0], [len(inside), len(outside)])
            area = roc_auc_score(truth, np.concatenate([inside, outside]))
            line += f"{area:15.3f} {np.mean(outside < threshold):6.3f}"
        yield line


def _write(sentence: Sequence[float], weights: Sequence[float], bias: float, threshold: float) -> None:
    names = [[field.name for field in fields(each)] for each in (Features, Evidence)]
    stored = {
        "sentence": dict(zip(names[0], sentence, strict=True)),
        "evidence": dict(zip(names[1], weights, strict=True)),
        "evidence_bias": bias,
        "threshold": threshold,
    }
    WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    fitted_weights.cache_clear()


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
