"""What workers send to the run that asked comes back as it was, and what a run asks is the same for the same store."""

import json
import re
import sqlite3
import zlib
from dataclasses import replace
from importlib.metadata import PackageNotFoundError

import pytest

from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import EmbedderError, LoadError
from passerelle.index.store.location import Database
from passerelle.index.store.rows import Settings
from passerelle.index.types import Document, Gap, Heading, Passage, Span
from passerelle.index.workers import order
from passerelle.index.workers.order import Order, reader, require_embedder_of
from passerelle.index.workers.parcel import (
    OWN,
    of_document,
    packed,
    packed_error,
    packed_texts,
    unpacked,
    unpacked_texts,
)

TEXT = "Été\n\nLe bac part. \U0001f6a2"
DOCUMENT = Document(
    "a.md",
    "Été",
    "fr",
    TEXT,
    pages=(Span(0, 5), Span(5, len(TEXT))),
    headings=(Heading(0, 3, 1),),
    fields={"author": "Ada", "year": 2031, "tags": ["a", "b"]},
    gaps=(Gap("pictures", 2, "p. 1"),),
)
CUTS = [
    (b"\x00\xff", Passage(DOCUMENT, 0, 5, "fr", 1, "Été")),
    (b"k", Passage(DOCUMENT, 5, len(TEXT), "en", None, "")),
]


def test_a_document_and_its_passages_come_back_as_they_were() -> None:
    document, cuts = unpacked(packed(DOCUMENT, CUTS), "b.md")
    assert document == DOCUMENT
    assert list(cuts) == CUTS
    assert isinstance(document, Document)
    assert (document.gaps, document.pages, document.fields) == (
        DOCUMENT.gaps,
        DOCUMENT.pages,
        DOCUMENT.fields,
    )


def test_the_only_document_of_a_file_is_called_as_the_run_calls_it() -> None:
    own = replace(DOCUMENT, id=OWN)
    document, cuts = unpacked(packed(own, of_document(CUTS, own)), "b.md")
    assert isinstance(document, Document)
    assert document.id == "b.md"
    assert [each.document.id for _, each in cuts] == ["b.md", "b.md"]


def test_a_line_that_could_not_be_read_comes_back_as_its_error() -> None:
    error, cuts = unpacked(packed_error(LoadError("a.jsonl, line 3: rien")), "b.md")
    assert isinstance(error, LoadError)
    assert (str(error), list(cuts)) == ("a.jsonl, line 3: rien", [])


def test_texts_come_back_by_their_keys() -> None:
    texts = {b"\x00\xff": "Été", b"k": "\U0001f6a2 \ud800"}
    assert unpacked_texts(packed_texts(texts)) == texts
    assert unpacked_texts(packed_texts({})) == {}


@pytest.mark.parametrize(
    "parcel",
    [
        b"",
        b"x",
        zlib.compress(b"{"),
        zlib.compress(b"3"),
        zlib.compress(b"{}"),
        zlib.compress(b'{"id": "a"}'),
    ],
)
def test_bytes_that_no_worker_packed_are_refused(parcel: bytes) -> None:
    with pytest.raises(sqlite3.DatabaseError, match=r"^what a worker has read: "):
        unpacked(parcel, "b.md")
    if parcel != zlib.compress(b"{}"):  # no texts
        with pytest.raises(sqlite3.DatabaseError, match=r"^what a worker is to embed: "):
            unpacked_texts(parcel)


def settings() -> Settings:
    return Settings.of(open_embedder(), Engine(), 128)


def test_an_order_comes_back_from_its_text_and_has_one_text() -> None:
    made = Order(settings(), rebuild=True, reader=reader("7"))
    assert Order.read(made.text) == made
    assert made.text == Order.read(made.text).text
    assert list(json.loads(made.text)) == sorted(json.loads(made.text))


def test_a_worker_of_another_model_is_refused_and_told_which_is_wanted() -> None:
    place = Database("postgresql://host/name")
    made = Order(settings(), rebuild=False, reader="")
    require_embedder_of(made, open_embedder(), place)
    other = replace(made, settings=replace(made.settings, fingerprint="other", model="another"))
    own = f"{open_embedder().name} ({open_embedder().fingerprint})"
    said = (
        f"this worker has the model {own}, and {place} is made with another (other): install the same Passerelle here "
        f"as there, or name that model's folder on this machine with `passerelle worker --model FOLDER --store {place}`"
    )
    with pytest.raises(EmbedderError, match=f"^{re.escape(said)}$"):
        require_embedder_of(other, open_embedder(), place)


@pytest.mark.parametrize(
    ("own", "languages", "said"),
    [
        ("7.1", "fra+eng", "Passerelle 7.1, format 8, Tesseract fra+eng"),
        ("7.1", "", "Passerelle 7.1, format 8, Tesseract none"),
        (None, "eng", "Passerelle a checkout, format 8, Tesseract eng"),
    ],
)
def test_who_reads_alike_has_the_same_version_format_and_languages(
    monkeypatch: pytest.MonkeyPatch, own: str | None, languages: str, said: str
) -> None:
    def version(name: str) -> str:
        assert name == "passerelle"
        if own is None:
            raise PackageNotFoundError
        return own

    monkeypatch.setattr(order, "version", version)
    monkeypatch.setattr(order, "installed", lambda: ("/usr/bin/tesseract", languages))
    assert reader("8") == said
