"""What answers a question of the texts that are handed over, how sure that is, and with which store and model."""

from dataclasses import replace
from typing import Any

import pytest
from library import Library

from passerelle.fusion import usual_fusion
from passerelle.index.sync import Options, sync
from passerelle.index.types import Span
from passerelle.integrations.read_texts import TextReader
from passerelle.integrations.texts import Text

OVEN = "Le four du village est allumé chaque vendredi à 6 heures."
MILL = "The mill grinds barley on Thursdays. It was rebuilt by Edith Pane in 1931."
TEXTS = (
    Text("a", OVEN, {}),
    Text("b", MILL, {"document": "mill", "start": 9, "end": 9 + len(MILL), "title": "Mill"}),
)


def test_what_answers_is_quoted_where_the_reader_is_sure_enough() -> None:
    reader = TextReader.open()
    found = reader.read("Who rebuilt the mill?", TEXTS)
    first = found.citations[0]
    assert first.quote == "It was rebuilt by Edith Pane in 1931."
    assert (first.number, first.document.id, first.start) == (1, "mill", 9 + MILL.index("It was"))
    assert found.given(first) == (1, Span(9, 9 + len(MILL)))
    assert {each.passage.text for each in found.placed.values()} == {OVEN, MILL}
    assert found.confidence == round(found.confidence, 4) > 0.5
    weights = replace(reader.reader.weights, threshold=found.confidence + 0.001)
    reader.reader = replace(reader.reader, weights=weights)
    again = reader.read("Who rebuilt the mill?", TEXTS)
    assert (again.citations, again.confidence) == ((), found.confidence)


RULES = """# Rules of the club

## Article 1

Each member pays twelve pounds a year to the treasurer of the club.

## Article 2

The boats are locked away every evening by the last member on the quay.

## Article 3

Guests of a member row for free on the first Sunday of each month.
"""


def test_an_article_that_is_named_is_read_in_the_store_though_another_was_handed_over(
    library: Library,
) -> None:
    library.write("rules.md", RULES)
    sync([library.documents], library.folder, Options(passage_tokens=32))
    reader = TextReader.open(library.folder)
    assert reader.store is not None
    first, *_ = reader.store.passages("rules.md")
    handed = Text("t", first.text, {"document": "rules.md", "start": first.start, "end": first.end})
    found = reader.read("What does article 3 say?", [TEXTS[0], handed])
    (quoted,) = found.citations
    assert quoted.quote.endswith("Guests of a member row for free on the first Sunday of each month.")
    assert found.given(quoted) == (1, first.span)


def test_a_reader_of_a_store_has_its_documents_and_its_model(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    library.write("mill.txt", MILL)
    library.index()
    opened: list[Any] = []

    def open_model(name: str, *_: object) -> Any:
        opened.append(name)
        return library.embedder

    monkeypatch.setattr("passerelle.retrieval.open_embedder", open_model)
    reader = TextReader.open(library.folder)
    assert (reader.embedder, opened) == (library.embedder, ["words"])
    assert reader.fusion == usual_fusion("words")
    assert reader.store is not None
    assert [each.id for each in reader.store.entries()] == ["mill.txt"]
    assert reader.reader.embedder is library.embedder
