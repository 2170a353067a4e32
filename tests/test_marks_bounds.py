"""What is a mark and what only looks like one, and which documents are siblings but for theirs."""

import pytest

from passerelle.index.types import Document, Passage, Span
from passerelle.marks import marking, marks, marks_of
from passerelle.types import Hit
from passerelle.weights import Features, Pick

NOTHING = Features(*[0.0] * 11)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lot 2", {"lot2"}),
        ("lot  2, lot: 2, lot. 2", set()),
        ("lot-2", {"lot2"}),
        ("lot 2 3", {"lot2"}),
        ("le lot est le 2", {"le2"}),
        ("2 lots", set()),
        ("12", set()),
        ("5.2", {"5.2"}),
        ("Carillon 5.2.1", {"5.2.1", "carillon5.2.1"}),
        ("version 2, release 3, ver 4, v 5", {"v2", "v3", "v4", "v5"}),
        ("v2 and v.2", {"v2", "v.2"}),
        ("KT-40/b", {"kt40b"}),
        ("a12, 12a", {"a12", "12a"}),
        ("Été 12", {"ete12"}),
        ("Lot n°3, lot nº3, lot no 3, lot no. 3, lot #3, lot n° 3", {"lot3"}),
        ("piano 3", {"piano3"}),
        ("saison 2024, saison 2024-25, saison 2024/25, saison 2024-2025, saison 1999", set()),
        ("saison 1899, saison 2100, saison 2024-255", {"saison1899", "saison2100", "2024255"}),
        ("le 1er, la 1ère, le 2e, le 3ème, the 1st, the 2nd, the 3rd, the 4th", set()),
        ("le 1ers", {"1ers"}),
        ("KT-40 2", {"kt40"}),
        ("", set()),
    ],
)
def test_a_mark_has_a_number_and_letters_or_a_point(text: str, found: set[str]) -> None:
    assert marks(text) == found


@pytest.mark.parametrize(
    ("id_", "title", "path", "found"),
    [
        ("2.md", "Lot", "2.md", set()),  # the word of the title is not of the number of the name
        ("x/pump_kt-40.md", "Pump", "pump_kt-40.md", {"kt40"}),
        ("x/pump kt40.markdown", "Pump", "pump kt40.markdown", {"kt40"}),
        ("kt40/sheet.md", "Sheet", "sheet.md", set()),  # the name of a folder
        ("list.csv#kt40", "Sheet", "list.CSV", set()),
        ("list.jsonl#kt40", "Sheet", "list.jsonl", set()),
        ("list.tsv#kt40", "Pump kt50", "list.tsv", {"kt50"}),
    ],
)
def test_a_document_has_the_marks_of_its_title_and_its_file(
    id_: str, title: str, path: str, found: set[str]
) -> None:
    assert marks_of(Document(id_, title, "en", "kt90", path=path)) == found


def hits(*documents: tuple[str, str], text: str = "It has a lamp.") -> list[Hit]:
    found = []
    for rank, (id_, title) in enumerate(documents, start=1):
        passage = Passage(Document(id_, title, "en", text, path=id_), 0, len(text), "en")
        found.append(Hit(rank, passage, 1 - rank / 100, 0.8))
    return found


@pytest.mark.parametrize(
    ("documents", "passed_over"),
    [
        ((("a.md", "Pump kt60"), ("b.md", "Pump kt40")), {"a.md"}),
        ((("a.md", "Pump kt60"), ("b.md", "PUMP KT40")), {"a.md"}),
        ((("a.md", "Pump"), ("b.md", "Pump kt40")), {"a.md"}),
        ((("a.md", "Boat kt60"), ("b.md", "Pump kt40")), set()),
        ((("pump-kt60.md", "Boat"), ("pump_kt40.md", "Lamp")), {"pump-kt60.md"}),
        ((("x/pump-kt60.md", "Boat"), ("y/pump-kt40.pdf", "Lamp")), {"x/pump-kt60.md"}),
        ((("pumps-kt60.md", "Boat"), ("pump-kt40.md", "Lamp")), set()),
        ((("60.md", "kt60"), ("40.md", "kt40")), set()),  # nothing is left of either
        ((("a.md", "Pump kt40 kt60"), ("b.md", "Pump kt40")), set()),
        ((("a.md", "Pump kt60"), ("b.md", "Pump kt50")), set()),  # none is named
    ],
)
def test_siblings_are_called_alike_but_for_their_marks(
    documents: tuple[tuple[str, str], ...], passed_over: set[str]
) -> None:
    found = hits(*documents)
    marked = marking("What has the kt40?", found)
    assert marked.passed_over == passed_over
    assert [each.document.id in passed_over for each in marked.hits] == sorted(
        each.document.id in passed_over for each in found
    )


@pytest.mark.parametrize(
    ("question", "title", "text", "missing"),
    [
        ("What has the kt40?", "Pump kt60", "It has a lamp.", True),
        ("What has the kt40?", "Pump kt60", "The kt40 has a lamp.", False),
        ("What has the kt400?", "Pump kt60", "It has a lamp.", True),
        ("What has the kts40?", "Pump kt60", "It has a lamp.", False),  # made otherwise
        ("What has the 12a?", "Pump 60a", "It has a lamp.", True),
        ("What has the 40kt?", "Pump kt60", "It has a lamp.", False),
        ("What has the kt40?", "Pump", "It has a lamp.", False),
        ("What has pump 4.5?", "Pump 4.6", "It has a lamp.", True),
        ("What has pump 4.5?", "Pump 4.6", "Pump 4.5 had a lamp.", False),
        ("What of 4.5 litres?", "Pump 4.6", "It has a lamp.", False),
        ("What has the pump?", "Pump kt60", "It has a lamp.", False),
        ("What has the kt40 or kt50?", "Pump kt60", "The kt50 has a lamp.", False),
    ],
)
def test_a_mark_is_missing_where_the_first_document_has_another_of_its_make(
    question: str, title: str, text: str, *, missing: bool
) -> None:
    assert marking(question, hits(("a.md", title), text=text)).missing is missing


def test_nothing_is_missing_where_a_later_document_has_the_mark_or_none_is_found() -> None:
    assert not marking("What has the kt40?", hits(("a.md", "Pump kt60"), ("b.md", "Boat kt40"))).missing
    assert not marking("What has the kt40?", []).missing


def test_words_of_a_sibling_answer_only_where_they_name_the_mark_themselves() -> None:
    text = "It has a lamp. The kt40 has two."
    sibling, own = hits(("a.md", "Pump kt60"), ("b.md", "Pump kt40"), text=text)
    marked = marking("What has the kt40?", [sibling, own])
    bare = Pick(sibling, Span(0, 14), 3.0, NOTHING)
    named = Pick(sibling, Span(15, 32), 2.0, NOTHING)
    its = Pick(own, Span(0, 14), 1.0, NOTHING)
    assert marked.picks([bare, named, its]) == [named, its]
