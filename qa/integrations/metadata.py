"""What a framework's document knows of the passage it holds: where its words stand, and how well they were met."""

from typing import Any

from passerelle.types import Hit

LEFT_OUT = ("text", "met")
"""Keys of a hit's JSON that are no metadata: the words are the document's content, and how they were met is long."""


def citation_metadata(hit: Hit) -> dict[str, Any]:
    """Return the JSON of *hit* without its words: all values are JSON's own.

    The keys are those of ``Hit.to_dict``: ``document`` (its id), ``title``, ``path``, ``fields``, ``language``,
    ``page`` from 1 or None, ``start`` and ``end`` in code points of the document, ``heading``, ``permalink``, ``rank``,
    ``score``, ``dense``, ``lexical``, ``translation``, ``translation_boost``, and ``store`` where several
    are searched.
    """
    return {name: value for name, value in hit.to_dict().items() if name not in LEFT_OUT}
