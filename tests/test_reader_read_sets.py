"""What is read of a question set and of everyday documents: which rows count, and where an answer stands."""

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import WordEmbedder
from reader_sets import write_lines

from passerelle.index.types import Document, Passage
from passerelle.training.reader import everyday
from passerelle.training.reader.everyday import Everyday, _holding, _nearest, _put, read_everyday
from passerelle.training.reader.sets import Source, read_source

TEXT = "Le bac part à midi."


def read(place: Path, source: Source, *rows: dict[str, Any], **passage: Any) -> list[Any]:
    usual = {"lang": "fr", "answerable": True, "passage_ids": ["p"], "answers": ["midi"], "kind": "say"}
    text = {"id": "p", "title": "Bac", "text": TEXT, "lang": "fr", **passage}
    write_lines(place / source.name / "passages.jsonl", [text])
    written = [{**usual, "id": str(at), "question": f"q{at}", **row} for at, row in enumerate(rows)]
    write_lines(place / source.name / "questions.jsonl", written)
    return list(read_source(place, source))


@pytest.mark.parametrize(
    ("row", "answered", "spans"),
    [
        ({}, True, ((14, 18),)),
        ({"answers": ["minuit"]}, None, None),  # its words do not stand there
        ({"passage_ids": ["q"]}, None, None),
        ({"passage_ids": ["p", "q"]}, True, ((14, 18),)),
        ({"answerable": False, "passage_ids": [], "near_passage": "p"}, False, ()),
        ({"answerable": False, "passage_ids": []}, None, None),
    ],
)
def test_a_question_is_read_with_its_passage_and_where_it_is_answered(
    tmp_path: Path, row: dict[str, Any], spans: Any, *, answered: bool | None
) -> None:
    found = read(tmp_path, Source("asked"), row)
    assert [(each.answered, each.spans) for each in found] == (
        [] if answered is None else [(answered, spans)]
    )
    for each in found:
        assert (each.id, each.question, each.language, each.passage.text) == ("0", "q0", "fr", TEXT)
        assert each.passage.context == "Bac"


@pytest.mark.parametrize(("length", "kept"), [(1400, 1), (1401, 0)])
def test_a_passage_that_answers_without_saying_where_is_short(tmp_path: Path, length: int, kept: int) -> None:
    unmarked = Source("faq", marked=False)
    found = read(tmp_path, unmarked, {}, text="x" * length)
    assert [(each.answered, each.spans) for each in found] == [(True, ())] * kept
    assert len(read(tmp_path, unmarked, {"answerable": False}, text="x" * length)) == 1


def test_only_the_kind_of_question_that_is_named_is_read(tmp_path: Path) -> None:
    rows = ({"kind": "say"}, {"kind": "fiche question"}, {"kind": None})
    kept = read(tmp_path, Source("a", kind="fiche question"), *rows)
    assert [each.id for each in kept] == ["1"]
    assert len(read(tmp_path, Source("a"), *rows)) == 3


@pytest.mark.parametrize(("most", "count"), [(0, 9), (4, 4), (8, 8), (9, 9), (20, 9)])
def test_of_a_large_set_so_many_questions_are_drawn_the_same_each_time(
    tmp_path: Path, most: int, count: int
) -> None:
    found = read(tmp_path, Source("a", most=most), *[{}] * 9)
    assert len({each.id for each in found}) == count
    assert found == read(tmp_path, Source("a", most=most), *[{}] * 9)
    assert ([each.id for each in found] == [str(at) for at in range(9)]) is (count == 9)


@pytest.mark.parametrize(
    ("title", "context"),
    [("Reddit", ""), ("Filtered Reddit Comments", ""), ("Redd", "Redd"), (None, "")],
)
def test_a_title_that_all_texts_share_is_left_out(tmp_path: Path, title: str | None, context: str) -> None:
    (found,) = read(tmp_path, Source("a"), {}, title=title)
    assert found.passage.context == context


def documents(text: str, source: str, *spans: tuple[int, int]) -> Everyday:
    document = Document("a.md", "A", "fr", text)
    passages = [Passage(document, *span, "fr") for span in spans]
    return Everyday({"a.md": document}, {"a.md": source}, {"a.md": passages}, frozenset())


@pytest.mark.parametrize(
    ("text", "source", "words", "start", "found"),
    [
        ("un bac, un bac", "un *bac*, un bac", "bac", 13, (11, 14)),
        ("un bac, un bac", "un bac, un bac", "bac", 3, (3, 6)),
        ("il coûte 3 € net", "il coûte **3 €** net", "**3 €**", 9, (9, 12)),
        ("il coûte 3 € net", "il coûte **3\n€** net", "**3\n€**", 9, (9, 12)),
        (
            "bac bac bac",
            f"bac {'x' * 40} bac",
            "bac",
            0,
            (0, 3),
        ),  # not as often there: the nearest by its share
        ("bac bac bac", f"bac {'x' * 40} bac", "bac", 44, (8, 11)),
        ("un pont", "un bac", "bac", 3, None),
    ],
)
def test_an_answer_of_the_source_is_found_in_what_is_shown(
    text: str, source: str, words: str, start: int, found: tuple[int, int] | None
) -> None:
    assert documents(text, source).find("a.md", words, start) == found


def test_a_folder_without_documents_has_no_questions(tmp_path: Path) -> None:
    assert Everyday.read(tmp_path, WordEmbedder()) == Everyday({}, {}, {}, frozenset())
    assert list(read_everyday(tmp_path, WordEmbedder())) == []


PARTS = "Le bac part à midi. Il coûte trois euros. Il est vert. Il est grand. Il ferme tard."
SPANS = tuple(
    (PARTS.index(each), PARTS.index(each) + len(each)) for each in PARTS.replace(". ", ".|").split("|")
)


def put(row: dict[str, Any], near: list[int], nearest: list[Passage] | None = None) -> list[tuple[str, Any]]:
    known = documents(PARTS, PARTS, *SPANS)
    own = known.passages["a.md"]
    usual = {"id": "1", "question": "?", "lang": "fr", "document": "a.md", "answerable": True, "answers": []}
    found = list(_put(known, {**usual, **row}, [*(own[at] for at in near), *(nearest or [])]))
    assert {each.answerable for each in found} <= {row.get("answerable", True)}
    return [(each.passage.text, each.spans) for each in found]


def others(*texts: str) -> list[Passage]:
    return [Passage(Document(text, "B", "fr", text), 0, len(text), "fr") for text in texts]


def test_an_answer_is_put_to_its_passage_and_to_near_ones_that_do_not_hold_it() -> None:
    asked = {"answers": [{"text": "trois euros", "start": PARTS.index("trois")}]}
    found = put(asked, [1, 0, 2], others("TROIS EUROS", "a", "b", "c", "d", "e"))
    assert found[0] == ("Il coûte trois euros.", ((9, 20),))
    assert found[1:] == [(text, ()) for text in ("Le bac part à midi.", "Il est vert.", "a", "b", "c", "d")]
    assert put({"answers": [{"text": "dix euros", "start": 0}]}, [1, 0]) == []
    several = {"answers": [*asked["answers"], {"text": "vert", "start": PARTS.index("vert")}]}
    assert put(several, [2]) == [
        ("Il coûte trois euros.", ((9, 20),)),
        ("Il est vert.", ()),
    ]  # the first counts


def test_an_answer_that_reaches_beyond_its_passage_ends_with_it() -> None:
    asked = {"answers": [{"text": "midi. Il coûte", "start": PARTS.index("midi")}]}
    assert put(asked, []) == [("Le bac part à midi.", ((14, 19),))]


def test_a_near_miss_is_put_to_what_seems_to_answer_or_to_the_nearest_and_to_its_own_document() -> None:
    no = {"answerable": False}
    beside = {**no, "beside": {"text": "trois euros", "start": PARTS.index("trois")}}
    assert [text for text, _ in put(beside, [1, 0], others("a", "b"))] == [
        "Il coûte trois euros.",
        "Le bac part à midi.",
        "a",
    ]
    own = [PARTS[start:end] for start, end in SPANS]
    assert [text for text, _ in put(no, [], others(*"abcdef"))] == [*"abcde", own[0]]
    assert [text for text, _ in put(no, [0], others("a"))] == [own[0], "a", own[1], own[2]]
    assert all(not spans for _, spans in put(no, [0]))


def test_at_most_six_passages_are_met_of_which_two_are_further_ones_of_its_own(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(everyday, "TAKEN", 9)
    own = [PARTS[start:end] for start, end in SPANS]
    assert [text for text, _ in put({"answerable": False}, [], others(*"abcdef"))] == [*"abcde", *own[:2]]


@pytest.mark.parametrize(("start", "holding"), [(0, ["ab"]), (1, ["ab"]), (2, ["cd"]), (3, ["cd"])])
def test_an_answer_is_held_by_the_passage_that_it_begins_in(start: int, holding: list[str]) -> None:
    known = documents("abcd", "abcd", (0, 2), (2, 4))
    passages, found = _holding(known, "a.md", {"text": "abcd"[start], "start": start})
    assert [each.text for each in passages] == holding
    assert found == (start, start + 1)
    assert _holding(known, "a.md", None) == ([], None)
    assert _holding(known, "a.md", {"text": "z", "start": 0}) == ([], None)


def test_the_twelve_nearest_passages_of_a_side_are_looked_at_nearest_first() -> None:
    cosines = np.array([[each] for each in (0.5, 0.9, 0.9, *np.linspace(0.8, 0.6, 12), 1.0)], np.float32)
    side = np.arange(15)  # the last one lies on the other side
    assert _nearest(cosines, np.ones(1, np.float32), side) == [1, 2, *range(3, 13)]
    assert _nearest(cosines, np.ones(1, np.float32), np.array([0, 15])) == [15, 0]
