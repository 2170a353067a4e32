"""A question as a query without a vector, for what reads its words alone."""

import numpy as np

from passerelle.language import french_probability
from passerelle.query import Query


def query(question: str, french: float | None = None) -> Query:
    """Return *question* as it was typed, its vector zero; *french* is how likely it is French, else by its words."""
    likely = french_probability(question) if french is None else french
    return Query(question, question, np.zeros(256, np.float32), likely)
