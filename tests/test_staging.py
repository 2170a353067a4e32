"""Facts about documents on their way into a store: when they are embedded, what is made once, what others cut."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from fakes import WordEmbedder
from small_store import CAT, DOG, SETTINGS

from passerelle.index.store import staging
from passerelle.index.store.change import Change, change
from passerelle.index.store.cut import cut_with_keys, halves_of
from passerelle.index.store.writer import Cut
from passerelle.index.types import Document, Gap, Passage

ONE = [Document(f"d{number}", "", "en", f"The mill number {number} grinds.") for number in range(6)]
UNIT = np.eye(4, 256, dtype=np.float16)


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Change]:
    with change(tmp_path, SETTINGS, WordEmbedder()) as found:
        yield found


def asked(opened: Change) -> list[str]:
    assert isinstance(opened.embedder, WordEmbedder)
    return opened.embedder.asked


def staged(opened: Change) -> list[str]:
    return [id_ for (id_,) in opened.connection.execute("SELECT id FROM documents ORDER BY row")]


def kept(opened: Change) -> dict[str, int]:
    """Return which of the four unit vectors the passage of each document has."""
    found = opened.connection.execute(
        "SELECT id, vectors.vector FROM documents JOIN passages ON document = documents.row "
        "JOIN vectors ON vectors.row = passages.vector"
    )
    return {id_: int(np.frombuffer(half, np.float16).argmax()) for id_, half in found}


def test_documents_are_embedded_as_soon_as_there_are_enough_passages(
    opened: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "BATCH", 3)
    told: list[tuple[int, int]] = []
    opened.tell = lambda: told.append((opened.embedded, opened.unsettled))
    counts = []
    for document in ONE:
        assert opened.put(f"{document.id}.txt", document) == 1
        counts.append((opened.cut, opened.unsettled, len(staged(opened))))
    assert counts == [(1, 1, 0), (2, 2, 0), (3, 3, 0), (4, 4, 0), (5, 5, 0), (6, 3, 3)]
    assert told == [(3, 3)]
    opened.flush()
    assert (opened.unsettled, opened.embedded, told) == (0, 6, [(3, 3), (6, 0)])
    assert staged(opened) == [each.id for each in ONE]
    assert asked(opened) == [each.text for each in ONE]
    opened.flush()
    assert (opened.embedded, len(staged(opened)), len(told)) == (6, 6, 2)


def test_many_passages_of_one_document_are_embedded_in_pieces(
    opened: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging, "BATCH", 2)
    told: list[int] = []
    opened.tell = lambda: told.append(opened.embedded)
    text = "\n\n".join(f"The mill number {number} grinds its corn." for number in range(5))
    assert opened.put("mill.txt", Document("mill", "", "en", text)) == 5
    opened.flush()
    assert told == [2, 4, 5]


def test_the_same_words_are_embedded_once_and_never_again(opened: Change) -> None:
    same = replace(CAT, id="other")
    assert opened.put("a.txt", CAT) == opened.put("b.txt", same) == 2
    opened.flush()
    opened.put("c.txt", replace(CAT, id="third"))
    opened.flush()
    assert (len(asked(opened)), opened.embedded, opened.cut) == (2, 2, 6)


def test_an_id_is_put_once_and_what_is_no_document_never(opened: Change) -> None:
    opened.put("a.txt", CAT)
    with pytest.raises(ValueError, match="'chat' was put twice in one change: give each an id of its own"):
        opened.put("b.txt", replace(DOG, id="chat"))
    with pytest.raises(TypeError, match="'a' is no document"):
        opened.put("a.txt", "a")  # type: ignore[arg-type]
    opened.put("b.txt", DOG)
    assert opened.cut == 4


def test_what_a_program_gave_is_marked_and_what_was_not_read_kept(opened: Change) -> None:
    gap = Gap("pictures", 2, "page 1")
    opened.put("a.txt", replace(CAT, gaps=(gap,), fields={"year": 2024}))
    opened.put("b.txt", DOG, given=True)
    opened.flush()
    execute = opened.connection.execute
    assert execute("SELECT id FROM given JOIN documents ON row = document").fetchall() == [("chien",)]
    assert execute("SELECT kind, count, place FROM gaps").fetchall() == [("pictures", 2, "page 1")]
    assert execute("SELECT name, value FROM fields").fetchall() == [("year", "2024")]
    assert execute("SELECT id, path, live FROM documents").fetchall() == [
        ("chat", "a.txt", 0),
        ("chien", "b.txt", 0),
    ]


def test_passages_that_others_have_cut_are_put_as_they_are(opened: Change) -> None:
    whole = Passage(CAT, 0, len(CAT.text), "fr")
    assert opened.put("a.txt", CAT, cut=[(b"0123456789abcdef", whole)]) == 1
    assert opened.put("b.txt", DOG, cut=[]) == 0
    opened.flush()
    assert asked(opened) == [f"Chat\n{CAT.text}"]
    found = opened.connection.execute("SELECT start, end FROM passages").fetchall()
    assert found == [(0, len(CAT.text))]


def test_documents_with_ready_vectors_keep_the_first_of_two_with_the_same_words(opened: Change) -> None:
    first, second, third = ONE[0], replace(ONE[0], id="same"), ONE[1]
    opened.put_ready([first, second, third], UNIT[:3])
    opened.flush()
    assert kept(opened) == {"d0": 0, "same": 0, "d1": 2}
    opened.put_ready([replace(ONE[1], id="again"), ONE[2]], UNIT[2:][::-1])
    opened.flush()
    assert kept(opened) == {"d0": 0, "same": 0, "d1": 2, "again": 2, "d2": 2}
    assert (opened.cut, opened.embedded, asked(opened)) == (5, 0, [])
    given = opened.connection.execute("SELECT count(*) FROM given").fetchone()
    assert given == (5,)
    with pytest.raises(ValueError, match="zip"):
        opened.put_ready(ONE[3:5], UNIT[:1])


def test_what_another_store_has_cut_comes_with_its_vectors(opened: Change) -> None:
    cuts = [
        Cut(f"{each.id}.txt", each, cut_with_keys(each, WordEmbedder(), SETTINGS, rebuild=False))
        for each in ONE
    ]
    keys = [key for each in cuts for key, _ in each.passages]
    halves = halves_of(keys[:3], UNIT[:3].astype(np.float32), SETTINGS)
    opened.put_cut(cuts[:2], {key: halves[key] for key in keys[:2]})
    opened.put_cut([cuts[2]], {**dict.fromkeys(keys[:2], halves[keys[2]]), keys[2]: halves[keys[2]]})
    assert kept(opened) == {"d0": 0, "d1": 1, "d2": 2}  # what is known stays
    assert staged(opened) == ["d0", "d1", "d2"]
    opened.commit({})
    assert asked(opened) == []


def test_a_change_without_an_embedder_still_stages_what_is_ready(tmp_path: Path) -> None:
    with change(tmp_path, SETTINGS, None) as opened:
        with pytest.raises(
            TypeError, match="a change without an embedder only takes out: give one to `change`"
        ):
            opened.put("a.txt", CAT)
        opened.put_ready([ONE[0]], UNIT[:1])
        opened.flush()
        assert staged(opened) == ["d0"]
