"""Small sentence-transformers models made on the spot: their numbers say nothing, and behave as real ones do."""

import string
from importlib import import_module
from pathlib import Path

import numpy as np

WORDS = (
    "[UNK] le la chat chien dort où est gare the cat dog sleeps where is station query passage été".split()
)
PROMPTS = {"query": "query: ", "passage": "passage: "}
WINDOW = 48


def build_static(folder: Path, *, prompts: dict[str, str]) -> Path:
    """Save a model that knows *WORDS* alone, each of a vector of its own, and gives their mean."""
    from tokenizers import Tokenizer, models, pre_tokenizers

    library = import_module("sentence_transformers")
    modules = import_module("sentence_transformers.sentence_transformer.modules")

    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(WORDS)}, "[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    weights = np.random.default_rng(1).normal(size=(len(WORDS), 16)).astype(np.float32)
    module = modules.StaticEmbedding(tokenizer, embedding_weights=weights)
    library.SentenceTransformer(modules=[module], prompts=prompts).save(str(folder))
    return folder


def save_bert(folder: Path, vocabulary: int, *, layers: int) -> None:
    """Save a transformer of 32 dimensions that knows so many tokens and sees 64 of them at once."""
    transformers = import_module("transformers")
    import_module("torch").manual_seed(1)
    config = transformers.BertConfig(
        vocab_size=vocabulary,
        hidden_size=32,
        num_hidden_layers=layers,
        num_attention_heads=2,
        intermediate_size=64,
        max_position_embeddings=64,
    )
    transformers.BertModel(config).save_pretrained(str(folder))


def build_transformer(folder: Path, *, prompts: dict[str, str]) -> Path:
    """Save a transformer of one layer that reads letter by letter and sees *WINDOW* tokens."""
    from tokenizers import Tokenizer, models, pre_tokenizers, processors

    library = import_module("sentence_transformers")
    modules = import_module("sentence_transformers.sentence_transformer.modules")
    transformers = import_module("transformers")

    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]"]
    letters = [*string.ascii_letters, *string.digits, *string.punctuation, *"éèàùâêîôûç«»’"]
    tokens = [*special, *letters, *(f"##{letter}" for letter in letters)]
    tokenizer = Tokenizer(models.WordPiece({token: n for n, token in enumerate(tokens)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.BertProcessing(("[SEP]", 3), ("[CLS]", 2))
    fast = transformers.PreTrainedTokenizerFast(
        tokenizer_object=tokenizer,
        pad_token="[PAD]",
        unk_token="[UNK]",
        cls_token="[CLS]",
        sep_token="[SEP]",
    )
    save_bert(folder / "base", len(tokens), layers=1)
    fast.save_pretrained(str(folder / "base"))
    transformer = modules.Transformer(str(folder / "base"), max_seq_length=WINDOW)
    pooling = modules.Pooling(32, pooling_mode="mean")
    library.SentenceTransformer(modules=[transformer, pooling], prompts=prompts).save(str(folder))
    return folder
