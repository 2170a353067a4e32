"""Facts about the bundled model as it is opened and asked: who is given the same one, and how its texts are read."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from passerelle.index import forks
from passerelle.index.embed.bundled import CHECKSUMS, FEW_TEXTS, GRAPH, OpenVinoEmbedder, token_ids
from passerelle.index.embed.embedder import usable_cores


def folder(place: Path) -> Path:
    """Return a folder with the files of a model, none of which can be run."""
    for name in (GRAPH, GRAPH.replace(".xml", ".bin"), CHECKSUMS, "tokenizer.json"):
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        (place / name).write_text("x", encoding="utf-8")
    return place


def test_a_model_is_given_again_for_the_same_folder_name_threads_and_files(tmp_path: Path) -> None:
    place = folder(tmp_path / "one")
    first = OpenVinoEmbedder.open(place, "own", threads=2)
    assert OpenVinoEmbedder.open(place / ".." / "one", "own", threads=2) is first
    others = [
        OpenVinoEmbedder.open(folder(tmp_path / "two"), "own", threads=2),
        OpenVinoEmbedder.open(place, "other", threads=2),
        OpenVinoEmbedder.open(place, "own", threads=1),
    ]
    (place / CHECKSUMS).write_text("y", encoding="utf-8")
    others.append(OpenVinoEmbedder.open(place, "own", threads=2))
    assert len({id(each) for each in (first, *others)}) == 5
    assert [(each.name, each.threads) for each in others[:3]] == [("own", 2), ("other", 2), ("own", 1)]


def test_a_model_runs_on_all_cores_unless_a_number_is_asked(tmp_path: Path) -> None:
    assert OpenVinoEmbedder.open(folder(tmp_path), "own").threads == usable_cores()


class Reader:
    """A tokenizer that notes how many texts it is given at once."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def encode(self, text: str, *, add_special_tokens: bool) -> Any:
        return self._read([text], special=add_special_tokens)[0]

    def encode_batch_fast(self, texts: list[str], *, add_special_tokens: bool) -> list[Any]:
        return self._read(texts, special=add_special_tokens)

    def _read(self, texts: list[str], *, special: bool) -> list[Any]:
        self.asked.append(len(texts))
        return [SimpleNamespace(ids=[len(text), int(special)]) for text in texts]


@pytest.mark.parametrize(
    ("count", "child", "asked"),
    [
        (FEW_TEXTS, False, [1] * FEW_TEXTS),
        (FEW_TEXTS + 1, False, [FEW_TEXTS + 1]),
        (FEW_TEXTS + 1, True, [1] * (FEW_TEXTS + 1)),
        (0, False, []),
    ],
)
@pytest.mark.parametrize("special", [True, False])
def test_few_texts_and_those_of_a_child_are_read_without_other_threads(
    monkeypatch: pytest.MonkeyPatch, count: int, asked: list[int], *, child: bool, special: bool
) -> None:
    monkeypatch.setattr(forks, "is_child", lambda: child)
    reader: Any = Reader()
    read = token_ids(reader, ["x" * number for number in range(count)], special=special)
    assert read == [[number, int(special)] for number in range(count)]
    assert reader.asked == asked
