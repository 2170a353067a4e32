"""What is shown of a document, a hit or a comparison, at the lengths and numbers that decide: both sides."""

from typing import Any

import pytest

from passerelle.commands.lines import explained_lines, hit_lines
from passerelle.evaluation.figures.results import Comparison, PairedTest
from passerelle.evaluation.reports.terminal import comparison_lines
from passerelle.index.lexical.bm25 import Met
from passerelle.index.types import Document, Excerpt, Heading, Passage, Span
from passerelle.types import Hit
from passerelle.ui.described import beginning, date_shown, own_date, strength
from passerelle.ui.feedback import span_of
from passerelle.ui.strings import interface_language


def document(text: str, **known: Any) -> Document:
    return Document("a", known.pop("title", "Bac"), "fr", text, **known)


@pytest.mark.parametrize(
    ("confidence", "word"),
    [
        (0.8, "support_strong"),
        (0.79, "support_fair"),
        (0.5, "support_fair"),
        (0.49, "support_weak"),
    ],
)
def test_an_answer_is_supported_strongly_fairly_or_weakly(confidence: float, word: str) -> None:
    assert strength(confidence) == word


@pytest.mark.parametrize(("length", "year"), [(60, 2031), (61, 0)])
def test_a_line_of_sixty_letters_gives_a_documents_date(length: int, year: int) -> None:
    line = f"{'x' * (length - 5)} 2031"
    assert own_date(document(f"{line}\nLe bac.")).year == year
    assert own_date(document(f"{line}.\nLe bac.")).year == 0


def test_a_date_that_the_title_says_is_not_shown_again() -> None:
    assert date_shown(document("", title="Tarifs 2031"), "fr") == ""
    assert date_shown(document("", title="Tarifs du 4 mai 2031"), "fr") != ""
    assert "2031" in date_shown(document("Lyon, 2031", title="Tarifs"), "fr")
    assert date_shown(document("Lyon", title="Tarifs"), "fr") == ""


@pytest.mark.parametrize(
    ("second", "rest", "shown"), [(219, 70, 2), (220, 70, 1), (219, 58, 2), (219, 57, None), (300, 20, 1)]
)
def test_the_first_three_hundred_letters_of_a_passage_are_shown_at_once(
    second: int, rest: int, shown: int | None
) -> None:
    sentences = [
        f"{letter}{'x' * (length - 2)}." for letter, length in zip("ABC", (100, second, rest), strict=True)
    ]
    text = " ".join(["Bac", "\n\n", *sentences])
    found = beginning(Passage(document(text, headings=(Heading(0, 3, 1),)), 0, len(text), "fr"))
    if shown is None:
        assert found is None
        return
    assert found is not None
    assert text[found.start : found.end] == " ".join(sentences[:shown])


def test_a_passage_of_headings_alone_is_shown_whole() -> None:
    assert beginning(Passage(document("Bac", headings=(Heading(0, 3, 1),)), 0, 3, "fr")) is None


@pytest.mark.parametrize(
    ("start", "end", "span"),
    [
        ("0", "3", Span(0, 3)),
        ("x", "3", None),
        ("-1", "3", None),
        ("0", "", None),
        ("0", "1" * 18, Span(0, int("1" * 18))),
        ("0", "1" * 19, None),
    ],
)
def test_a_span_is_named_by_two_numbers_of_eighteen_digits(start: str, end: str, span: Span | None) -> None:
    assert span_of(start, end) == span


def hit(text: str, **known: Any) -> Hit:
    return Hit(1, Passage(document(text), 0, len(text), "fr"), 0.5, 0.4, **known)


@pytest.mark.parametrize(("length", "cut"), [(240, False), (241, True)])
def test_two_hundred_and_forty_letters_of_a_hit_are_printed(length: int, *, cut: bool) -> None:
    text = ("mot " * 60)[: length - 1] + "x"
    _, *lines = hit_lines([hit(text)])
    assert (lines[-1].endswith(" …")) is cut
    assert all(len(line) <= 100 for line in lines)


def test_a_hit_is_explained_by_its_words_best_first() -> None:
    met = (Met("bac", "bac", 0.1), Met("boat", "bac", 0.3))
    lines = " ".join(line.strip() for line in explained_lines([hit("Bac.", met=met, translation_boost=0.1)]))
    assert "(boat = bac 0.30, bac 0.10)" in lines
    assert "lifted by its like in the other language +0.100" in lines
    plain = " ".join(explained_lines([hit("Bac.")]))
    assert "(none)" in plain
    assert "lifted" not in plain


@pytest.mark.parametrize(("length", "cut"), [(200, False), (201, True)])
def test_two_hundred_letters_of_a_passage_are_in_its_repr(length: int, *, cut: bool) -> None:
    text = "x" * length
    assert ("…" in repr(Passage(document(text), 0, length, "fr"))) is cut


def test_a_light_copy_holds_each_excerpt_once_and_equals_what_says_the_same() -> None:
    whole = document("Le bac part à midi.", pages=(Span(0, 7), Span(7, 19)))
    light = whole.light(Span(0, 6), Span(3, 6), Span(7, 11))
    assert [(each.start, each.text, each.page) for each in light.excerpts] == [
        (0, "Le bac", 1),
        (7, "part", 2),
    ]
    assert (light.words(3, 6), light.page_at(7), light.page_at(15)) == ("bac", 2, None)
    assert light == whole
    assert light.light(Span(0, 1)) is light
    assert light != document("Le sac part à midi.")
    assert light == document("Le bac part le soir.")
    with pytest.raises(AttributeError, match="words 12 to 15"):
        light.words(12, 15)
    with pytest.raises(AttributeError, match="does not hold its text"):
        _ = light.text
    with pytest.raises(AttributeError, match="no attribute 'colour'"):
        _ = light.colour  # type: ignore[attr-defined]
    assert whole.page_at(0) == 1
    assert Excerpt(3, "abc").holds(3, 6)
    assert not Excerpt(3, "abc").holds(3, 7)
    assert not Excerpt(3, "abc").holds(2, 4)


def test_fields_and_gaps_change_a_documents_hash_and_none_leave_it() -> None:
    assert document("Bac.").content_hash != document("Bac.", fields={"n": 1}).content_hash
    assert document("Bac.") != document("Bac.", fields={"n": 1})
    assert document("Bac.") == document("Bac.")
    assert document("Bac.") != "Bac."


def test_a_page_is_in_english_unless_it_says_french() -> None:
    assert [interface_language(each) for each in ("fr", "en", "de", None)] == ["fr", "en", "en", "en"]


@pytest.mark.parametrize(("p", "told"), [(0.05, True), (0.051, False)])
def test_a_difference_that_chance_seldom_makes_is_printed(p: float, *, told: bool) -> None:
    test = PairedTest("R@5", "all", 0.5, 0.4, 10, p, p, worse=True)
    lines = list(comparison_lines(Comparison((), (test,), (), 10)))
    assert lines[0] == "beside the baseline: no question changed"
    assert any("R@5: 0.500 → 0.400" in each for each in lines) is told
