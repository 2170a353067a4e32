"""Learn which French word stands for which English one: `python -m passerelle.training.translations PAIRS`.

PAIRS is a gzipped JSONL file of aligned texts (``source, group, heading_fr, heading_en, fr, en``). The table is
IBM model 1 (Brown et al., Computational Linguistics 1993) over which stems a text holds, both ways. ``--without``
leaves out the laws that a question set asks of, so that it can measure what was learnt.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from passerelle.index.lexical.analysis import stems
from passerelle.index.lexical.spelling import plain, words
from passerelle.index.types import Language
from passerelle.training import meanings
from passerelle.training.question_sets import laws, read_pairs

Sparse = Any
"""A scipy.sparse.csr_matrix, which has no types."""
RAREST = 6
"""Texts that a stem must be in to be learnt."""
CANDIDATES = 40
"""Stems of the other language that one may stand for before the first round: those most often beside it."""
TOGETHER = 3
ROUNDS = 5
BATCH = 4000
LEAST = 0.1
"""Smallest probability that is kept."""
MOST = 5
NOTHING = 1e-3
"""Probability that a stem stands for none of the other text."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("--without", type=Path, help="passages.jsonl whose laws are left out")
    options = parser.parse_args()
    left_out = laws(options.without) if options.without else set()
    texts = list(_texts(read_pairs(options.pairs, left_out)))
    known = [_vocabulary([text[side] for text in texts]) for side in (0, 1)]
    held = [_matrix([text[side] for text in texts], known[side]) for side in (0, 1)]
    found: dict[tuple[str, str], list[int]] = {}
    for side in (0, 1):
        for source, target, share in _best(_learn(held[side], held[1 - side]), known[side], known[1 - side]):
            pair = (source, target) if side == 0 else (target, source)
            found.setdefault(pair, [0, 0])[side] = round(100 * share)
    lines = (
        f"{french}\t{english}\t{there}\t{back}" for (french, english), (there, back) in sorted(found.items())
    )
    meanings.LEARNT.write_text("\n".join(lines) + "\n", encoding="utf-8")
    meanings.main()


def _texts(rows: Iterable[Mapping[str, str]]) -> Iterator[tuple[set[str], set[str]]]:
    for row in rows:
        yield _stems(row["fr"], "fr"), _stems(row["en"], "en")
        yield _stems(row["heading_fr"], "fr"), _stems(row["heading_en"], "en")


def _stems(text: str, language: Language) -> set[str]:
    return {stem for stem in stems(words(plain(text)), language) if stem.isalpha()}


def _vocabulary(texts: Sequence[set[str]]) -> dict[str, int]:
    counts = Counter(stem for text in texts for stem in text)
    return {stem: row for row, stem in enumerate(sorted(stem for stem, n in counts.items() if n >= RAREST))}


def _matrix(texts: Sequence[set[str]], known: dict[str, int]) -> Sparse:
    """Matrix of shape ``(len(texts), len(known))``, 1 where a text holds a stem."""
    from scipy.sparse import csr_matrix

    columns = [sorted(known[stem] for stem in text if stem in known) for text in texts]
    starts = np.cumsum([0, *map(len, columns)])
    flat = np.concatenate([np.array(each, dtype=np.int32) for each in columns])
    return csr_matrix((np.ones(len(flat), dtype=np.float32), flat, starts), shape=(len(texts), len(known)))


def _learn(source: Sparse, target: Sparse) -> Sparse:
    """Return probabilities of shape ``(source stems, target stems)``: which one a stem stands for."""
    likely = _normal(_candidates(source, target))
    for _ in range(ROUNDS):
        expected = None
        for start in range(0, source.shape[0], BATCH):
            here, there = source[start : start + BATCH], target[start : start + BATCH]
            shares = (here @ likely).multiply(there).tocsr()
            shares.data = 1 / (shares.data + NOTHING)
            counts = (here.T @ shares).multiply(likely)
            expected = counts if expected is None else expected + counts
        likely = _normal(expected)
    return likely


def _candidates(source: Sparse, target: Sparse) -> Sparse:
    """Return for each source stem how alike (cosine) its texts are to those of the likeliest target stems."""
    from scipy.sparse import coo_matrix, csr_matrix

    together = coo_matrix(source.T @ target)
    sizes = [np.asarray(each.sum(axis=0)).ravel() for each in (source, target)]
    kept = together.data >= TOGETHER
    rows, columns = together.row[kept], together.col[kept]
    alike = together.data[kept] / np.sqrt(sizes[0][rows] * sizes[1][columns])
    order = np.lexsort((columns, -alike, rows))
    rows, columns, alike = rows[order], columns[order], alike[order]
    place = np.arange(len(rows)) - np.searchsorted(rows, np.arange(together.shape[0]))[rows]
    first = place < CANDIDATES
    return csr_matrix((alike[first], (rows[first], columns[first])), shape=together.shape)


def _normal(counts: Sparse) -> Sparse:
    from scipy.sparse import csr_matrix, diags

    sums = np.asarray(counts.sum(axis=1)).ravel()
    return csr_matrix(diags(1 / np.where(sums, sums, 1)) @ counts)


def _best(likely: Sparse, source: dict[str, int], target: dict[str, int]) -> Iterator[tuple[str, str, float]]:
    names = list(target)
    for stem, row in source.items():
        start, end = likely.indptr[row], likely.indptr[row + 1]
        found = sorted(zip(-likely.data[start:end], likely.indices[start:end], strict=True))[:MOST]
        yield from ((stem, names[column], -share) for share, column in found if -share >= LEAST)


if __name__ == "__main__":
    main()
