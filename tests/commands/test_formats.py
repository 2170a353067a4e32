"""Hits in the forms that programs read, and questions as they come in, to the letter."""

import json

import pytest

from passerelle.commands.account import account_lines, gap_lines, gaps_json, without_failures
from passerelle.commands.formats import asked_json, head, lines_of
from passerelle.commands.standard_input import Asked, read_asked
from passerelle.index.lexical.bm25 import Met
from passerelle.index.store.account import Account, DocumentGap
from passerelle.index.types import Document, Passage, Span, Unread
from passerelle.query import QueryError
from passerelle.types import Hit

TEXT = 'Le "bac"\tpart\n\nà midi.'
DOCUMENT = Document("b c.txt", "Bac", "fr", TEXT, pages=(Span(0, len(TEXT)),))
HITS = (
    Hit(1, Passage(DOCUMENT, 0, len(TEXT), "fr", page=1), 0.5, 0.25, 0.125, (Met("bac", "bac", 0.1),)),
    Hit(2, Passage(Document("p", "", "en", "A bridge."), 2, 8, "en"), 1 / 3, 0.25),
)
ASKED = Asked("q1", "Quand\x1b ?")


def lines(form: str, *, several: bool = False) -> list[str]:
    return list(lines_of(form, ASKED, HITS, several=several))


def test_a_table_has_a_head_and_a_line_a_hit_with_blanks_made_one_and_quotes_doubled() -> None:
    assert list(head("tsv")) == ["qid\tquestion\trank\tscore\tdocument\tstart\tend\tpage\ttitle\ttext"]
    assert lines("tsv") == [
        'q1\tQuand\x1b ?\t1\t0.500000\tb c.txt\t0\t22\t1\tBac\t"Le ""bac"" part à midi."',
        "q1\tQuand\x1b ?\t2\t0.333333\tp\t2\t8\t\t\tbridge",
    ]
    assert [list(head(form)) for form in ("text", "explained", "jsonl", "trec")] == [[]] * 4


def test_a_run_names_passages_by_their_permalinks() -> None:
    assert lines("trec") == [
        f"q1 Q0 {HITS[0].permalink} 1 0.500000 passerelle",
        f"q1 Q0 {HITS[1].permalink} 2 0.333333 passerelle",
    ]
    assert [len(line.split()) for line in lines("trec")] == [6, 6]


def test_a_line_of_json_has_its_question_and_its_hit() -> None:
    assert list(map(json.loads, lines("jsonl"))) == [
        {"qid": "q1", "question": "Quand\x1b ?", **json.loads(json.dumps(hit.to_dict()))} for hit in HITS
    ]
    assert "\x1b" not in "".join(lines("jsonl"))
    assert asked_json(ASKED, HITS[:1]) == {
        "qid": "q1",
        "question": "Quand\x1b ?",
        "hits": [HITS[0].to_dict()],
    }


def test_for_a_person_each_of_several_questions_stands_above_its_hits() -> None:
    alone = lines("text")
    assert alone[0] == "1. Bac · page 1 · français · b c.txt:0-22 · score 0.500"
    assert lines("text", several=True) == ["? Quand⟨U+001B⟩ ?", *alone, ""]
    explained = lines("explained")
    assert (len(explained), len(alone)) == (len(alone) + 2, 4)
    assert explained[2] == "   → vectors 0.250, words 0.12 (bac 0.10)"
    assert lines("explained", several=True) == ["? Quand⟨U+001B⟩ ?", *explained, ""]
    assert [lines(form, several=True) == lines(form) for form in ("tsv", "trec", "jsonl")] == [True] * 3


class Blocks:
    """A stream that gives its blocks one by one."""

    def __init__(self, *blocks: bytes) -> None:
        self._blocks = iter([*blocks, b""])

    def read1(self, _: int, /) -> bytes:
        return next(self._blocks)


def read(*blocks: str, with_ids: bool = False) -> list[tuple[str, str]]:
    stream = Blocks(*(block.encode("utf-8", "surrogateescape") for block in blocks))
    return [(each.id, each.text) for batch in read_asked(stream, with_ids=with_ids) for each in batch]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("q1\tOù ?\n", ("q1", "Où ?")),
        (" q1 \t Où ? \n", ("q1", "Où ?")),
        ("q1\tOù\test-il ?\n", ("q1", "Où\test-il ?")),
        ("q1\tOù ?\r\n", ("q1", "Où ?")),
        ("\ufeffq1\tOù ?", ("q1", "Où ?")),
    ],
)
def test_a_line_with_an_id_is_parted_at_its_first_tab(typed: str, found: tuple[str, str]) -> None:
    assert read(typed, with_ids=True) == [found]


def test_without_ids_a_line_is_a_question_with_its_number() -> None:
    assert read("  Où ?  \n \n\t\nQui\t? \n") == [("1", "Où ?"), ("4", "Qui\t?")]
    assert read("un\x00\udce9\n") == [("1", "un\ufffd\ufffd")]
    assert read() == []
    assert read("\n\n") == []


@pytest.mark.parametrize(
    ("typed", "number"),
    [("q1\tun\nq2 q3\tdeux\n", 2), ("q1\tun\n\n\ttrois\n", 3), ("q1\t \n", 1), ("un\n", 1)],
)
def test_a_line_without_its_id_is_refused_behind_those_before_it(typed: str, number: int) -> None:
    given: list[Asked] = []
    with pytest.raises(
        QueryError, match=f"^line {number}: with --ids a line is an id without blanks, a tab and"
    ):
        given.extend(each for batch in read_asked(Blocks(typed.encode()), with_ids=True) for each in batch)
    assert [each.id for each in given] == ["q1"] * (number > 1)


def test_a_question_may_have_ten_thousand_letters_of_four_bytes() -> None:
    assert [id_ for id_, _ in read("🙂" * 10_000, "\nOù ?\n")] == ["1", "2"]
    with pytest.raises(
        QueryError, match="line 1: the question has 10001 characters or more: keep it under 10000"
    ):
        read("🙂" * 10_001, "\nOù ?\n")
    assert [id_ for id_, _ in read(f"{' ' * 50_000}", "x\n", "y\n")] == ["1", "2"]


def gap(document: str, kind: str = "pictures", count: int = 1, where: str = "") -> DocumentGap:
    return DocumentGap(document, f"docs/{document}", kind, count, where)  # type: ignore[arg-type]


GAPS = (gap("a", count=2), gap("b", "comments"), gap("a", "hidden text", 1, "page 3"), gap("c"))
UNREAD = (
    Unread("docs", "other formats", ".zip", 3, ("x.zip", "y.zip")),
    Unread("docs", "other formats", "", 1, ("z",)),
    Unread("docs", "linked folders", "", 2, ("one", "two")),
    Unread("docs/b.pdf", "failures", "damaged"),
    Unread("docs/c.pdf", "failures", "damaged"),
    Unread("docs", "removed", "", 1, ("old",)),
    Unread("lost", "removed"),
)


def test_what_was_not_read_is_told_by_kind_with_its_remedy() -> None:
    lines = list(account_lines(Account(GAPS, UNREAD)))
    assert lines[:3] == [
        "not read: pictures: 3 in 2 documents (a, c)",
        "not read: comments: 1 in 1 document (b)",
        "left out: hidden text: 1 in 1 document (a)",
    ]
    assert lines[3].startswith(
        "not read: 4 files of other formats, 3 .zip, 1 without a suffix: convert them to"
    )
    assert lines[4:] == [
        "not read: 2 linked folders (docs/one, docs/two): name what they lead to, to have it read",
        "not read: 2 files (docs/b.pdf, docs/c.pdf) that failed: index them again to see why",
        "kept out: 2 documents (old, lost) removed before: `passerelle index PATH --again ID` reads such again",
        "`passerelle documents --gaps` lists them by document",
    ]
    less = without_failures(Account(GAPS, UNREAD))
    assert [each.kind for each in less.unread] == ["other formats"] * 2 + ["linked folders"] + ["removed"] * 2
    assert less.gaps == GAPS


def test_what_is_in_a_third_language_is_not_called_unread() -> None:
    first, _ = account_lines(Account((gap("rat.txt", "third language"),)))
    assert first == "neither French nor English: third language: 1 in 1 document (rat.txt)"


def test_of_many_links_three_are_named() -> None:
    (line,) = account_lines(Account((), (Unread("d", "linked folders", "", 9, ("a", "b", "c")),)))
    assert line.startswith("not read: 9 linked folders (d/a, d/b, d/c, …): ")


def test_what_was_not_read_is_listed_by_document_and_by_path() -> None:
    assert list(gap_lines(Account(GAPS, UNREAD))) == [
        "a · pictures: 2; hidden text: 1 (page 3)",
        "b · comments: 1",
        "c · pictures: 1",
        "docs · other formats: 3 .zip (x.zip, y.zip, …)",
        "docs · other formats: 1 without a suffix (z)",
        "docs · linked folders: 2 linked (one, two)",
        "docs/b.pdf · failed: damaged",
        "docs/c.pdf · failed: damaged",
        "docs · removed: 1 document (old)",
        "lost · removed: 1 document",
    ]
    assert list(gap_lines(Account((), UNREAD[:1]))) == ["docs · other formats: 3 .zip (x.zip, y.zip, …)"]
    assert list(gap_lines(Account(GAPS[1:2]))) == ["b · comments: 1"]


def test_the_account_as_json_is_by_document_and_by_path() -> None:
    told = gaps_json(Account(GAPS[:3], UNREAD[:1]))
    assert told == {
        "documents": [
            {
                "id": "a",
                "path": "docs/a",
                "gaps": [
                    {"kind": "pictures", "count": 2, "where": ""},
                    {"kind": "hidden text", "count": 1, "where": "page 3"},
                ],
            },
            {"id": "b", "path": "docs/b", "gaps": [{"kind": "comments", "count": 1, "where": ""}]},
        ],
        "unread": [
            {
                "path": "docs",
                "kind": "other formats",
                "what": ".zip",
                "count": 3,
                "examples": ("x.zip", "y.zip"),
            }
        ],
    }
