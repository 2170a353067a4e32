"""What is packed anew and what is kept, and the weights that are packed beside it to start from."""

import hashlib
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from reader_sets import write_lines
from test_training_graph import small_weights

from passerelle.training.model import weights
from passerelle.training.reader import pack as packing
from passerelle.training.reader.examples import Packed, packed_from
from passerelle.training.reader.pack import pack, pack_into
from passerelle.training.reader.start import Start, embedder_start, read_start


@pytest.fixture
def packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Return what was packed, of which nothing is read; the embedder counts words."""
    known: list[Any] = []

    def pack(data: Path, embedder: Any, written: Path) -> Packed:
        known.append((data, embedder.fingerprint, written))
        return Packed([], [])

    monkeypatch.setattr(packing, "open_embedder", WordEmbedder)
    monkeypatch.setattr(packing, "embedder_start", lambda: Start({"a": np.ones(2)}))
    monkeypatch.setattr(packing, "pack", pack)
    monkeypatch.setattr(packing, "SOURCE", tmp_path / "texts")
    return known


def test_what_is_packed_is_kept_until_something_that_is_read_changes(
    tmp_path: Path, packed: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, folder = tmp_path / "sets", tmp_path / "made" / "here"
    asked, everyday = data / "asked", data / "everyday"
    read = [asked / "passages.jsonl", asked / "questions.jsonl", everyday / "questions.jsonl"]
    read.append(everyday / "documents" / "a.md")
    for file in read:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("a", encoding="utf-8")
    (tmp_path / "texts").mkdir()

    def again() -> bool:
        done = pack_into(data, folder)
        assert not pack_into(data, folder)
        return done

    assert again()
    assert packed == [(data, WordEmbedder().fingerprint, tmp_path / "texts")]
    assert read_start(folder).single("a").tolist() == [1, 1]
    first = packed_from(folder)
    new = [
        everyday / "documents" / "b.md",
        tmp_path / "texts" / "c.txt",
        data / "piaf_tune" / "questions.jsonl",
    ]
    for file in (*read, *new):
        file.parent.mkdir(exist_ok=True)
        file.write_text("b", encoding="utf-8")
        assert again(), file
    for file in (
        data / "everyday" / "documents" / "c.txt",
        data / "other.jsonl",
        tmp_path / "texts" / "d.md",
    ):
        file.write_text("c", encoding="utf-8")
        assert not pack_into(data, folder), file
    monkeypatch.setattr(packing, "RULES", 0)
    assert again()
    monkeypatch.setattr(packing, "open_embedder", lambda: WordEmbedder(version="2"))
    assert again()
    assert len({first, packed_from(folder)}) == 2
    assert len(first) == len(hashlib.sha256().hexdigest())


def test_weights_to_start_from_are_those_of_the_words_that_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = small_weights()
    asked: list[bool] = []

    def read_weights(*, bare: bool) -> Any:
        asked.append(bare)
        pieces = ["<s>", "中", "a", "文", "b", "é"]
        return type(whole)(32, 2, 4, 64, 8, pieces, [], whole.words, whole.singles, whole.packed, {})

    monkeypatch.setattr(weights, "read_weights", read_weights)
    start = embedder_start()
    assert asked == [True]
    assert start.layers == 2
    np.testing.assert_array_equal(start.words, whole.words.expand()[[0, 2, 4, 5]])
    np.testing.assert_array_equal(start.matrix("l1.fo.w"), whole.matrix("l1.fo.w"))
    np.testing.assert_array_equal(start.single("l0.aln.b"), whole.singles["l0.aln.b"])
    places = whole.singles["emb.pos"].reshape(8, 32) + whole.singles["emb.type"][:32]
    np.testing.assert_array_equal(start.places, places)


def test_weights_that_are_not_packed_are_asked_for(tmp_path: Path) -> None:
    with pytest.raises(
        SystemExit,
        match=r"holds no weights: `python -m passerelle\.training\.reader pack DATA \S+` writes them$",
    ):
        read_start(tmp_path)


def test_what_is_written_for_the_training_is_packed_with_the_sets(tmp_path: Path) -> None:
    text = "@@ fr-puits.md\n# Le puits\n\nIl fut creusé en 1702.\n@@ questions\n"
    text += "fr | say | Quand fut-il creusé ? | 1702\nfr | near | Quand fut-il bouché ? |\n"
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "sets").mkdir()
    found = pack(tmp_path / "sets", WordEmbedder(), tmp_path / "texts")
    assert [(each.set, each.id, each.language, each.question, each.answered) for each in found.examples] == [
        ("written", "written-0", "fr", "Quand fut-il creusé ?", True),
        ("written_near", "written-1", "fr", "Quand fut-il bouché ?", False),
    ]
    first = found.examples[0]
    ((start, end),) = first.spans
    assert found.passages[first.passage].text[start:end] == "1702"
    assert not first.held_out


def test_each_set_has_its_near_misses_and_what_it_does_not_answer(tmp_path: Path) -> None:
    texts = {"a": "Le bac part à midi.", "b": "Le bac part de Vaux."}
    passages: list[dict[str, object]] = [
        {"id": id_, "title": "Bourg", "text": text, "lang": "fr"} for id_, text in texts.items()
    ]
    near = {"answerable": False, "passage_ids": [], "answers": [], "near_passage": "b"}
    right = {"answerable": True, "passage_ids": ["a"], "answers": [{"text": "midi", "start": 14}]}
    write_lines(tmp_path / "asked" / "passages.jsonl", passages)
    write_lines(
        tmp_path / "asked" / "questions.jsonl",
        [
            {"id": "1", "question": "Quand part le bac ?", "lang": "fr", **right},
            {"id": "2", "question": "Que coûte le bac ?", "lang": "en", **near},
        ],
    )
    found = pack(tmp_path, WordEmbedder())
    assert [(each.set, each.id, each.language, each.answered, each.spans) for each in found.examples] == [
        ("asked", "1", "fr", True, ((14, 18),)),
        ("asked_near", "2", "en", False, ()),
        ("asked_none", "1", "fr", False, ()),
    ]
    assert [found.passages[each.passage].text for each in found.examples] == [
        texts["a"],
        texts["b"],
        texts["b"],
    ]
    assert len(found.passages) == 2


def table(*rows: str) -> str:
    return "\n".join(["| Ticket | Price |", "|---|---|", *(f"| {row} |" for row in rows)])


def test_the_tables_of_what_is_trained_on_are_asked_of_and_no_others(tmp_path: Path) -> None:
    texts = {
        "en-pool.md": ("Pool", "5 pounds", table("Adult | 5 pounds", "Child | 3 pounds")),
        "en-zoo.md": ("Zoo", "9 pounds", table("Keeper | 9 pounds", "Visitor | 7 pounds")),
        "en-held-baths.md": ("Baths", "8 pounds", table("Swimmer | 8 pounds", "Diver | 6 pounds")),
    }
    written = [
        f"@@ {name}\n# {title}\n\n{text}\n@@ questions\nen | table | What is paid at the {title}? | {answer}\n"
        for name, (title, answer, text) in texts.items()
    ]
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text("".join(written), encoding="utf-8")
    (tmp_path / "sets").mkdir()
    found = pack(tmp_path / "sets", WordEmbedder(), tmp_path / "texts")
    made = [each for each in found.examples if each.source == "tables"]
    assert [each.id for each in made] == [f"tables-{at}" for at in range(len(made))]
    assert {(each.set, each.answered, bool(each.spans)) for each in made} == {
        ("tables", True, True),
        ("tables_near", False, False),
    }
    assert {(each.language, each.held_out) for each in made} == {("en", False)}
    for each in made:
        text = found.passages[each.passage].text
        assert "Ticket | Price" in text
        assert "Swimmer" not in text
        for start, end in each.spans:
            assert text[start:end] in {"5 pounds", "3 pounds", "9 pounds", "7 pounds"}
    assert {each.held_out for each in found.examples if each.set == "written"} == {True, False}
    assert len(set(found.passages)) == len(found.passages)
