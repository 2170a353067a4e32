"""Fit the confidence of retrieval alone: ``python -m passerelle.training.confidence DATA``.

Each question is asked of its library, and of the library without the document or the paragraph that answers. What is
reported is measured on questions that are held out: how well confidence parts the two, and how many of each would be
refused below the limit of their direction, which one in forty of the answerable ones that were fitted on does not
reach.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from passerelle.confidence import NUMBERS, Calibration, Signs, fitted_calibration
from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.training.libraries import Library, libraries
from passerelle.training.readings import ANSWERED, Variant, direction, looks
from passerelle.training.remembering import Remembering

REFUSED = 0.025
"""Half of what is promised: the model was taught the titles that are fitted on, and is less sure of others."""
KINDS: tuple[Variant, ...] = ("near", "far", "few far")


@dataclass(frozen=True, slots=True)
class Sighting:
    """The signs of one question asked of one library, or of less than the whole of it."""

    group: str
    variant: Variant
    answerable: bool
    held_out: bool
    signs: Signs


def main(arguments: Sequence[str]) -> int:
    from sklearn.linear_model import LogisticRegression

    embedder: Any = Remembering(open_embedder())
    seen = [each for library in libraries(Path(arguments[0]), embedder) for each in _look(library, embedder)]
    fitting = [each for each in seen if not each.held_out]
    sizes: dict[tuple[str, bool], int] = defaultdict(int)
    for each in fitting:
        sizes[each.group, each.answerable] += 1
    fitted = LogisticRegression(C=100.0, max_iter=5000).fit(
        np.array([astuple(each.signs) for each in fitting]),
        np.array([each.answerable for each in fitting]),
        np.array([len(fitting) / len(sizes) / sizes[each.group, each.answerable] for each in fitting]),
    )
    weights = [round(float(each), 4) for each in fitted.coef_[0]]
    bias = round(float(fitted.intercept_[0]), 4)
    names = [field.name for field in fields(Signs)]
    calibration = Calibration(tuple(weights), bias, {})
    stored = {
        "weights": dict(zip(names, weights, strict=True)),
        "bias": bias,
        "refuse_below": _limits(fitting, calibration),
    }
    NUMBERS.write_text(json.dumps(stored, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    fitted_calibration.cache_clear()
    for line in report([each for each in seen if each.held_out], fitted_calibration()):
        sys.stdout.write(f"{line}\n")
    return 0


def _look(library: Library, embedder: Embedder) -> Iterator[Sighting]:
    for look in looks(library, embedder):
        case = look.case
        yield Sighting(
            group=f"{case.set.split('/')[0]} {direction(case)}",
            variant=look.variant,
            answerable=look.variant in ANSWERED and bool(case.document),
            held_out=case.held_out,
            signs=Signs.of(look.hits, look.french),
        )


def _limits(seen: Sequence[Sighting], calibration: Calibration) -> dict[str, float]:
    """Return for each direction the confidence below which lie ``REFUSED`` of its answerable questions.

    Of a direction's sets the lowest limit is taken, so that none has more refused.
    """
    sure: dict[tuple[str, str], list[float]] = defaultdict(list)
    for each in seen:
        if each.answerable:
            name, way = each.group.split()
            sure[way, name].append(calibration.confidence(each.signs))
    limits: dict[str, list[float]] = defaultdict(list)
    for (way, _), found in sorted(sure.items()):
        limits[way].append(float(np.quantile(found, REFUSED)))
    return {way: round(min(found), 4) for way, found in limits.items()}


def report(seen: Sequence[Sighting], calibration: Calibration) -> Iterator[str]:
    """Yield for each set and direction how many of its questions are refused, and what confidence tells apart.

    That is the area under the ROC curve against each kind of unanswerable question, and how many are caught.
    """
    from sklearn.metrics import roc_auc_score

    heads = "".join(f"{kind + ': AUC caught':>24}" for kind in KINDS)
    yield f"{'set, direction':28}{'answerable':>11}{'refused':>9}{heads}"
    groups: dict[str, list[tuple[Sighting, float]]] = defaultdict(list)
    for each in seen:
        groups[each.group].append((each, calibration.confidence(each.signs)))
    for name, group in sorted(groups.items()):
        inside = [sure for each, sure in group if each.answerable and each.variant == "whole"]
        limit = calibration.refuse_below[name.split()[1]]
        line = f"{name:28}{len(inside):11}{np.mean(np.array(inside) < limit):9.3f}"
        for kind in KINDS:
            outside = [sure for each, sure in group if each.variant == kind and not each.answerable]
            truth = [1] * len(inside) + [0] * len(outside)
            line += f"{roc_auc_score(truth, inside + outside):17.3f}{np.mean(np.array(outside) < limit):7.3f}"
        yield line


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
