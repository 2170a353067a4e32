"""Facts about one update of a store from memory: what it counts, and whose files it keeps out."""

from dataclasses import replace
from pathlib import Path

import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS

from passerelle.index.collection.update import Update, add_all, replace_all, require_new
from passerelle.index.store.account import Account
from passerelle.index.store.change import change
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Gap

GAP = Gap("third language", 1, "page 2")


def added(folder: Path, *documents: Document) -> Update:
    with change(folder, SETTINGS, EMBEDDER) as opened:
        return add_all(opened, documents)


def replaced(folder: Path, *documents: Document) -> Update:
    with change(folder, SETTINGS, EMBEDDER) as opened:
        return replace_all(opened, documents)


def generation(folder: Path) -> int:
    with Store.open(folder) as store:
        return store.generation


def test_an_update_counts_documents_and_the_passages_that_were_embedded(tmp_path: Path) -> None:
    assert added(tmp_path, CAT, DOG) == Update(added=2, embedded=4)
    assert replaced(tmp_path, CAT, replace(DOG, title="Hound"), PAGED) == Update(
        added=1, replaced=1, unchanged=1, embedded=3
    )


def test_what_changes_nothing_is_no_new_generation(tmp_path: Path) -> None:
    added(tmp_path, CAT)
    assert replaced(tmp_path, CAT) == Update(unchanged=1)
    assert added(tmp_path) == Update()
    assert generation(tmp_path) == 1
    replaced(tmp_path, DOG)
    assert generation(tmp_path) == 2


def test_a_document_is_the_same_by_its_words_and_its_path(tmp_path: Path) -> None:
    added(tmp_path, CAT)
    assert replaced(tmp_path, replace(CAT, path="chat.txt")).replaced == 1
    assert replaced(tmp_path, replace(CAT, path="chat.txt")).unchanged == 1
    assert replaced(tmp_path, replace(CAT, path="chat.txt", text="Le chat.")).replaced == 1


def test_the_file_of_a_document_that_is_replaced_is_kept_out_and_one_from_memory_has_none(
    tmp_path: Path,
) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.put("", DOG, given=True)
        opened.commit({})
    assert replaced(tmp_path, replace(CAT, path="chat.txt"), replace(DOG, title="Hound"), PAGED) == Update(
        added=1, replaced=2, embedded=3
    )
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        assert [opened.was_removed(each.id) for each in (CAT, DOG, PAGED)] == [True, False, False]


def test_the_account_is_of_what_was_given(tmp_path: Path) -> None:
    with_gaps = [replace(each, gaps=(GAP,)) for each in (CAT, DOG)]
    account = added(tmp_path, *with_gaps).account
    assert [(each.document, each.kind) for each in account.gaps] == [
        ("chat", "third language"),
        ("chien", "third language"),
    ]
    assert [each.document for each in replaced(tmp_path, with_gaps[1]).account.gaps] == ["chien"]
    assert replaced(tmp_path, PAGED).account == Account((), ())


@pytest.mark.parametrize(
    ("ids", "said"),
    [
        (
            ["a", "new"],
            r"^the store in \S+ holds 1 document of these ids already \('a'\): `replace` puts others in their place$",
        ),
        (["a", "b", "c"], r"holds 3 documents of these ids already \('a', 'b', 'c'\): "),
        (["d", "c", "b", "a"], r"holds 4 documents of these ids already \('d', 'c', 'b', …\): "),
    ],
)
def test_ids_that_are_there_are_named_three_at_most(tmp_path: Path, ids: list[str], said: str) -> None:
    added(tmp_path, *(replace(CAT, id=each) for each in "abcd"))
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        require_new(opened, ["new", "other"])
        with pytest.raises(ValueError, match=said):
            require_new(opened, ids)
    with pytest.raises(ValueError, match="holds 1 document"):
        added(tmp_path, DOG, replace(CAT, id="a"))
    assert generation(tmp_path) == 1
