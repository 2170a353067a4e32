"""What is taken out of a store, and what stays beside it: no start questions where documents are to leave no trace."""

import pytest
from library import Library

from passerelle.conversation.history import History
from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.store.change import change
from passerelle.removal import erase_beside, remove
from passerelle.starting import KEPT_IN


@pytest.fixture
def filled(library: Library) -> Library:
    for name in ("a", "b", "c"):
        library.write(f"{name}.txt", f"The boat {name} lies by the quay.")
    library.index()
    for name in (KEPT_IN, f"{KEPT_IN}.tmp"):
        (library.folder / name).write_text("What of a?", encoding="utf-8")
    (library.folder / "other.json").write_text("{}", encoding="utf-8")
    return library


def left(library: Library) -> tuple[list[str], list[str]]:
    """Return the documents that the store holds, and which of the files beside it are there."""
    with library.open() as store:
        held = sorted(entry.id.removesuffix(".txt") for entry in store.entries())
    names = (KEPT_IN, f"{KEPT_IN}.tmp", "other.json")
    return held, [name for name in names if (library.folder / name).exists()]


ALL = [KEPT_IN, f"{KEPT_IN}.tmp", "other.json"]


def test_documents_are_taken_out_and_what_lies_beside_is_left(filled: Library) -> None:
    remove("a.txt", "b.txt", folder=filled.folder)
    assert left(filled) == (["c"], ALL)
    assert (filled.documents / "a.txt").exists()


def test_to_erase_takes_the_start_questions_along_and_no_other_file(filled: Library) -> None:
    remove("a.txt", folder=filled.folder, erase=True)
    assert left(filled) == (["b", "c"], ["other.json"])


def test_to_erase_needs_no_id(filled: Library) -> None:
    remove("a.txt", folder=str(filled.folder))
    remove(folder=filled.folder, erase=True)
    assert left(filled) == (["b", "c"], ["other.json"])
    erase_beside(filled.folder)
    assert left(filled) == (["b", "c"], ["other.json"])


@pytest.mark.parametrize("erase", [False, True])
def test_where_one_is_missing_none_is_taken_out(filled: Library, *, erase: bool) -> None:
    with pytest.raises(StoreError, match=r"none\.txt"):
        remove("a.txt", "none.txt", folder=filled.folder, erase=erase)
    assert left(filled) == (["a", "b", "c"], ALL)


def test_nothing_is_taken_out_where_nothing_is_named(filled: Library) -> None:
    remove(folder=filled.folder)
    assert left(filled) == (["a", "b", "c"], ALL)


def test_an_id_is_text(filled: Library) -> None:
    with pytest.raises(TypeError, match="3"):
        remove(3, folder=filled.folder)  # type: ignore[arg-type]


def test_to_erase_leaves_no_feedback_and_no_citation_of_what_is_gone(filled: Library) -> None:
    said = {name: f'{{"tags": ["feedback"], "expected": [{{"document": "{name}.txt"}}]}}' for name in "ab"}
    place = filled.folder / "said.jsonl"
    place.write_text("\n".join(said.values()), encoding="utf-8")
    cited = [{"document": f"{name}.txt", "translation": None} for name in "ab"]
    history = History(filled.folder)
    talk, _ = history.add("ada", "", "Where?", {"citations": cited, "nearest": []})
    remove("a.txt", folder=filled.folder)
    assert place.read_text(encoding="utf-8").splitlines() == list(said.values())
    remove(folder=filled.folder, erase=True)
    assert place.read_text(encoding="utf-8") == said["b"]
    (turn,) = history.turns("ada", talk)
    assert turn.answer["citations"] == cited[1:]


@pytest.mark.parametrize("ids", [["a.txt"], []])
def test_how_long_another_program_is_waited_for_is_handed_on(filled: Library, ids: list[str]) -> None:
    with pytest.raises(ValueError, match=r"wait is -1: give a number from 0 on"):
        remove(*ids, folder=filled.folder, erase=True, wait=-1)
    with (
        change(filled.folder, filled.open().settings, None),
        pytest.raises(StoreLockedError, match="another program is writing"),
    ):
        remove(*ids, folder=filled.folder, erase=True)
    assert left(filled) == (["a", "b", "c"], ALL)
