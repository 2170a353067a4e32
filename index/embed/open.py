"""Open an embedder by its name: the bundled model, or one of sentence-transformers."""

from pathlib import Path

from passerelle.index.embed.embedder import DEFAULT_ENGINE, Embedder, Engine, require_engine
from passerelle.index.errors import EmbedderError
from passerelle.index.given import require_kind

BUNDLED_NAME = "passerelle-e5-small"
BUNDLED_FOLDER = Path(__file__).parents[1] / "model"


def open_embedder(model: str = "", engine: Engine = DEFAULT_ENGINE) -> Embedder:
    """Return the bundled model, or the sentence-transformers *model* of that name or folder.

    Raises:
        EmbedderError: the model is not on this disk, the package that runs it is not installed, or it cannot
            be run as *engine* says.
        TypeError: *model* is no text, or *engine* none.
    """
    require_kind("the model", model, str, "its name or its folder, as text")
    require_engine(engine)
    if not model or model == BUNDLED_NAME:
        if engine != Engine(threads=engine.threads):
            raise EmbedderError(
                "the bundled model always runs on the processor, by OpenVINO and in its own precision: leave out "
                "--backend, --precision, --device and --batch-size, or name another model with --model"
            )
        from passerelle.index.embed.bundled import OpenVinoEmbedder

        return OpenVinoEmbedder.open(BUNDLED_FOLDER, BUNDLED_NAME, threads=engine.threads)
    from passerelle.index.embed.sentence_transformer import SentenceTransformerEmbedder

    return SentenceTransformerEmbedder.open(model, engine)
