"""The bundled model as a function that txtai takes for its vectors; its settings are saved with the index."""

from itertools import groupby

import numpy as np

from passerelle.index.embed.embedder import Vectors
from passerelle.index.embed.open import open_embedder

PROMPTS = {"query": "query: ", "data": "passage: "}
"""What txtai puts before a question or a passage: taken off again, for the model puts its own."""


def embed(texts: list[str]) -> Vectors:
    embedder, blocks = open_embedder(), list[Vectors]()
    for is_query, block in groupby(texts, lambda text: text.startswith(PROMPTS["query"])):
        prompt = PROMPTS["query" if is_query else "data"]
        bare = [text.removeprefix(prompt) for text in block]
        blocks.append(embedder.embed_queries(bare) if is_query else embedder.embed_passages(bare))
    return np.concatenate(blocks)


SETTINGS = {"method": "external", "transform": embed, "instructions": PROMPTS, "content": True}
