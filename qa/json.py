"""The JSON of hits and answers: names that other tools and tests rely on, and the schema that says them."""

import json
from pathlib import Path
from typing import Any

from passerelle.passage_json import passage_json, translation_json
from passerelle.types import Answer, Citation, Hit

__all__ = ["answer_json", "citation_json", "hit_json", "json_schema", "passage_json", "translation_json"]

SCHEMA = Path(__file__).parent / "schema.json"


def json_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 2020-12) of what is printed and of ``to_dict``.

    An answer is the whole; hits, citations and passages are in its ``$defs``.
    """
    schema: dict[str, Any] = json.loads(SCHEMA.read_text(encoding="utf-8"))
    return schema


def hit_json(hit: Hit) -> dict[str, Any]:
    return hit.to_dict()


def citation_json(citation: Citation) -> dict[str, Any]:
    return citation.to_dict()


def answer_json(answer: Answer) -> dict[str, Any]:
    return answer.to_dict()
