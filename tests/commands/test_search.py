"""What a search prints of its hits, batch by batch, and what it says of limits that no document meets."""

import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from library import Library

from passerelle.commands.limits import note_unknown
from passerelle.commands.search import SearchOptions, _hits, _show, open_retriever, run
from passerelle.commands.standard_input import Asked
from passerelle.index.errors import EmbedderError, StoreError
from passerelle.index.sync import Options, sync
from passerelle.index.types import Document, Passage
from passerelle.query import QueryError
from passerelle.retrieval import Retriever
from passerelle.types import Hit

USUAL: dict[str, Any] = {
    "store": Path(".passerelle"), "format": "text", "ids": False, "query": (), "explain": False, "k": 10,
    "folder": None, "document": (), "language": None, "where": (), "backend": "", "precision": "", "device": "",
    "batch_size": 0, "threads": 0,
}  # fmt: skip
BAC = Document("bac.txt", "", "fr", "Le bac part.")
HIT = Hit(1, Passage(BAC, 0, 12, "fr"), 0.5, 0.25)
ONE, TWO = Asked("1", "Quand ?"), Asked("2", "Où ?")


def options(**more: Any) -> SearchOptions:
    return SearchOptions(**{**USUAL, **more})


def shown(capsys: pytest.CaptureFixture[str], *, several: bool, **more: Any) -> list[str]:
    found = [([ONE], [[HIT]]), ([TWO], [[]])] if several else [([ONE], [[HIT]])]
    _show(found, options(**more), several=several)
    return capsys.readouterr().out.splitlines()


LINES = ["1. français · bac.txt:0-12 · score 0.500", "   Le bac part."]
WHY = "   → vectors 0.250, words 0.00 (none)"


def test_hits_are_lines_for_a_person(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, several=False) == LINES
    assert shown(capsys, several=True) == ["? Quand ?", *LINES, "", "? Où ?", ""]
    assert shown(capsys, several=False, explain=True) == [*LINES, WHY]


@pytest.mark.parametrize("explain", [True, False])
def test_hits_are_a_table_a_run_or_lines_of_json(
    capsys: pytest.CaptureFixture[str], *, explain: bool
) -> None:
    table = shown(capsys, several=True, format="tsv", explain=explain)
    assert [line.split("\t")[0] for line in table] == ["qid", "1"]
    assert [line.split()[0] for line in shown(capsys, several=True, format="trec")] == ["1"]
    (line,) = shown(capsys, several=True, format="jsonl", explain=explain)
    assert json.loads(line)["document"] == "bac.txt"


def test_json_is_one_whole_of_hits_or_of_questions(capsys: pytest.CaptureFixture[str]) -> None:
    alone = json.loads("\n".join(shown(capsys, several=False, format="json")))
    assert [each["text"] for each in alone] == ["Le bac part."]
    both = json.loads("\n".join(shown(capsys, several=True, format="json")))
    assert [(each["qid"], each["question"], len(each["hits"])) for each in both] == [
        ("1", "Quand ?", 1),
        ("2", "Où ?", 0),
    ]


@pytest.fixture
def retriever(library: Library) -> Retriever:
    library.write("bac.txt", "Le bac part à midi.")
    library.write("pont.md", "---\nauthor: Rey\nstraße: Ufer\n---\n\nLe pont est vert.")
    library.index(options=Options(passage_tokens=64))
    return Retriever.of(library.open(), library.embedder)


def test_one_question_or_many_are_asked_with_their_limits(retriever: Retriever) -> None:
    (one,) = _hits(retriever, [Asked("1", "Quand part le bac ?")], options())
    assert [hit.document.id for hit in one] == ["bac.txt", "pont.md"]
    few = _hits(retriever, [Asked("1", "Quand part le bac ?"), Asked("2", "le pont vert")], options(k=1))
    assert [[hit.document.id for hit in hits] for hits in few] == [["bac.txt"], ["pont.md"]]
    for batch in ([Asked("1", "bac")], [Asked("1", "bac"), Asked("2", "bac")]):
        found = _hits(retriever, batch, options(document=("pont.md",)))
        assert [[hit.document.id for hit in hits] for hits in found] == [["pont.md"]] * len(batch)
    with pytest.raises(QueryError, match="type a few words"):
        _hits(retriever, [Asked("1", " ")], options())
    assert _hits(retriever, [], options()) == []


@pytest.mark.parametrize(
    ("limits", "said"),
    [
        ({}, []),
        (
            {
                "document": ("bac.txt",),
                "where": (
                    ("author", "=", "x"),
                    ("AUTHOR", "=", "y"),
                    ("title", "=", "z"),
                    ("STRASSE", "=", "w"),
                    ("Straße", "=", "v"),
                ),
            },
            [],
        ),
        (
            {"document": ("lac\x1b", "bac.txt", "lac\x1b")},
            ["there is no document 'lac⟨U+001B⟩': `passerelle documents` lists them"],
        ),
        (
            {"document": ("bac.txt", "pont.md", "quai", "lac")},
            [f"there is no document '{each}': `passerelle documents` lists them" for each in ("quai", "lac")],
        ),
        ({"folder": "nulle"}, ["no document was read from 'nulle': `passerelle documents` lists them"]),
        (
            {"where": (("year", "=", "1"), ("author", "=", "x"), ("year", ">", "0"))},
            ["no document has a field 'year': there are author, straße"],
        ),
    ],
)
def test_a_limit_that_no_document_can_meet_is_said_once(
    retriever: Retriever, capsys: pytest.CaptureFixture[str], limits: dict[str, Any], said: list[str]
) -> None:
    note_unknown(retriever.store, options(**limits))
    printed = capsys.readouterr()
    assert (printed.out, printed.err.splitlines()) == ("", [f"passerelle: {each}" for each in said])


def test_a_folder_that_was_read_is_no_surprise_and_a_store_without_fields_says_so(
    library: Library, retriever: Retriever, capsys: pytest.CaptureFixture[str]
) -> None:
    note_unknown(retriever.store, options(folder=str(library.documents)))
    assert capsys.readouterr().err == ""
    (library.documents / "pont.md").unlink()
    library.index(options=Options(passage_tokens=64))
    with library.open() as store:
        note_unknown(store, options(where=(("year", "=", "1"),)))
    assert capsys.readouterr().err == (
        "passerelle: no document has a field 'year': no document has fields of its own\n"
    )


@pytest.fixture
def kept(library: Library) -> Path:
    """Return a store of two documents, made with the bundled model."""
    library.write("bac.txt", "Le bac part à midi.")
    library.write("pont.txt", "Le pont est vert.")
    sync((library.documents,), library.folder)
    return library.folder


def asked(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    *,
    by_a_person: bool = False,
    **more: Any,
) -> list[list[str]]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
    monkeypatch.setattr("sys.stdin.isatty", lambda: by_a_person)
    assert run(options(format="tsv", **more)) == 0
    rows = [line.split("\t") for line in capsys.readouterr().out.splitlines()]
    return [[row[0], row[1], row[4]] for row in rows[1:]]


def test_what_is_typed_or_what_comes_in_is_asked(
    kept: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known: dict[str, Any] = {"store": kept, "k": 1}
    bac, pont = "quand part le bac", "le pont vert"
    for query in ((), ("-",)):
        assert asked(capsys, monkeypatch, f"{bac}\n\n{pont}\n", query=query, **known) == [
            ["1", bac, "bac.txt"],
            ["3", pont, "pont.txt"],
        ]
    assert asked(capsys, monkeypatch, f"q\t{bac}\n", ids=True, **known) == [["q", bac, "bac.txt"]]
    assert asked(capsys, monkeypatch, "unread", query=("le pont", "vert"), **known) == [
        ["1", pont, "pont.txt"]
    ]
    for typed, question in (("-", f"{bac} ?"), ("- bac", "- bac")):
        assert asked(
            capsys, monkeypatch, f"{bac} ?", by_a_person=True, query=tuple(typed.split()), **known
        ) == [["1", question, "bac.txt"]]


def test_the_hits_of_a_batch_are_out_before_the_next_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    written = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(written, encoding="utf-8"))
    out: list[int] = []

    def found() -> Iterator[tuple[list[Asked], list[list[Hit]]]]:
        for asked in (ONE, TWO):
            yield [asked], [[HIT]]
            out.append(written.getvalue().count(b"\n"))

    _show(found(), options(format="trec"), several=True)
    assert out == [1, 2]


def test_limits_that_nothing_meets_and_words_out_of_date_are_noted(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(options(store=kept, query=("bac",), document=("lac.txt",))) == 0
    assert capsys.readouterr().err.startswith("passerelle: there is no document 'lac.txt'")
    with open_retriever(kept, options()) as opened:
        assert capsys.readouterr().err == ""
    with pytest.raises(StoreError, match="closed"):
        opened.store.entries()
    (kept / "names.txt").write_text("Pont de Brume | Mist Bridge\n", encoding="utf-8")
    with open_retriever(kept, options()):
        assert capsys.readouterr().err == (
            f"passerelle: {kept / 'names.txt'} or the program has changed since the documents' words were read: "
            f"`passerelle index PATH --store {kept}` reads them again\n"
        )
    parted = kept.rename(kept.with_name("my store"))
    with open_retriever(parted, options()):
        assert f"`passerelle index PATH --store '{parted}'` reads them" in capsys.readouterr().err
    kept = parted
    with (
        pytest.raises(EmbedderError, match="the bundled model always runs"),
        open_retriever(kept, options(backend="torch")),
    ):
        pass
