"""Which pieces of a vocabulary are kept, and which aligned texts may be asked for by their headings."""

import base64
import json
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from passerelle.index.embed.open import BUNDLED_FOLDER
from passerelle.training.model import vocabulary
from passerelle.training.model.training_pairs import _asks
from passerelle.training.model.vocabulary import kept_rows, write_tokenizer


@pytest.mark.parametrize(
    ("piece", "kept"),
    [
        ("<s>", True),
        ("<mask>", True),
        ("▁pont", True),
        ("été", True),
        ("é", True),
        ("łódź", True),
        ("12", True),
        ("«", True),
        ("🙂→", True),
        ("μ", True),  # the normaliser makes µ this one
        ("Ω", True),  # one Greek letter
        ("αβ", False),
        ("▁Ω", True),
        ("Ж", True),  # one Cyrillic letter
        ("да", False),
        ("中", False),
        ("a中", False),
        ("ا", False),
        ("١", False),  # a digit of another script
        ("ʰ", True),
    ],
)
def test_pieces_that_french_or_english_may_show_are_kept(piece: str, *, kept: bool) -> None:
    assert kept_rows(["中文", piece, "a"]) == ([1, 2] if kept else [2])


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("Opening hours", True),
        ("Hours", False),
        ("", False),
        ("The old ferry of the northern harbour", False),  # the text begins with it
        ("The old ferries", True),
        ("Bathing Waters Directive", False),
    ],
)
def test_a_heading_asks_where_it_says_something_that_its_text_does_not(heading: str, *, asks: bool) -> None:
    row = {"heading_en": heading, "heading_fr": "Horaires", "en": "The old ferry of the north leaves at six."}
    assert _asks(row) is asks
    assert not _asks({**row, "heading_fr": ""})


def test_the_tokenizer_that_is_shipped_is_the_one_that_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shipped = json.loads((BUNDLED_FOLDER / "tokenizer.json").read_text(encoding="utf-8"))
    rules = base64.b64decode(shipped["normalizer"]["normalizers"][0]["precompiled_charsmap"])
    monkeypatch.setattr(
        vocabulary, "_character_map", lambda: rules
    )  # `pip install .[training]` brings its own
    (mask,) = [each for each in shipped["model"]["vocab"] if each[0] == "<mask>"]
    shipped["model"]["vocab"] = [*shipped["model"]["vocab"][:500], mask]  # as many tell the same
    for each in shipped["added_tokens"]:
        each["id"] = 500 if each["content"] == "<mask>" else each["id"]
    pieces, scores = zip(*shipped["model"]["vocab"], strict=True)
    write_tokenizer(pieces, scores, tmp_path / "tokenizer.json")
    written = (tmp_path / "tokenizer.json").read_text(encoding="utf-8")
    assert json.loads(written) == shipped
    assert "\n" not in written


def test_letters_are_made_alike_as_the_pieces_were_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: dict[str, Any] = {}

    def train(*, model_writer: Any, **how: Any) -> None:
        asked.update(how)
        model_writer.write(b"a model")

    def read(content: bytes) -> Any:
        return SimpleNamespace(normalizer_spec=SimpleNamespace(precompiled_charsmap=b"rules of " + content))

    proto = SimpleNamespace(ModelProto=SimpleNamespace(FromString=read))
    package = SimpleNamespace(
        SentencePieceTrainer=SimpleNamespace(train=train), sentencepiece_model_pb2=proto
    )
    monkeypatch.setitem(sys.modules, "sentencepiece", package)
    monkeypatch.setitem(sys.modules, "sentencepiece.sentencepiece_model_pb2", proto)
    assert vocabulary._character_map() == b"rules of a model"
    assert asked["normalization_rule_name"] == "nmt_nfkc"
    assert asked["hard_vocab_limit"] is False  # so few words make fewer pieces than are asked for
    assert len(list(asked["sentence_iterator"])) > 5
