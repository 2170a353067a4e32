"""What a run remembers of a store: its embedder, the size of its passages, its place; and how far it has come."""

import json
import re
from pathlib import Path

import pytest
from fakes import WordEmbedder
from library import CAT, DOG, SENTENCES, Library, counts

from passerelle.index.errors import StoreError
from passerelle.index.run.types import Progress, Summary
from passerelle.index.store.store import Store
from passerelle.index.store.verify import verify
from passerelle.index.sync import Options, sync


def told(library: Library) -> list[Progress]:
    seen: list[Progress] = []
    sync([library.documents], library.folder, SENTENCES, embedder=library.embedder, progress=seen.append)
    return seen


def test_progress_counts_bytes_only_when_their_vectors_have_come(library: Library) -> None:
    sizes = [library.write(f"{name}.txt", text).stat().st_size for name, text in (("a", CAT), ("b", DOG))]
    seen = told(library)
    assert [each.done for each in seen[:-1]] == [0] * (len(seen) - 1)
    assert {each.total for each in seen} == {sum(sizes)}
    assert seen[-2] == Progress(0, sum(sizes), 4, 0)
    assert seen[-1] == Progress(sum(sizes), sum(sizes), 4, 4)


def test_progress_moves_inside_a_collection_and_never_back(library: Library) -> None:
    lines = [json.dumps({"id": f"d{n}", "text": f"number {n} alone here today."}) for n in range(3 * 256)]
    size = library.write("many.jsonl", "\n".join(lines)).stat().st_size
    seen = told(library)
    done = [each.done for each in seen]
    assert done == sorted(done)
    assert len(set(done)) > 3
    assert seen[-1] == Progress(size, size, 3 * 256, 3 * 256)


def test_progress_is_whole_at_once_where_nothing_changed(library: Library) -> None:
    size = library.write("a.txt", CAT).stat().st_size
    told(library)
    assert told(library)[-1] == Progress(size, size, 0, 0)


def mend(message: str, library: Library, embedder: WordEmbedder) -> Summary:
    """Run what follows ``passerelle index`` in *message*, with the embedder it names."""
    found = re.search(r"`passerelle index (--rebuild.*?) --store (\S+)`", message)
    assert found is not None
    assert found[2] == str(library.folder)
    words = found[1].split()
    named = dict(zip(words[1::2], words[2::2], strict=True))
    assert named.get("--model", embedder.name) == embedder.name
    options = Options(rebuild=True, passage_tokens=int(named.get("--passage-tokens", 0)))
    return sync([], library.folder, options, embedder=embedder)


def test_another_embedder_is_refused_by_both_names_and_the_command_that_is_named_mends_it(
    library: Library,
) -> None:
    library.write("chat.txt", CAT)
    library.write("dog.txt", DOG)
    library.index()
    other = WordEmbedder(name="other-words", dimension=100)
    with pytest.raises(StoreError) as refusal:
        sync([library.documents], library.folder, SENTENCES, embedder=other)
    message = str(refusal.value)
    assert f"the model words ({library.embedder.fingerprint})" in message
    assert f"other-words ({other.fingerprint})" in message
    assert "keep the first with `--model words`" in message
    summary = mend(message, library, other)
    assert (summary.documents, summary.embedded) == (2, 4)
    assert library.open().settings.fingerprint == other.fingerprint
    assert verify(library.folder).problems == ()
    library.embedder = other
    assert library.search("dog garden", 1) == [("dog.txt", "The dog runs in a green garden.")]
    assert counts(library.index()) == (0, 0, 0, 2)


def test_another_size_of_passages_is_refused_and_the_command_that_is_named_mends_it(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index()
    with pytest.raises(
        StoreError, match="aim at 6 tokens and not at 60: cut everything again with"
    ) as refusal:
        library.index(options=Options(passage_tokens=60))
    summary = mend(str(refusal.value), library, library.embedder)
    assert (summary.passages, library.open().settings.passage_tokens) == (1, 60)
    assert verify(library.folder).problems == ()


def test_the_size_of_passages_is_remembered(library: Library) -> None:
    library.write("chat.txt", CAT)
    library.index(options=Options(passage_tokens=9))
    library.write("dog.txt", DOG)
    library.index(options=Options())
    assert library.open().settings.passage_tokens == 9


def test_a_rebuild_embeds_everything_again_and_keeps_what_lies_elsewhere_or_went_bad(
    library: Library,
) -> None:
    library.write("one/chat.txt", CAT)
    library.write("one/bad.txt", CAT.replace("chat", "loup"))
    outside = library.write("two/dog.txt", DOG)
    library.index()
    library.newly_asked()
    outside.unlink()
    library.write("one/bad.txt", "")
    library.write("one/chat.txt", CAT.replace("chat", "lion"))
    options = Options(passage_tokens=6, rebuild=True)
    summary = library.index(library.documents / "one", options=options)
    assert counts(summary) == (0, 1, 0, 0)
    assert [failure.path for failure in summary.failures] == ["documents/one/bad.txt"]
    assert len(library.newly_asked()) == summary.embedded == 6
    assert library.ids() == ["one/bad.txt", "one/chat.txt", "two/dog.txt"]
    assert library.open().document("one/chat.txt").text == CAT.replace("chat", "lion")
    assert verify(library.folder).problems == ()


def test_a_store_that_moves_with_its_documents_stays_in_step(library: Library, tmp_path: Path) -> None:
    library.write("chat.txt", CAT)
    library.index()
    moved = Library(tmp_path / "elsewhere", library.embedder)
    moved.place.mkdir()
    library.documents.rename(moved.documents)
    library.folder.rename(moved.folder)
    library.newly_asked()
    assert counts(moved.index()) == (0, 0, 0, 1)
    assert moved.newly_asked() == []


def test_the_store_itself_is_not_read_as_documents(library: Library) -> None:
    library.write("chat.txt", CAT)
    folder = library.documents / "store"
    sync([library.documents], folder, embedder=library.embedder)
    (folder / "notes.txt").write_text("Not a document.", encoding="utf-8")
    summary = sync([library.documents], folder, embedder=library.embedder)
    assert counts(summary) == (0, 0, 0, 1)
    assert [entry.id for entry in Store.open(folder).entries()] == ["chat.txt"]
