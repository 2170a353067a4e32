"""What a run over files may be asked: which settings hold, what it takes out and makes new, what it accounts for."""

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from library import CAT, DOG, SENTENCES, Library, counts

from passerelle.index.embed.embedder import Engine
from passerelle.index.embed.open import open_embedder
from passerelle.index.errors import StoreError, StoreLockedError
from passerelle.index.removal import remove
from passerelle.index.store import schema
from passerelle.index.store.change import change
from passerelle.index.sync import Options, stored_settings, sync


def test_documents_whose_file_is_gone_elsewhere_are_taken_out_where_that_is_asked(library: Library) -> None:
    library.write("two/chat.txt", CAT)
    library.index()
    (library.documents / "two" / "chat.txt").unlink()
    one = library.write("one/dog.txt", DOG).parent
    assert counts(library.index(one)) == (1, 0, 0, 0)
    assert counts(library.index(one, options=replace(SENTENCES, prune=True))) == (0, 0, 1, 1)


def test_a_run_waits_for_another_writer_as_long_as_it_is_told(library: Library) -> None:
    library.index()
    with change(library.folder, library.open().settings, None):
        started = time.monotonic()
        with pytest.raises(StoreLockedError, match="another program is writing"):
            library.index(options=replace(SENTENCES, wait=0.1))
        assert time.monotonic() - started >= 0.1


def test_the_account_of_a_run_is_of_its_paths_and_of_all_where_it_has_none(library: Library) -> None:
    for name in ("one", "two"):
        library.write(f"{name}/a.txt", CAT.replace("chat", name))
        library.write(f"{name}/a.xyz", "x")
    library.index()
    library.write("two/b.txt", DOG)
    one = library.index(library.documents / "one")
    assert [each.path for each in one.account.unread] == ["documents/one"]
    every = sync([], library.folder, SENTENCES, embedder=library.embedder)
    assert [each.path for each in every.account.unread] == ["documents/one", "documents/two"]
    assert 0 <= one.seconds < 60


def test_what_was_erased_is_in_the_account_of_the_run_that_meets_it_and_of_no_store(library: Library) -> None:
    for name in ("a/x.xyz", "c/x.xyz", "b.txt", "c/chat.txt"):
        library.write(name, CAT.replace("chat", name))
    library.index()
    remove("b.txt", library.folder, erase=True)
    paths = ["documents/a", "documents/b.txt", "documents/c"]
    assert [each.path for each in library.index().account.unread] == paths
    assert [each.path for each in library.open().account.unread] == [paths[0], paths[2]]


def test_a_run_that_changes_nothing_makes_a_store_anew_where_that_is_asked(library: Library) -> None:
    generations = []
    for options in (SENTENCES, SENTENCES, replace(SENTENCES, words=True), replace(SENTENCES, rebuild=True)):
        library.index(options=options)
        generations.append(library.open().generation)
    assert generations == [1, 1, 2, 3]


def test_what_became_of_a_file_is_noted_though_no_document_changed(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index()
    bad = library.write("bad.txt", "")
    library.index()
    assert [each.path for each in library.open().account.unread] == ["documents/bad.txt"]
    bad.unlink()
    library.index()
    assert library.open().account.unread == ()
    assert library.open().generation == 1


@pytest.mark.parametrize(
    ("options", "precision", "tokens"),
    [
        (Options(model="words"), "float16", 9),
        (Options(model="other"), "", 9),
        (Options(passage_tokens=7), "float16", 7),
        (Options(model="words", engine=Engine(precision="float32"), passage_tokens=7), "float32", 7),
    ],
)
def test_a_store_goes_on_as_it_was_made_unless_another_choice_is_made(
    library: Library, options: Options, precision: str, tokens: int
) -> None:
    library.index(options=Options(engine=Engine(precision="float16"), passage_tokens=9))
    library.index(options=replace(options, rebuild=True))
    settings = library.open().settings
    assert (settings.precision, settings.passage_tokens) == (precision, tokens)


def test_passages_aim_at_128_tokens_where_nobody_says_otherwise(library: Library) -> None:
    library.index(options=Options())
    assert library.open().settings.passage_tokens == 128


def test_the_settings_of_a_store_are_none_before_it_is_there_or_where_it_is_damaged(library: Library) -> None:
    assert stored_settings(library.folder) is None
    library.index()
    assert stored_settings(library.folder) == library.open().settings
    (library.folder / schema.FILE).write_bytes(b"no store at all" * 99)
    assert stored_settings(library.folder) is None


def test_what_is_to_be_read_again_is_named_by_ids_and_paths() -> None:
    assert Options(again=["a", Path("b/c.md")]).again == ("a", "b/c.md")  # type: ignore[arg-type]
    assert Options().again == ()


@pytest.mark.parametrize("name", ["rebuild", "words", "prune"])
def test_a_choice_between_two_is_true_or_false(name: str) -> None:
    with pytest.raises(TypeError, match=rf"^{name} is 1: give True or False$"):
        Options(**{name: 1})  # type: ignore[arg-type]


@pytest.mark.parametrize(("workers", "right"), [(-1, False), (0, True), (256, True), (257, False)])
def test_one_run_starts_256_processes_at_most(workers: int, *, right: bool) -> None:
    if right:
        assert Options(workers=workers).workers == workers
        return
    with pytest.raises(ValueError, match=rf"^workers is {workers}: give a whole number from 0 to 256$"):
        Options(workers=workers)


def test_a_store_in_a_folder_has_no_workers_and_a_command_says_what_may(library: Library) -> None:
    said = (
        rf"^the store in {library.folder} is a folder, which one program writes with all cores: leave out --workers, "
        rf"or put the store in a database with `passerelle copy {library.folder} postgresql://HOST/NAME`, where many "
        r"may work$"
    )
    with pytest.raises(StoreError, match=said):
        library.index(options=Options(workers=1))
    assert not library.folder.exists()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"progress": 3}, r"^progress is 3: give what is called with how far the run has come$"),
        ({"embedder": 3}, "3: give"),
    ],
)
def test_what_a_run_cannot_be_done_with_is_refused(
    library: Library, given: dict[str, Any], said: str
) -> None:
    with pytest.raises(TypeError, match=said):
        sync([library.documents], library.folder, SENTENCES, **given)
    with pytest.raises(TypeError, match=r"^options is 3: give how to index as Options\(rebuild=…\)$"):
        sync([library.documents], library.folder, 3)  # type: ignore[arg-type]
    assert not library.folder.exists()


def test_a_run_opens_a_model_itself_and_gives_it_back_when_all_is_embedded(library: Library) -> None:
    library.write("chat.txt", CAT)
    summary = sync([library.documents], library.folder)
    assert (summary.passages, summary.embedded) == (1, 1)
    assert library.open().settings.model == open_embedder().name


@pytest.mark.parametrize(
    ("given", "error", "said"),
    [
        ({"model": 3}, TypeError, r"^the model is 3: give its name or its folder, as text$"),
        ({"engine": "onnx"}, TypeError, "'onnx'"),
        ({"passage_tokens": 1.5}, TypeError, "passage_tokens is 1.5: give a whole number from 0 on"),
        ({"passage_tokens": -1}, ValueError, "passage_tokens is -1: give a whole number from 0 on"),
        ({"wait": -0.1}, ValueError, "wait is -0.1: give a number from 0 on"),
        ({"again": "a.md"}, TypeError, r"again is 'a.md': give several, as \['a.md'\]"),
        ({"again": [""]}, ValueError, r"^what is to be read again is empty: give a path$"),
    ],
)
def test_what_no_run_can_be_asked_is_refused_by_its_name(
    given: dict[str, Any], error: type[Exception], said: str
) -> None:
    with pytest.raises(error, match=said):
        Options(**given)
