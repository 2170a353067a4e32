"""Facts about what a change stages: moved and forgotten files, what was not read, and stores of other settings."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from small_store import CAT, DOG, EMBEDDER, PAGED, SETTINGS, put

from passerelle.index.errors import StoreError
from passerelle.index.lexical.names import OWN
from passerelle.index.store import schema
from passerelle.index.store.account import read_unread
from passerelle.index.store.change import change, require_same
from passerelle.index.store.removed import read_removed
from passerelle.index.store.store import Store
from passerelle.index.types import Document, Unread

BAD = Unread("b.txt", "failures", "a bad line", 1)


def paths(folder: Path) -> dict[str, str]:
    with Store.open(folder) as store:
        return {each.id: each.path for each in store.entries()}


def asked(folder: Path, statement: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(folder / schema.FILE)) as connection:
        return connection.execute(statement).fetchall()


def test_a_document_that_moved_is_found_at_its_new_path_when_that_is_committed(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.move(1, "new/chat.txt")
        assert paths(tmp_path) == {"chat": "chat.txt", "chien": "chien.txt"}
        opened.commit({})
    assert paths(tmp_path) == {"chat": "new/chat.txt", "chien": "chien.txt"}


def test_a_document_that_is_dropped_is_gone_when_that_is_committed(tmp_path: Path) -> None:
    put(tmp_path, CAT, DOG)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.drop(1)
        assert set(paths(tmp_path)) == {"chat", "chien"}
        assert opened.commit({}) == 2
    assert set(paths(tmp_path)) == {"chien"}


def test_hashes_of_files_are_kept_replaced_and_forgotten(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.commit({"a.txt": "1", "b.txt": "2"})
        opened.commit({"a.txt": "3", "b.txt": None, "c.txt": None})
    assert asked(tmp_path, "SELECT path, hash FROM files") == [("a.txt", "3")]


def test_what_was_not_read_is_kept_with_a_commit_and_without(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.commit({}, {"b.txt": [BAD]})
        assert read_unread(opened.connection) == [BAD]
        opened.remember({"b.txt": "7"}, {"b.txt": [], "c.txt": [replace(BAD, path="c.txt")]})
        assert read_unread(opened.connection) == [replace(BAD, path="c.txt")]
    with Store.open(tmp_path) as store:
        assert store.generation == 2
        assert store.account.unread == (replace(BAD, path="c.txt"),)
    assert asked(tmp_path, "SELECT path FROM files") == [("b.txt",)]


def test_what_a_killed_run_has_staged_is_forgotten_by_the_next(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chien.txt", DOG)
        opened.flush()
    assert asked(tmp_path, "SELECT count(*) FROM documents") == [(2,)]
    with change(tmp_path, SETTINGS, None):
        pass
    assert asked(tmp_path, "SELECT id FROM documents") == [("chat",)]


def test_a_document_takes_the_place_of_the_one_with_its_id(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    put(tmp_path, replace(CAT, text="Le chat part demain."))
    with Store.open(tmp_path) as store:
        assert store.document("chat").text == "Le chat part demain."
        assert (store.count(), len(store.passages("chat"))) == (1, 1)


def test_a_change_knows_whether_the_words_of_passages_are_current(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        current = [opened.words_are_current]
        (tmp_path / OWN).write_text("Harle = Goosander\n", encoding="utf-8")
        current.append(opened.words_are_current)
        opened.commit({})
        current.append(opened.words_are_current)
    assert current == [True, False, True]


def test_a_stored_document_is_read_whole_and_a_changed_one_refused(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.put("chat.txt", CAT)
        opened.put("memory", PAGED, given=True)
        opened.commit({})
        assert [opened.read_sound(row) for row in (1, 2)] == [CAT, PAGED]
        opened.connection.execute("UPDATE documents SET text = text || ' Et puis.'")
        assert opened.read_document(1).text.endswith("Et puis.")
        changed = "is not the one that was indexed, so it is not cut and embedded again: `passerelle remove"
        with pytest.raises(StoreError, match=f"^the text of 'chat' {changed} chat .* --again chat"):
            opened.read_sound(1)
        with pytest.raises(
            StoreError, match=f"^the text of 'pages' {changed} .* by the program that gave it$"
        ):
            opened.read_sound(2)


OTHER_MODEL = replace(SETTINGS, model="other", fingerprint="f" * 16)
OTHER_SIZE = replace(SETTINGS, passage_tokens=7)


@pytest.mark.parametrize(
    ("wanted", "said"),
    [
        (
            OTHER_MODEL,
            (
                r"^the store in \S+ was made with the model words \(.*\) and not with other \(f{16}\): keep the first "
                r"with `--model words`, or embed everything again with `passerelle index --rebuild --model other "
                r"--store \S+`$"
            ),
        ),
        (
            OTHER_SIZE,
            (
                r"^the passages in \S+ aim at 6 tokens and not at 7: cut everything again with `passerelle index "
                r"--rebuild --passage-tokens 7 --store \S+`$"
            ),
        ),
    ],
)
def test_a_store_of_other_settings_is_refused_unless_it_is_made_anew(
    tmp_path: Path, wanted: object, said: str
) -> None:
    put(tmp_path, CAT)
    settings = OTHER_MODEL if wanted is OTHER_MODEL else OTHER_SIZE
    with pytest.raises(StoreError, match=said), change(tmp_path, settings, EMBEDDER):
        pass
    with change(tmp_path, settings, EMBEDDER, rebuild=True):
        pass


def test_another_name_backend_or_dimension_of_the_same_model_is_no_other(tmp_path: Path) -> None:
    for same in (SETTINGS, replace(SETTINGS, model="alias"), replace(SETTINGS, backend="onnx")):
        require_same(SETTINGS, same, tmp_path)


def test_a_change_without_an_embedder_puts_in_nothing(tmp_path: Path) -> None:
    with (
        change(tmp_path, SETTINGS, None) as opened,
        pytest.raises(
            TypeError, match=r"^a change without an embedder only takes out: give one to `change`$"
        ),
    ):
        opened.put("a.txt", CAT)


@pytest.mark.parametrize(
    ("document", "error", "said"),
    [
        ("a", TypeError, "'a' is no document"),
        (Document(" ", "", "en", "Words."), ValueError, "a document has no id"),
        (Document("a", "", "de", "Words."), ValueError, "the language of the document 'a' is 'de'"),  # type: ignore[arg-type]
    ],
)
def test_what_cannot_be_stored_is_refused(
    tmp_path: Path, document: Document, error: type[Exception], said: str
) -> None:
    with change(tmp_path, SETTINGS, EMBEDDER) as opened, pytest.raises(error, match=said):
        opened.put("a.txt", document)


def test_the_words_of_passages_are_read_again_where_that_is_asked(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    read = asked(tmp_path, "SELECT terms FROM words_fr")
    for rebuild, reread, wanted in ((False, False, [("odd",)] * 2), (False, True, read), (True, False, read)):
        with change(tmp_path, SETTINGS, EMBEDDER, rebuild=rebuild) as opened:
            opened.connection.execute("UPDATE words_fr SET terms = 'odd'")
            opened.reread = reread
            opened.commit({})
        assert asked(tmp_path, "SELECT terms FROM words_fr") == wanted


def test_what_was_committed_is_not_done_again_by_the_next_commit(tmp_path: Path) -> None:
    put(tmp_path, CAT)
    with change(tmp_path, SETTINGS, EMBEDDER) as opened:
        opened.drop(1)
        opened.keep_out("chat", "chat.txt")
        opened.commit({})
        opened.erase_names()
        opened.put("chien.txt", DOG)  # which has the row that is free
        opened.commit({})
        assert [each.erased for each in read_removed(opened.connection)] == [True]
        opened.move(1, "new/chien.txt")
        opened.commit({})
        opened.move(1, "chien.txt")
        opened.commit({})
    assert paths(tmp_path) == {"chien": "chien.txt"}
