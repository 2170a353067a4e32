"""Facts about what commands print of summaries, answers, audits and lists: one and several, said and left out."""

from dataclasses import replace
from pathlib import Path

import pytest

from passerelle.commands.lines import (
    answer_lines,
    audit_lines,
    entry_lines,
    explained_lines,
    hit_lines,
    passage_lines,
    summary_json,
    summary_lines,
    where,
)
from passerelle.index.lexical.bm25 import Met
from passerelle.index.run.types import Failure, Summary
from passerelle.index.store.audit import Problem
from passerelle.index.store.documents import Entry
from passerelle.index.store.verify import Audit
from passerelle.index.types import Document, Passage, Span
from passerelle.types import Answer, Citation, Hit

STORE = Path(".store")
TEXT = "Trajet | Prix\nLe bac | 3 euros\nLe pont | 4 euros"
BAC = Document("bac.txt", "Bac", "fr", TEXT, path="docs/bac.txt")
PASSAGE = Passage(BAC, 14, 30, "fr", heading="Bac › Tarifs")
FERRY = Passage(Document("ferry.txt", "Ferry", "en", "The ferry costs 3 euros."), 0, 24, "en")
SUMMARY = Summary(
    added=1, updated=2, removed=3, unchanged=4, failures=(), documents=1, passages=2, embedded=1, seconds=1.26
)


def test_a_summary_says_what_was_done_and_no_more() -> None:
    assert list(summary_lines(SUMMARY, STORE)) == [
        "documents: 1 added, 2 updated, 3 removed, 4 unchanged, 0 failed",
        "the store holds 1 document in 2 passages; 1 passage embedded in 1.3 s",
    ]
    more = replace(SUMMARY, moved=1, fileless=1, failures=(Failure("a", "a: \x1b[2J\nrien"),))
    assert list(summary_lines(more, STORE))[2:] == [
        "1 document moved, with the same id and words",
        "1 document has no file any more: `passerelle index --prune --store .store` takes such out",
        "not read: a: ⟨U+001B⟩[2J⟨U+000A⟩rien",
    ]
    assert "2 documents have no file" in "".join(summary_lines(replace(SUMMARY, fileless=2), STORE))
    assert summary_json(more)["failed"] == 1


def test_the_name_of_a_document_stays_one_line_and_commands_no_terminal() -> None:
    named = replace(BAC, id="a\nb", title="Bac\x1b\n2", path="docs/a\nb")
    passage = replace(PASSAGE, document=named, heading="Tarifs")
    shown = "Bac⟨U+001B⟩⟨U+000A⟩2 · Tarifs · français · a⟨U+000A⟩b:14-30"
    assert where(Citation(1, passage, 14, 30)) == shown
    assert next(hit_lines([Hit(1, passage, 0.5, 0.4)])) == f"1. {shown} · score 0.500"
    assert list(passage_lines(passage))[2:] == [shown, "docs/a⟨U+000A⟩b"]
    assert next(entry_lines([Entry("a\nb", "Bac\t", "fr", "docs/a\nb", 1, 9)])) == (
        "a⟨U+000A⟩b · Bac⟨U+0009⟩ · français · 1 passage · docs/a⟨U+000A⟩b"
    )
    (told, _) = audit_lines(replace(AUDIT, fileless=("a\nb",)), STORE)
    assert told.endswith(" takes such out (a⟨U+000A⟩b)")


@pytest.mark.parametrize(("count", "lines", "last"), [(50, 50, "not read: r"), (51, 51, "not read: 1 more")])
def test_fifty_failures_are_named(count: int, lines: int, last: str) -> None:
    failed = replace(SUMMARY, failures=(Failure("a", "r"),) * count)
    printed = [line for line in summary_lines(failed, STORE) if line.startswith("not read")]
    assert len(printed) == lines
    assert printed[-1].startswith(last)
    assert next(iter(summary_lines(failed, STORE))).endswith(f" {count} failed")
    assert summary_json(failed)["failed"] == count


def answer(*citations: Citation, abstained: bool = False, nearest: tuple[Hit, ...] = ()) -> Answer:
    return Answer("Combien ?", "fr", "Le bac coûte 3 euros. [1]", citations, abstained, 0.9, nearest, 1.0)


def test_an_answer_names_its_place_what_is_read_with_it_and_its_translation() -> None:
    cited = Citation(1, PASSAGE, 14, 30, (Span(0, 13),), translation=FERRY)
    assert list(answer_lines(answer(cited))) == [
        "Le bac coûte 3 euros. [1]",
        "",
        "[1] Bac · Tarifs · français · bac.txt:14-30",
        "    with: Trajet | Prix",
        "   the same in English: Ferry · English · ferry.txt:0-24",
    ]
    assert list(answer_lines(answer(replace(cited, context=(), translation=None))))[2:] == [
        "[1] Bac · Tarifs · français · bac.txt:14-30"
    ]


def test_an_answer_says_first_what_was_searched_and_last_what_to_try() -> None:
    plain = answer(abstained=True)
    said = replace(plain, searched="Combien coûte le bac ?", suggestions=("Tarifs",))
    lines = list(answer_lines(said))
    assert lines[1] == ""
    assert "Combien coûte le bac ?" in lines[0]
    assert lines[2] == "Le bac coûte 3 euros. [1]"
    assert "Tarifs" in lines[3]
    assert list(answer_lines(plain)) == ["Le bac coûte 3 euros. [1]"]


def test_the_three_nearest_are_shown_where_nothing_answers() -> None:
    hits = tuple(Hit(rank, PASSAGE, 0.5, 0.4) for rank in range(1, 6))
    first, empty, *lines = answer_lines(answer(abstained=True, nearest=hits))
    assert (first, empty) == ("Le bac coûte 3 euros. [1]", "")
    shown = [line for line in lines if line[:1].isdigit()]
    assert shown == [f"{rank}. Bac · Tarifs · français · bac.txt:14-30 · score 0.500" for rank in (1, 2, 3)]
    assert list(answer_lines(answer(nearest=hits))) == ["Le bac coûte 3 euros. [1]"]


def test_a_place_is_a_page_where_there_are_pages_and_else_a_section() -> None:
    paged = replace(BAC, pages=(Span(0, 14), Span(14, len(TEXT))))
    on_page = replace(PASSAGE, document=paged, start=0, page=1)
    assert where(Citation(1, on_page, 20, 30)) == "Bac · page 2 · français · bac.txt:20-30"
    assert next(iter(hit_lines([Hit(1, on_page, 0.5, 0.4)]))).startswith(
        "1. Bac · page 1 · français · bac.txt:0-30"
    )
    other = replace(PASSAGE, heading="", language="other")
    assert where(Citation(1, other, 14, 20)) == "Bac · other · bac.txt:14-20"


def test_reasons_come_by_what_they_gave() -> None:
    met = (Met("bac", "bac", 0.1), Met("prix", "tarif", 0.25))
    hit = Hit(1, PASSAGE, 0.5, 0.4, 0.35, met, translation_boost=0.02)
    assert " ".join(line.strip() for line in list(explained_lines([hit]))[2:]) == (
        "→ vectors 0.400, words 0.35 (prix = tarif 0.25, bac 0.10), lifted by its like in the other language +0.020"
    )
    assert list(explained_lines([Hit(1, PASSAGE, 0.5, -0.4)]))[-1] == "   → vectors -0.400, words 0.00 (none)"


def test_a_passage_is_printed_whole_with_its_place_and_its_file() -> None:
    assert list(passage_lines(PASSAGE)) == [
        "Le bac | 3 euros",
        "",
        "Bac · Tarifs · français · bac.txt:14-30",
        "docs/bac.txt",
    ]


def test_an_entry_leaves_out_what_it_has_not() -> None:
    entries = [Entry("a.txt", "Bac", "en", "docs/a.txt", 2, 9), Entry("b", "", "other", "", 1, 9)]
    assert list(entry_lines(entries)) == [
        "a.txt · Bac · English · 2 passages · docs/a.txt",
        "b · other · 1 passage",
        "2 documents",
    ]
    assert list(entry_lines([])) == ["0 documents"]


AUDIT = Audit(1, 2, 3, 4, "exact", ())


def test_an_audit_says_sound_or_what_is_wrong_and_how_to_mend_it() -> None:
    sound = "1 document, 2 passages, 3 vectors (search: exact), generation 4"
    assert list(audit_lines(AUDIT, STORE)) == [f"sound: {sound}"]
    assert list(audit_lines(replace(AUDIT, fileless=("a", "b", "c")), STORE)) == [
        "3 documents have no file any more: `passerelle index --prune --store .store` takes such out (a, b, c)",
        f"sound in itself: {sound}",
    ]
    (parted, _) = audit_lines(replace(AUDIT, fileless=("a",)), Path("my store"))
    assert "`passerelle index --prune --store 'my store'`" in parted
    (named, _) = audit_lines(replace(AUDIT, fileless=("a", "b", "c", "d")), STORE)
    assert named.endswith("(a, b, c, …)")
    wrong = replace(AUDIT, problems=(Problem("torn", "index again"),))
    assert list(audit_lines(wrong, STORE)) == [
        "wrong: torn",
        "  to mend it: index again",
        "1 problem in 1 document",
    ]


def test_what_is_typed_to_mend_a_store_holds_its_place_as_a_shell_reads_it(tmp_path: Path) -> None:
    left = replace(
        AUDIT, leftovers=(str(tmp_path / "a"), str(tmp_path / "b"), str(tmp_path / "c"), str(tmp_path / "d"))
    )
    (_, line) = audit_lines(left, Path("my store"))
    assert line.endswith("0.0 MB (a, b, c, …): `passerelle index PATH --store 'my store'` deletes them")
    *_, line = summary_lines(replace(SUMMARY, fileless=1), Path("my store"))
    assert "`passerelle index --prune --store 'my store'`" in line


def test_an_audit_names_what_stopped_programs_left(tmp_path: Path) -> None:
    left = tmp_path / "vectors-3.faiss.new"
    left.write_bytes(b"x" * 1_540_000)
    (_, line) = audit_lines(replace(AUDIT, leftovers=(str(left),)), STORE)
    assert line == (
        "left by programs that were stopped: 1 file that nothing reads, unless one is at work now, 1.5 MB "
        "(vectors-3.faiss.new): `passerelle index PATH --store .store` deletes them"
    )
