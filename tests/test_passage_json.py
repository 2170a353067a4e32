"""The JSON of a passage, written and read back: all that it has, and what is said of one that is no passage's."""

import pytest

from passerelle.index.types import Document, Excerpt, Passage
from passerelle.passage_json import (
    passage_json,
    read_excerpt,
    read_passage,
    read_translation,
    reading_json,
    translation_json,
)

BAC = Document.partial(
    (Excerpt(12, "Le bac part.", 2),),
    id="home/b.md",
    title="Bac",
    path="docs/b.md",
    fields={"year": 2031, "team": "port"},
    store="home",
)
PASSAGE = Passage(BAC, 12, 24, "fr", 2, "Le quai")


def test_a_passage_comes_back_from_its_json_with_its_document() -> None:
    value = passage_json(PASSAGE)
    assert {**value, "permalink": ""} == {
        "document": "home/b.md", "title": "Bac", "path": "docs/b.md", "fields": {"year": 2031, "team": "port"},
        "language": "fr", "page": 2, "start": 12, "end": 24, "text": "Le bac part.", "heading": "Le quai",
        "permalink": "", "store": "home",
    }  # fmt: skip
    again = read_passage(value)
    assert passage_json(again) == value
    assert again.document.store == "home"
    assert (again.text, again.page, again.heading, again.language) == ("Le bac part.", 2, "Le quai", "fr")


def test_one_store_alone_is_not_named_and_reads_as_none() -> None:
    value = passage_json(Passage(Document("b", "", "en", "x"), 0, 1, "en"))
    assert "store" not in value
    assert (value["page"], value["heading"], value["path"]) == (None, "", "")
    assert read_passage(value).document.store == ""


def test_a_translation_is_a_passage_or_null() -> None:
    assert translation_json(None) is None
    assert translation_json(PASSAGE) == passage_json(PASSAGE)
    assert read_translation({"translation": None}) is None
    assert read_translation({"translation": passage_json(PASSAGE)}) == read_passage(passage_json(PASSAGE))
    assert read_excerpt({"start": "12", "text": "Le bac."}, 3) == Excerpt(12, "Le bac.", 3)


@pytest.mark.parametrize(
    "name", ["document", "title", "path", "fields", "start", "end", "language", "page", "heading", "text"]
)
def test_json_without_a_part_is_that_of_something_else(name: str) -> None:
    value = passage_json(PASSAGE)
    del value[name]
    with (
        pytest.raises(
            ValueError, match=f"not the JSON of a hit: it has no '{name}'; give what `to_dict` makes"
        ),
        reading_json("a hit"),
    ):
        read_passage(value)


@pytest.mark.parametrize("value", [None, 3, []])
def test_what_is_no_object_is_no_passage(value: object) -> None:
    with (
        pytest.raises(ValueError, match=r"this is not the JSON of a hit \(.+\); give what"),
        reading_json("a hit"),
    ):
        read_passage(value)  # type: ignore[arg-type]
