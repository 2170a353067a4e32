"""Facts about versions and type numbers: what is one, and that no sibling answers in the place of the one named."""

from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import sync
from passerelle.index.types import Document, Passage, Span
from passerelle.marks import marking, marks, marks_of
from passerelle.types import Hit
from passerelle.weights import Features, Pick

OLD = ("notes-4.1.md", "Carillon 4.1 — release notes", "Carillon 4.1 takes 90 MB of disk.")
NEW = ("notes-4.2.md", "Carillon 4.2 — release notes", "Carillon 4.2 takes 95 MB. It replaces 4.1 at once.")
OTHER = ("printer.md", "Printer manual", "The printer takes A4 paper.")


def hits(*documents: tuple[str, str, str]) -> list[Hit]:
    found = []
    for rank, (id_, title, text) in enumerate(documents, start=1):
        passage = Passage(Document(id_, title, "en", text, path=id_), 0, len(text), "en")
        found.append(Hit(rank, passage, 1 - rank / 100, 0.8))
    return found


def pick(hit: Hit, words: str) -> Pick:
    start = hit.text.index(words)
    return Pick(hit, Span(start, start + len(words)), 1.0, Features(*[0.0] * 11))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pump KT-40, kt 41 and Kt42", {"kt40", "kt41", "kt42"}),
        ("version 5.2", {"5.2", "v5.2"}),
        ("Lot n° 3, fiche no. 7, box #8", {"lot3", "fiche7", "box8"}),
        ("Le 2e étage, the 3rd try, saison 2024-2025, en 2026", set()),
        ("30 days, an all-in price", set()),
    ],
)
def test_a_mark_is_a_version_or_a_type_number_however_it_is_written(text: str, expected: set[str]) -> None:
    assert marks(text) == expected


def test_the_name_of_a_file_has_marks_and_the_id_of_a_line_has_none() -> None:
    assert marks_of(Document("sheets/pump-kt40.pdf", "Sheet", "en", "", path="pump-kt40.pdf")) == {"kt40"}
    assert marks_of(Document("kt40", "Sheet", "en", "", path="sheets.csv")) == set()


@pytest.mark.parametrize("named", ["4.1", "version 4.1", "Carillon 4.1"])
def test_the_version_named_comes_first_and_its_sibling_answers_nothing(named: str) -> None:
    found = hits(NEW, OTHER, OLD)
    marked = marking(f"How much disk does {named} take?", found)
    assert [hit.document.id for hit in marked.hits] == [OTHER[0], OLD[0], NEW[0]]
    assert not marked.missing
    sibling, printer, own = pick(found[0], "95 MB"), pick(found[1], "A4 paper"), pick(found[2], "90 MB")
    assert marked.picks([sibling, printer, own]) == [printer, own]


def test_a_sibling_may_answer_with_words_that_name_the_version() -> None:
    found = hits(NEW, OLD)
    quoted = pick(found[0], "It replaces 4.1 at once.")
    assert marking("When is 4.1 replaced?", found).picks([quoted]) == [quoted]


@pytest.mark.parametrize(
    "question", ["How much disk does Carillon take?", "What was new in 2025?", "What takes 90 MB?"]
)
def test_a_question_without_a_mark_of_a_title_changes_nothing(question: str) -> None:
    found = hits(NEW, OTHER, OLD)
    marked = marking(question, found)
    assert (list(marked.hits), marked.passed_over, marked.missing) == (found, frozenset(), False)


@pytest.mark.parametrize(
    ("question", "missing"),
    [
        ("How much disk does Carillon 4.9 take?", True),
        ("How much disk does Carillon 4.1 take?", False),  # its text speaks of it
        ("Does Carillon take 4.9 MB?", False),  # no version
        ("Does Carillon run on KT-40?", False),  # made otherwise than the title's
    ],
)
def test_an_unknown_version_of_what_is_found_first_is_missing(question: str, *, missing: bool) -> None:
    assert marking(question, hits((NEW[0], NEW[1], "It replaces Carillon 4.1."))).missing is missing


def test_a_part_number_is_answered_from_its_own_sheet_or_not_at_all(tmp_path: Path) -> None:
    for number, watts in (("KT-40", 310), ("KT-60", 480)):
        text = f"# Pompe {number}\n\nLa pompe {number} consomme {watts} watts.\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    sync([tmp_path], tmp_path / "store")
    with Assistant.open(tmp_path / "store") as assistant:
        for asked, answer in (("kt 40", "310"), ("KT60", "480")):
            (citation,) = assistant.ask(f"Combien de watts consomme la pompe {asked} ?").citations
            assert answer in citation.quote
        assert assistant.ask("Combien de watts consomme la pompe KT-50 ?").abstained


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("le KT-40 et le kt 40", {"kt40"}),
        ("version 5.2", {"5.2", "v5.2"}),
        ("n° 4", set()),
        ("lot 2", {"lot2"}),
        ("en 2021", set()),
        ("le 2e lot", set()),
        ("l'A12/b", {"a12b"}),
        ("lot, 2", set()),
    ],
)
def test_marks_are_versions_and_type_numbers(text: str, found: set[str]) -> None:
    assert marks(text) == found
