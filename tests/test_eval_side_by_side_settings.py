"""Which store each setting is asked of, of documents that hold nothing: what is shared, timed and compared."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from passerelle.evaluation.figures.side_by_side import Compared, compare_settings, copy_store
from passerelle.evaluation.runs.runner import Asked
from passerelle.evaluation.runs.settings import Setting
from passerelle.evaluation.types import Question, QuestionSet
from passerelle.fusion import WORDS_ALONE
from passerelle.index.errors import StoreError
from passerelle.index.run.types import Progress
from passerelle.index.store.store import Store
from passerelle.index.sync import sync

SET = QuestionSet((Question("q", "Où est le pont ?", "fr", answerable=False),))
SETTINGS = (
    Setting("as it is"),
    Setting("few", k=3),
    Setting("small", passage_tokens=16),
    Setting("small, words", passage_tokens=16, legs="words"),
)


@pytest.fixture
def documents(tmp_path: Path) -> Path:
    """Return a folder with one file, which cannot be read."""
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "b.docx").write_text("no archive", encoding="utf-8")
    return tmp_path / "documents"


def compared(
    settings: Sequence[Setting],
    documents: Path | None,
    store: Path,
    told: list[object] | None = None,
    indexed: list[Progress] | None = None,
) -> tuple[Compared, ...]:
    tell = (told if told is not None else list[object]()).append
    indexing = indexed if indexed is not None else []
    return compare_settings(
        settings, SET, documents=documents, store=store, k=7, indexing=indexing.append, asking=tell
    )


def test_settings_that_are_indexed_alike_share_a_store(documents: Path, tmp_path: Path) -> None:
    told: list[object] = []
    indexed: list[Progress] = []
    first, few, small, words = compared(SETTINGS, documents, tmp_path / "none", told, indexed)
    assert len(indexed) == 2  # the documents were read twice, for two sizes of passage
    assert [each.setting for each in (first, few, small, words)] == list(SETTINGS)
    assert [each.run.origin.k for each in (first, few, small, words)] == [7, 3, 7, 7]
    assert [each.run.origin.passage_tokens for each in (first, few, small, words)] == [128, 128, 16, 16]
    assert [each.run.origin.fusion for each in (first, few, small, words)] == ["", "", "", str(WORDS_ALONE)]
    assert [each.seconds for each in (few, words)] == [0.0, 0.0]
    assert [[Path(problem.path).name for problem in each.unread] for each in (few, small)] == [["b.docx"]] * 2
    assert told == [Asked(0, 1, 0), Asked(1, 1, 0)] * 4
    assert not (tmp_path / "none").exists()
    assert first.beside is None
    assert few.beside is not None
    assert few.beside.differences == ("k",)
    assert words.beside is not None
    assert (words.beside.differences, words.beside.compared) == (("passage_tokens", "fusion"), 1)
    assert first.summary.overall.questions == 1


def test_a_store_is_copied_and_never_changed(documents: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    sync([documents], store)
    kept = Store.open(store)
    generation = kept.generation
    first, small = compared(SETTINGS[::2], None, store)
    assert [each.run.origin.passage_tokens for each in (first, small)] == [128, 16]
    assert (first.unread, small.unread) == ((), ())
    assert Store.open(store).generation == generation
    with pytest.raises(StoreError, match="there is no store in"):
        copy_store(tmp_path / "none", tmp_path / "copy")
    assert not (tmp_path / "copy").exists()
    copy_store(store, tmp_path / "a" / "copy")
    assert Store.open(tmp_path / "a" / "copy").generation == generation
    assert not (tmp_path / "a" / "copy" / "names.txt").exists()
    (store / "names.txt").write_text("a | b\n", encoding="utf-8")
    copy_store(store, tmp_path / "b")
    assert (tmp_path / "b" / "names.txt").read_text(encoding="utf-8") == "a | b\n"
