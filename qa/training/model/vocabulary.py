"""Choose the pieces that French and English use, and write a tokenizer of them."""

import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from tokenizers import AddedToken, Regex, Tokenizer, decoders, models, normalizers, pre_tokenizers, processors

SPECIAL = ("<s>", "<pad>", "</s>", "<unk>", "<mask>")
SPACE = "▁"
LETTERS_ALONE = ("GREEK", "CYRILLIC")
"""Alphabets kept letter by letter: the normaliser makes µ and Ω Greek, and names are spelled out in the other."""
COMBINING = range(0x300, 0x370)


def kept_rows(pieces: Sequence[str]) -> list[int]:
    """Rows of the pieces to keep: the special ones, and all whose letters and digits French or English may show.

    Punctuation, symbols and emoji stay whole, as do the letters of all languages written in Latin script.
    """
    return [row for row, piece in enumerate(pieces) if piece in SPECIAL or _is_kept(piece)]


def _is_kept(piece: str) -> bool:
    bare = piece.removeprefix(SPACE)
    if len(bare) == 1 and unicodedata.name(bare, "").startswith(LETTERS_ALONE):
        return True
    return all(map(_is_latin_or_common, piece))


def _is_latin_or_common(character: str) -> bool:
    says_script = unicodedata.category(character).startswith(("L", "M", "Nd"))
    if not says_script or ord(character) in COMBINING:
        return True
    return unicodedata.name(character, "").startswith(("LATIN", "DIGIT", "MODIFIER LETTER"))


def write_tokenizer(pieces: Sequence[str], scores: Sequence[float], file: Path) -> None:
    """Write XLM-RoBERTa's tokenizer over these pieces, in the order of their rows."""
    rows = {piece: row for row, piece in enumerate(pieces)}
    tokenizer = Tokenizer(models.Unigram(list(zip(pieces, scores, strict=True)), unk_id=rows["<unk>"]))
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.Precompiled(_character_map()), normalizers.Replace(Regex(" {2,}"), " ")]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(SPACE, prepend_scheme="always")
    tokenizer.decoder = decoders.Metaspace(SPACE, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>",
        pair="<s> $A </s> </s> $B </s>",
        special_tokens=[("<s>", rows["<s>"]), ("</s>", rows["</s>"])],
    )
    tokenizer.add_special_tokens(
        [AddedToken(name, lstrip=name == "<mask>", normalized=False) for name in SPECIAL]
    )
    tokenizer.save(str(file), pretty=False)


def _character_map() -> bytes:
    """Return the normaliser that XLM-RoBERTa learned its pieces with, which sentencepiece carries by name."""
    from sentencepiece import SentencePieceTrainer
    from sentencepiece.sentencepiece_model_pb2 import ModelProto

    trained = io.BytesIO()
    SentencePieceTrainer.train(
        sentence_iterator=iter(["the words do not matter, the rule does"] * 9),
        model_writer=trained,
        vocab_size=40,
        hard_vocab_limit=False,
        normalization_rule_name="nmt_nfkc",
        minloglevel=2,
    )
    rules: bytes = ModelProto.FromString(trained.getvalue()).normalizer_spec.precompiled_charsmap
    return rules
