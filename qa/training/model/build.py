"""Make the bundled model: ``python -m passerelle.training.model.build [FOLDER]``, needs ``pip install .[training]``."""

import argparse
import hashlib
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model.calibration import samples
from passerelle.training.model.graph import build_graph, project
from passerelle.training.model.projection import PROJECTION
from passerelle.training.model.quantise import quantise, save
from passerelle.training.model.settings import write_settings
from passerelle.training.model.vocabulary import kept_rows, write_tokenizer
from passerelle.training.model.weights import read_weights

CHECKSUMS = "SHA256SUMS"
CARD = "README.md"
GRAPH = "openvino/openvino_model.xml"


def build(folder: Path, *, exact: bool = False, bare: bool = False) -> None:
    """Write the whole model directory into *folder*, the same bytes each time.

    The *exact* model keeps every piece of the vocabulary and computes in float32: what the other is held to.
    A *bare* one is without the adapter and the last layer, which are trained on it.
    """
    weights = read_weights(bare=bare)
    rows = list(range(len(weights.pieces))) if exact else kept_rows(weights.pieces)
    pieces, scores = [weights.pieces[row] for row in rows], [weights.scores[row] for row in rows]
    (folder / GRAPH).parent.mkdir(parents=True, exist_ok=True)
    write_tokenizer(pieces, scores, folder / "tokenizer.json")
    write_settings(folder, weights, len(rows))
    graph = build_graph(weights, rows)
    if not exact:
        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        graph = quantise(graph, [encoding.ids for encoding in tokenizer.encode_batch(samples())])
    if not bare:
        graph = project(graph, np.load(PROJECTION))
    save(graph, folder / GRAPH)
    write_checksums(folder)


def write_checksums(folder: Path) -> None:
    """Write the digest of every file of *folder* but the card, in the form ``sha256sum -c`` reads."""
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and path.name not in {CHECKSUMS, CARD}
    )
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in files
    ]
    (folder / CHECKSUMS).write_text("".join(lines), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?", default=BUNDLED_FOLDER)
    parser.add_argument("--exact", action="store_true", help="every piece, in float32: for measuring")
    parser.add_argument(
        "--bare", action="store_true", help="without the adapter and the last layer: to train anew"
    )
    chosen = parser.parse_args()
    build(chosen.folder, exact=chosen.exact, bare=chosen.bare)


if __name__ == "__main__":
    main()
