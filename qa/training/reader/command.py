"""The parts of making a reader, as the command line asks for them: pack, train, export, measure, install."""

import argparse
import hashlib
import sys
from pathlib import Path

from passerelle.index.embed.embedder import usable_cores
from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.reader.examples import MADE_OF, packed_from, read_packed
from passerelle.training.reader.settings import Settings

MODEL, EXACT, FIGURES = "model", "exact", "figures.txt"
DEFAULTS = Settings()


def add_arguments(parser: argparse.ArgumentParser, part: str) -> None:
    """Add what may be said of a *part* of the work, or of the whole where that is empty."""
    if part in {"", "train"}:
        parser.add_argument("--examples", type=int, default=DEFAULTS.examples, help="default: %(default)s")
        parser.add_argument("--seed", type=int, default=DEFAULTS.seed, help="default: %(default)s")
        parser.add_argument(
            "--rate", type=float, default=DEFAULTS.rate, help="of learning; default: %(default)s"
        )
        parser.add_argument(
            "--batch", type=int, default=DEFAULTS.batch, help="rows a step; default: %(default)s"
        )
        parser.add_argument(
            "--part", type=int, default=DEFAULTS.part, help="rows at once; default: %(default)s"
        )
        parser.add_argument(
            "--rivals", type=int, default=DEFAULTS.rivals,
            help="passages that do not answer, shown with each that does; default: %(default)s",
        )  # fmt: skip
        parser.add_argument("--workers", type=int, default=0, help="processes; default: one for each core")
        parser.add_argument(
            "--begin",
            type=Path,
            help="checkpoint of an earlier training to go on from; default: the embedder",
        )
        parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu", help="default: %(default)s")
        parser.add_argument(
            "--resume", action="store_true", help="go on with the training that lies in the folder"
        )
    if part == "":
        parser.add_argument(
            "--install", action="store_true", help="when done, ship the reader if its figures are no worse"
        )
    if part == "export":
        parser.add_argument("--checkpoint", type=Path, help="default: that of the training in the folder")
        parser.add_argument(
            "--exact", action="store_true", help="in float32, into the folder's exact: for measuring"
        )


def whole(chosen: argparse.Namespace) -> None:
    """Pack, train, export and measure, and install if it is asked for."""
    from passerelle.training.reader.checkpoint import finished

    pack(chosen)
    if not (chosen.install and finished(chosen.folder)):
        train(chosen)
    export(argparse.Namespace(folder=chosen.folder, checkpoint=None, exact=False))
    measure(chosen.folder, ship=chosen.install)


def pack(chosen: argparse.Namespace) -> None:
    """Pack the question sets, unless they are packed already."""
    from passerelle.training.reader.pack import pack_into

    done = pack_into(chosen.data, chosen.folder)
    _say(f"{'packed' if done else 'packed already'}: {chosen.folder / MADE_OF} says what")


def train(chosen: argparse.Namespace) -> None:
    """Train on what is packed, on a machine that needs torch, tokenizers and numpy alone."""
    from tokenizers import Tokenizer

    from passerelle.training.reader import log
    from passerelle.training.reader.checkpoint import FILE, read_checkpoint, read_weights
    from passerelle.training.reader.mixture import Mixture
    from passerelle.training.reader.rows import Rows
    from passerelle.training.reader.start import read_start
    from passerelle.training.reader.train import Machine, new_training
    from passerelle.training.reader.train import train as learn

    folder, data = chosen.folder, packed_from(chosen.folder)
    begun = hashlib.sha256(chosen.begin.read_bytes()).hexdigest() if chosen.begin else ""
    settings = Settings(
        chosen.examples, chosen.seed, chosen.rate,
        batch=chosen.batch, part=chosen.part, begun=begun, rivals=chosen.rivals,
    )  # fmt: skip
    if not chosen.resume and (folder / FILE).is_file():
        raise SystemExit(f"{folder} holds a training already: go on with --resume, or name another folder")
    saved = read_checkpoint(folder, settings, data) if chosen.resume else None
    packed = read_packed(folder)
    earlier = read_weights(chosen.begin) if chosen.begin else None
    training = new_training(read_start(folder), settings, data, chosen.device, earlier)
    if saved is not None:
        training.restore(saved)
    mixture = Mixture(packed.examples, settings.seed, saved.place if saved else None)
    rows = Rows(packed, mixture, Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json")), settings.rivals)
    log.opened(folder, settings, data)
    machine = Machine(chosen.workers or (usable_cores() if chosen.device == "cpu" else 1), chosen.device)
    for line in log.logged(learn(training, rows, folder, machine), folder):
        _say(line)


def export(chosen: argparse.Namespace) -> None:
    """Turn a checkpoint into a reader that can be run, and write beside it what it was made of."""
    from passerelle.training.reader import card
    from passerelle.training.reader.checkpoint import FILE
    from passerelle.training.reader.export import export as write

    weights: Path = chosen.checkpoint or chosen.folder / FILE
    place = chosen.folder / (EXACT if chosen.exact else MODEL)
    write(read_packed(chosen.folder), weights, chosen.folder, place, exact=chosen.exact)
    card.write(place, weights, packed_from(chosen.folder))
    _say(f"exported into {place}")


def measure(folder: Path, *, ship: bool) -> None:
    """Print and keep the figures of the reader in *folder*; *ship* it if they are no worse than what is shipped."""
    from passerelle.reading.network import Network
    from passerelle.training.reader.figures import table
    from passerelle.training.reader.install import install
    from passerelle.training.reader.measure import measure as figures

    packed = read_packed(folder)
    if ship:
        _say(install(folder / MODEL, packed))
        return
    text = table(figures(packed, Network(folder / MODEL)))
    (folder / FIGURES).write_text(f"{text}\n", encoding="utf-8")
    _say(text)


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
