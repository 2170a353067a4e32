"""A reader measured on what was held out: of what each line of the table is, and what is read of an example."""

from pathlib import Path
from typing import Any

import pytest

from passerelle.index.types import Language
from passerelle.reading.network import FOLDER, shipped_network
from passerelle.training.reader import measure as measured
from passerelle.training.reader import pack as packing
from passerelle.training.reader.examples import Example, Packed, Text, write_packed
from passerelle.training.reader.figures import Answered
from passerelle.training.reader.measure import _groups, _pack, _read, main, measure
from passerelle.training.reader.written import SOURCE

PASSAGES = [
    Text("Bac", "Le bac part à midi. Il coûte trois euros.", "fr"),
    Text("", "The ferry leaves at noon. It costs three pounds.", "en"),
]


def example(
    of: str, id_: str, language: Language = "fr", passage: int = 0, *, held_out: bool = True
) -> Example:
    return Example(of, id_, f"{id_} ?", language, passage, answered=True, spans=(), held_out=held_out)


def groups(*examples: Example, most: int = 9) -> dict[str, tuple[set[str], set[str]]]:
    packed = Packed(PASSAGES, examples)
    return {
        name: ({each.id for each in one}, {each.id for each in other})
        for name, one, other in _groups(packed, most)
        if one or other
    }


@pytest.mark.parametrize("name", ["asked", "everyday", "written"])
def test_what_is_asked_across_languages_has_a_line_for_each_direction_and_one_for_all(name: str) -> None:
    found = groups(
        example(name, "a"),
        example(name, "b", "en", 1),
        example(name, "c", "fr", 1),
        example(name, "d", "en"),
        example(f"{name}_near", "e"),
        example(f"{name}_near", "f", "fr", 1),
        example(f"{name}_none", "g"),
        example(name, "h", held_out=False),
    )
    assert found == {
        f"{name} fr→fr": ({"a"}, {"e"}),
        f"{name} en→en": ({"b"}, set()),
        f"{name} fr→en": ({"c"}, {"f"}),
        f"{name} en→fr": ({"d"}, set()),
        name: ({"a", "b", "c", "d"}, {"e", "f"}),
    }
    assert list(found)[-1] == name


def test_sets_of_one_language_have_a_line_each() -> None:
    found = groups(
        example("piaf_tune", "a"),
        example("piaf_tune_none", "b"),
        example("piaf_tune_near", "c"),
        example("squad2_halfdev_en", "d"),
        example("squad20_dev_other_half", "e"),
        example("squad2_halfdev_en_near", "f"),
        example("squad20_dev_other_half_near", "g"),
        example("tables", "h"),
    )
    assert found == {"piaf": ({"a"}, {"b"}), "squad2": ({"d", "e"}, {"f", "g"})}


def test_of_many_examples_so_many_are_drawn_the_same_each_time() -> None:
    examples = [example("asked", f"{at:02}") for at in range(40)]
    found = groups(*examples, most=5)
    assert len(found["asked fr→fr"][0]) == 5
    assert found["asked"] == found["asked fr→fr"]
    assert found == groups(*examples, most=5)
    assert found["asked"][0] != {f"{at:02}" for at in range(5)}


ASKED = [
    Example("asked", "1", "Quand part le bac ?", "fr", 0, True, ((14, 18),), True),
    Example("asked", "2", "What does the ferry cost?", "en", 1, True, ((35, 47), (41, 47)), True),
    Example("asked_near", "3", "Qui a peint la cathédrale ?", "fr", 0, False, (), True),
]


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Answered]:
    monkeypatch.setattr(measured, "AT_ONCE", 2)
    return _read(Packed(PASSAGES, ASKED), shipped_network(), ASKED)


def test_each_example_is_read_in_its_place_with_what_is_expected_of_it(read: list[Answered]) -> None:
    assert [each.expected for each in read] == [("midi",), ("three pounds", "pounds"), ()]
    assert [each.language for each in read] == ["fr", "en", "fr"]
    first, second, third = read
    assert "midi" in first.text
    assert "three pounds" in second.text
    assert min(first.there, second.there) > 0 > third.there
    assert first.span > third.span


def test_a_passage_without_a_word_has_no_answer() -> None:
    packed = Packed([Text("", " ", "fr")], [Example("asked", "1", "Quand ?", "fr", 0, False, (), True)])
    (read,) = _read(packed, shipped_network(), packed.examples)
    assert (read.text, read.span) == ("", -99.0)


def test_a_line_is_measured_where_something_answerable_was_held_out() -> None:
    near = [*ASKED, Example("written_near", "4", "Qui ?", "fr", 0, False, (), True)]
    lines = measure(Packed(PASSAGES, near), shipped_network())
    assert [line.name for line in lines] == ["asked fr→fr", "asked en→en", "asked"]
    assert lines[0].em.count == 1
    assert lines[2].em.count == 2


def test_the_reader_that_is_shipped_is_measured_on_what_is_packed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    known: list[Any] = []

    def network(folder: Path) -> Any:
        known.append(folder)
        return shipped_network()

    def pack(data: Path) -> Packed:
        known.append(data)
        return Packed(PASSAGES, ASKED)

    monkeypatch.setattr(measured, "Network", network)
    monkeypatch.setattr(measured, "_pack", pack)
    write_packed(Packed(PASSAGES, ASKED), tmp_path, "digest")
    assert main([str(tmp_path / "none"), "--packed", str(tmp_path)]) == 0
    assert known == [FOLDER]
    lines = [line.split("  ")[0] for line in capsys.readouterr().out.splitlines()]
    assert lines[1:] == ["asked fr→fr", "asked en→en", "asked"]
    assert main([str(tmp_path), str(tmp_path / "model"), "--most", "0"]) == 0
    assert known[1:] == [tmp_path, tmp_path / "model"]
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_what_is_not_packed_is_packed_of_the_sets_and_of_what_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = Packed(PASSAGES, ASKED)
    known: list[Any] = []

    def pack(data: Path, embedder: Any, written: Path) -> Packed:
        known.extend((data, embedder.dimension, written))
        return packed

    monkeypatch.setattr(packing, "pack", pack)
    assert _pack(Path("sets")) is packed
    assert known == [Path("sets"), 384, SOURCE]


def test_a_question_in_the_other_language_is_read_with_its_words_in_the_passages() -> None:
    crossing = Example("asked", "1", "Quand part le bac ?", "fr", 1, True, ((21, 25),), True)
    assert "ferry" in measured._glossed(crossing, PASSAGES[1])
    assert measured._glossed(ASKED[0], PASSAGES[0]) == ASKED[0].question
