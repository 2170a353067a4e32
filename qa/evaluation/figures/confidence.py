"""How well a confidence tells what can be answered: the area under ROC, and the expected calibration error."""

import numpy as np
from numpy.typing import NDArray

BINS = 10


def area_under_roc(confidence: NDArray[np.float64], answerable: NDArray[np.bool_]) -> float:
    """Return the probability that an answerable question is surer than one that is not; equals count half.

    NaN where there are only questions of one kind. By ranks, as Mann & Whitney, 1947.
    """
    kinds = int(answerable.sum()), int((~answerable).sum())
    if not all(kinds):
        return float("nan")
    _, places, counts = np.unique(confidence, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(counts) - (counts - 1) / 2)[places]
    above = ranks[answerable].sum() - kinds[0] * (kinds[0] + 1) / 2
    return float(above / (kinds[0] * kinds[1]))


def calibration_error(confidence: NDArray[np.float64], right: NDArray[np.bool_]) -> float:
    """Return how far, in [0, 1], the mean confidence of answers stands from the share of right ones.

    Over ten bins of equal width, each weighing by its answers (Guo et al., ICML 2017); NaN without answers.
    """
    if not len(confidence):
        return float("nan")
    bins = np.minimum((confidence * BINS).astype(np.int64), BINS - 1)
    gaps = np.bincount(bins, weights=confidence - right.astype(np.float64))
    return float(np.abs(gaps).sum() / len(confidence))
