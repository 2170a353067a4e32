"""What cleaning promises of every text, and what the builder promises of every offset."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelle.index.text import TextBuilder, clean, one_line, table_row

AWKWARD = st.text(
    st.one_of(
        st.sampled_from(
            "ab é\u0301\u0327\t\n\r\0\u00a0\u202f\u00ad\ufeff\u200b\u200f\u2028\u2029\x85\ufb03«»’🙂\ud800\udfff\u0344"
        ),
        st.characters(codec=None),
    )
)


@given(AWKWARD)
@settings(deadline=None)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert one_line(one_line(text)) == one_line(text)


@given(AWKWARD)
@settings(deadline=None)
def test_clean_text_is_composed_and_holds_no_control_character_but_the_newline(text: str) -> None:
    cleaned = clean(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {unicodedata.category(each) for each in cleaned.replace("\n", "")} & {"Cc", "Cs"}
    assert not set(cleaned) & set("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06\u00ad\ufeff\u2028\u2029")
    assert "\n\n\n" not in cleaned
    assert " \n" not in cleaned


@given(AWKWARD)
@settings(deadline=None)
def test_a_line_has_no_newline_and_no_double_space(text: str) -> None:
    assert "\n" not in one_line(text)
    assert "  " not in one_line(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("", ""),
        ("mot", "mot"),
        ("\0", ""),
        ("e\u0301te\u0301", "été"),
        ("l'âge, l’âge", "l'âge, l’âge"),
        ("«\u202foui\u202f» : 3\u00a0%", "«\u202foui\u202f» : 3\u00a0%"),
        ("ﬁn, eﬀort, ﬂeur, oﬃce, ﬅ, cœur, ex æquo", "fin, effort, fleur, office, st, cœur, ex æquo"),
        ("co\u00adopé\u00adrer", "coopérer"),
        ("a\r\nb\rc\u2028d\u2029e\x0cf", "a\nb\nc\nd\n\ne\nf"),
        ("a\tb\x07c\0d\x9fe", "a bcde"),
        ("\ufeff  a  \n\u00a0\n\n\n b \u00a0\n", "a\n\n b"),
        ("x\ud83dy", "x\ufffdy"),
        ("🙂 \u200fשלום", "🙂 \u200fשלום"),
    ],
)
def test_text_is_cleaned_as_a_reader_sees_it(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_a_letter_with_a_million_marks_keeps_thirty() -> None:
    assert len(clean("a" + "\u0301\u0316" * 500_000 + "b")) <= 30 + 2


def test_a_mark_that_is_two_when_composed_counts_as_two() -> None:
    assert clean("a" + "\u0344" * 30) == "ä" + "\u0301\u0308" * (30 // 2)


def test_a_row_keeps_its_empty_cells_unless_all_are_empty() -> None:
    assert table_row(["Année", " 1987 ", "", "l'\u00e2ge\nmûr"]) == "Année | 1987 |  | l'âge mûr"
    assert table_row(["", " "]) == ""


@given(st.lists(st.tuples(st.sampled_from(["block", "tight", "heading", "page"]), AWKWARD)))
@settings(deadline=None)
def test_built_text_is_clean_and_its_headings_and_pages_lie_in_it_in_order(
    pieces: list[tuple[str, str]],
) -> None:
    builder = TextBuilder()
    said: list[str] = []
    for kind, text in pieces:
        if kind == "heading":
            builder.heading(text, 2)
            said += [one_line(text)] if one_line(text) else []
        elif kind == "page":
            builder.end_page()
        else:
            builder.block(text, tight=kind == "tight")
    text = builder.text
    assert clean(text) == text
    assert [text[each.start : each.end] for each in builder.headings] == said
    ends = [0, *(page.end for page in builder.pages)]
    assert [page.start for page in builder.pages] == ends[:-1]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)


def test_another_documents_text_is_taken_over_with_its_headings() -> None:
    chapter = TextBuilder()
    chapter.block("Avant.")
    chapter.heading("Titre", 2)
    chapter.block("un")
    chapter.block("deux", tight=True)
    book = TextBuilder()
    book.block("Préface.")
    book.document(chapter.text, chapter.headings)
    assert book.text == "Préface.\n\nAvant.\n\nTitre\n\nun\ndeux"
    assert [(book.text[each.start : each.end], each.level) for each in book.headings] == [("Titre", 2)]
