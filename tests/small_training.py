"""A reader small enough to be trained in a test: twenty examples, an encoder of two layers drawn by chance."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from tokenizers import Tokenizer

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.index.types import Language
from passerelle.training.reader.examples import Example, Packed, Text
from passerelle.training.reader.mixture import Mixture
from passerelle.training.reader.rows import Rows
from passerelle.training.reader.settings import Settings
from passerelle.training.reader.start import CODES, HEADS, SCALES, WORDS, Start

pytest.importorskip("torch", reason="the extra training is not installed")

from passerelle.training.reader.checkpoint import FILE, read_checkpoint, read_weights
from passerelle.training.reader.train import Machine, Report, new_training, train

CHECKPOINT = FILE
LAYERS = 2
SMALL = Settings(examples=32, rate=1e-3, warm_up=2, batch=8, part=4, layers=LAYERS)
TOKENIZER = Tokenizer.from_file(str(BUNDLED_FOLDER / "tokenizer.json"))
TAUGHT: tuple[tuple[Language, str, str, str, str], ...] = (
    ("fr", "Le bail commence le 3 mai.", "Quand commence le bail ?", "le 3 mai", "Quand finit le bail ?"),
    (
        "en",
        "The boiler is in the cellar.",
        "Where is the boiler?",
        "in the cellar",
        "Who repairs the boiler?",
    ),
    ("fr", "Le chien de Luc dort au salon.", "Where does the dog sleep?", "au salon", "How old is the dog?"),
    ("en", "Ann pays 40 euros.", "Combien paie Ann ?", "40 euros", "Où travaille Ann ?"),
    ("fr", "La clé est chez Zoé.", "Qui garde la clé ?", "Zoé", "Qui a perdu le vélo ?"),
    ("en", "Tom sold the red car.", "What did Tom sell?", "the red car", "What did Tom buy?"),
    (
        "fr",
        "Le train part à 8 heures.",
        "When does the train leave?",
        "à 8 heures",
        "When does the bus leave?",
    ),
    ("en", "Rain fell on Sunday.", "Quand a-t-il plu ?", "on Sunday", "Quand a-t-il neigé ?"),
    ("fr", "Le code est zircon.", "Quel est le code ?", "zircon", "Quel est le mot de passe ?"),
    ("en", "The fee is waived for pupils.", "Who pays no fee?", "pupils", "Who pays the fine?"),
)
"""Ten passages, with a question that each answers and one that it does not: twenty examples."""


def _packed() -> Packed:
    passages = [Text("", text, language) for language, text, *_ in TAUGHT]
    examples = []
    for place, (_, text, question, answer, near) in enumerate(TAUGHT):
        start = text.index(answer)
        span = (start, start + len(answer))
        for name, asked, spans in (("asked", question, (span,)), ("asked_near", near, ())):
            examples.append(
                Example(name, f"{name} {place}", asked, "en", place, bool(spans), spans, held_out=False)
            )
    return Packed(passages, examples)


def start_of(hidden: int, rows: int, seed: int = 0) -> Start:
    """Return the weights of a small encoder of two layers, drawn by chance."""
    chance = np.random.default_rng(seed)
    arrays: dict[str, Any] = {"emb.pos": chance.normal(0, 0.02, 512 * hidden), "emb.type": np.zeros(hidden)}
    shapes = {WORDS: (rows, hidden)}
    for layer in range(LAYERS):
        here = f"l{layer}"
        shapes |= {f"{here}.{name}.w": (hidden, hidden) for name in ("q", "k", "v", "ao")}
        shapes |= {f"{here}.fi.w": (4 * hidden, hidden), f"{here}.fo.w": (hidden, 4 * hidden)}
        arrays |= {f"{here}.{name}.b": np.zeros(hidden) for name in ("q", "k", "v", "ao", "fo")}
        arrays[f"{here}.fi.b"] = np.zeros(4 * hidden)
    for norm in ("emb.ln", *(f"l{layer}.{name}" for layer in range(LAYERS) for name in ("aln", "oln"))):
        arrays |= {f"{norm}.w": np.ones(hidden), f"{norm}.b": np.zeros(hidden)}
    for name, (outputs, inputs) in shapes.items():
        arrays[f"{name}.{CODES}"] = chance.integers(0, 256, (outputs, inputs // 32, 16), dtype=np.uint8)
        arrays[f"{name}.{SCALES}"] = np.full((outputs, inputs // 32), 0.2 / np.sqrt(inputs), np.float32)
    return Start(arrays)


PACKED = _packed()
START = start_of(8 * HEADS, TOKENIZER.get_vocab_size())


def rows_of(packed: Packed, settings: Settings, place: Any = None) -> Rows:
    return Rows(packed, Mixture(packed.examples, settings.seed, place), TOKENIZER)


def learn(settings: Settings, folder: Path, **machine: Any) -> Iterator[Report]:
    """Train on the twenty examples from the beginning, and yield what each step reports."""
    training = new_training(START, settings, "data")
    return train(training, rows_of(PACKED, settings), folder, Machine(**machine))


def resume(settings: Settings, folder: Path) -> Iterator[Report]:
    """Go on with the training whose checkpoint lies in *folder*."""
    training = new_training(START, settings, "data")
    saved = read_checkpoint(folder, settings, "data")
    training.restore(saved)
    return train(training, rows_of(PACKED, settings, saved.place), folder, Machine())


def weights_in(folder: Path) -> dict[str, Any]:
    return {name: values.numpy() for name, values in read_weights(folder / CHECKPOINT).items()}
