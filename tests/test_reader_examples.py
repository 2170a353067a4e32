"""Facts about what the reader learns from: how sets are packed, what is held out, how questions are changed."""

import json
from collections import Counter
from pathlib import Path

import numpy as np
import pytest
from reader_sets import PLACES, write_asked, write_everyday

from passerelle.index.embed.embedder import Embedder
from passerelle.index.embed.open import open_embedder
from passerelle.training.question_sets import is_held_out
from passerelle.training.reader.everyday import Everyday
from passerelle.training.reader.examples import Example, Packed, packed_from, read_packed, write_packed
from passerelle.training.reader.families import LARGEST, families, held_out
from passerelle.training.reader.pack import pack


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sets")
    write_asked(folder)
    write_everyday(folder)
    return folder


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return open_embedder()


@pytest.fixture(scope="module")
def packed(data: Path, embedder: Embedder) -> Packed:
    return pack(data, embedder)


@pytest.fixture(scope="module")
def everyday(data: Path, embedder: Embedder) -> Everyday:
    return Everyday.read(data / "everyday", embedder)


def of(packed: Packed, name: str) -> list[Example]:
    found = [example for example in packed.examples if example.set == name]
    assert found
    return found


def words(packed: Packed, example: Example) -> list[str]:
    text = packed.passages[example.passage].text
    return [text[start:end] for start, end in example.spans]


def test_an_answer_is_where_its_set_says(packed: Packed) -> None:
    for example in of(packed, "asked"):
        (year,) = words(packed, example)
        assert year == str(1700 + int(example.id[1:-2]))
    assert {packed.direction(example) for example in of(packed, "asked")} == {"fr→en", "en→en"}


def test_an_answer_in_markdown_is_found_in_the_text_that_is_shown(packed: Packed) -> None:
    for example in of(packed, "everyday"):
        text = packed.passages[example.passage]
        (price,) = words(packed, example)
        assert f"adulte coûte {price} par jour" in text.text
        assert price.endswith(" €")
        assert text.context.startswith("Piscine de ")


def test_where_words_stand_twice_the_place_in_the_source_decides(everyday: Everyday) -> None:
    name = next(iter(everyday.sources))
    source, place = everyday.sources[name], PLACES[0]
    second = everyday.find(name, place, source.rindex(place))
    assert second is not None
    assert everyday.documents[name].text[second[0] :].startswith(f"{place} ferme")


def test_a_near_miss_is_asked_of_the_passage_that_looks_as_if_it_answered(packed: Packed) -> None:
    for example in of(packed, "asked_near"):
        assert not example.answered
        assert packed.passages[example.passage].context in example.question


def test_what_is_held_out_is_told_by_title_and_met_by_no_question_that_is_trained_on(packed: Packed) -> None:
    asked = [*of(packed, "asked"), *of(packed, "asked_near"), *of(packed, "asked_none")]
    assert {example.held_out for example in asked} == {True, False}
    for example in asked:
        if not example.held_out:
            assert not is_held_out(packed.passages[example.passage].context)
    for example in of(packed, "asked"):
        assert example.held_out == is_held_out(packed.passages[example.passage].context)


def test_a_passage_that_is_only_near_holds_no_answer(packed: Packed) -> None:
    answers = {example.id: words(packed, example)[0] for example in of(packed, "asked")}
    for example in of(packed, "asked_none"):
        assert answers[example.id] not in packed.passages[example.passage].text


def test_siblings_are_never_on_both_sides_and_meet_none_of_the_other(
    packed: Packed, everyday: Everyday
) -> None:
    places = {
        place: {f"fr-piscine-{place.lower()}-{year}.md" in everyday.held for year in (2024, 2025)}
        for place in PLACES
    }
    assert all(len(sides) == 1 for sides in places.values())
    assert {side for sides in places.values() for side in sides} == {True, False}
    for example in packed.examples:
        if example.source == "everyday":
            passage = packed.passages[example.passage]
            (met,) = (place for place in PLACES if place in f"{passage.context} {passage.text}")
            assert places[met] == {example.held_out}


def test_documents_named_alike_or_worded_alike_are_of_one_family_through_others_too() -> None:
    names = ["bail-2024.md", "bail-2025.md", "notes-a.md", "loyer.md", "tarif-2024-05-b.md", "tarif-2023.md"]
    vectors = np.eye(6, dtype=np.float32)
    vectors[3] = (0, 0.8, 0, 0.6, 0, 0)  # a copy of the second but for its name
    found = families(names, vectors)
    assert found == [
        ["bail-2024.md", "bail-2025.md", "loyer.md"],
        ["notes-a.md"],
        ["tarif-2023.md", "tarif-2024-05-b.md"],
    ]


def test_a_document_like_two_others_joins_their_families() -> None:
    vectors = np.array([[1, 0], [0, 1], [0.7, 0.7]], dtype=np.float32)
    assert families(["loyer.md", "charges.md", "resume.md"], vectors) == [
        ["charges.md", "loyer.md", "resume.md"]
    ]
    assert len(families(["loyer.md", "charges.md"], vectors[:2])) == 2


def test_a_third_of_the_documents_is_held_out_and_no_large_family() -> None:
    large = [f"large-{number}" for number in range(LARGEST)]
    groups = [large, *([f"{number}-a", f"{number}-b"] for number in range(24))]
    held = held_out(groups)
    assert len(held) == 20
    assert not held & set(large)
    assert all(len(held & set(group)) in {0, len(group)} for group in groups)
    assert held_out(groups) == held


def test_what_is_packed_is_read_again_and_written_to_the_same_bytes(packed: Packed, tmp_path: Path) -> None:
    assert packed_from(tmp_path) == ""
    with pytest.raises(
        SystemExit,
        match=r"no packed examples: `python -m passerelle.training.reader pack DATA \S+` writes them$",
    ):
        read_packed(tmp_path)
    write_packed(packed, tmp_path, "a digest")
    first = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert packed_from(tmp_path) == "a digest"
    told = json.loads((tmp_path / "packed.json").read_text(encoding="utf-8"))
    apart = Counter(each.set for each in packed.examples if each.held_out)
    assert {name: count for name, count in told["examples"].items() if name.endswith(", held out")} == {
        f"{name}, held out": count for name, count in apart.items()
    }
    assert (told["passages"], sum(told["examples"].values())) == (len(packed.passages), len(packed.examples))
    again = read_packed(tmp_path)
    assert list(again.examples) == list(packed.examples)
    assert list(again.passages) == list(packed.passages)
    write_packed(again, tmp_path, "a digest")
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == first


def test_data_without_a_set_is_refused(tmp_path: Path, embedder: Embedder) -> None:
    with pytest.raises(SystemExit, match="holds none of the question sets: everyday, asked"):
        pack(tmp_path, embedder)


def test_the_same_data_is_packed_the_same(packed: Packed, data: Path, embedder: Embedder) -> None:
    assert list(pack(data, embedder).examples) == list(packed.examples)


def test_a_folder_that_was_not_packed_to_the_end_counts_as_not_packed(packed: Packed, tmp_path: Path) -> None:
    write_packed(packed, tmp_path, "a digest")
    assert (tmp_path / "examples.jsonl.gz").read_bytes()[4:8] == bytes(4)  # no time of day is in it
    (tmp_path / "examples.jsonl.gz").unlink()
    (tmp_path / "examples.jsonl.gz").mkdir()
    with pytest.raises(OSError, match="examples"):
        write_packed(packed, tmp_path, "another")
    assert packed_from(tmp_path) == ""


def test_a_source_is_known_by_the_first_part_of_its_name() -> None:
    example = Example("asked_near", "1", "?", "fr", 0, answered=False, spans=(), held_out=False)
    assert example.source == "asked"
