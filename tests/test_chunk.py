"""Facts about passages: what they hold, where they part, and how much of them a model sees."""

import math
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from passerelle.index.chunk import (
    CONTEXT_CHARACTERS,
    DEFAULT_TARGET_TOKENS,
    LABEL_ALONE,
    CountTokens,
    chunk,
    columns,
    embedding_text,
)
from passerelle.index.embed.open import open_embedder
from passerelle.index.even_parts import continues
from passerelle.index.types import Document, Heading, Span


def words(texts: Sequence[str]) -> list[int]:
    return [len(text.split()) for text in texts]


def characters(texts: Sequence[str]) -> list[int]:
    return [len(text) for text in texts]


def octets(texts: Sequence[str]) -> list[int]:
    return [len(text.encode("utf-8", "surrogatepass")) for text in texts]


def word_parts(texts: Sequence[str]) -> list[int]:
    """Count like a subword tokenizer: a token for each four letters begun."""
    return [sum(math.ceil(len(word) / 4) for word in text.split()) for text in texts]


COUNTERS = (words, characters, octets, word_parts)


def document(
    text: str,
    *,
    title: str = "",
    headings: tuple[Heading, ...] = (),
    pages: tuple[Span, ...] = (),
) -> Document:
    return Document("id", title, "fr", text, pages=pages, headings=headings)


def with_headings(*lines: str) -> Document:
    """Return a document of paragraphs, those that begin with ``#`` being headings of that many signs."""
    text, headings = "", list[Heading]()
    for line in lines:
        words_alone = line.lstrip("#").strip()
        if line.startswith("#"):
            level = len(line) - len(line.lstrip("#"))
            headings.append(Heading(len(text), len(text) + len(words_alone), level))
        text += f"{words_alone}\n\n"
    return document(text, title="Guide", headings=tuple(headings))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            [
                "Oui. ",
                "Non !\n\n",
                "l’âge ",
                "l'âge ",
                "«\u202fÀ moi.\u202f» ",
                "e\u0301",
                "\0",
                "👩\u200d👧",
                "\u200f",
            ]
        ),
        st.sampled_from(
            ["x" * 70, "e\u0301" * 40, "🇫🇷" * 12, "\u0301" * 50, " " * 40, "\n" * 5, "un deux trois. "]
        ),
    ),
    max_size=14,
).map("".join)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    text = draw(TEXTS)
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    headings = tuple(
        Heading(start, end, draw(st.integers(1, 3)))
        for start, end in list(pairwise(places))[::2]
        if start < end
    )
    turns = [0, *sorted(draw(st.sets(st.integers(1, max(1, len(text))), max_size=3))), len(text) + 1]
    pages = tuple(Span(start, end) for start, end in pairwise(turns)) if draw(st.booleans()) else ()
    return document(text, title=draw(st.sampled_from(["", "T"])), headings=headings, pages=pages)


@settings(max_examples=300, deadline=None)
@given(documents(), st.sampled_from(COUNTERS), st.integers(1, 40), st.integers(1, 80))
def test_passages_hold_every_character_that_is_not_space_once_and_in_order(
    made: Document, count: CountTokens, target: int, most: int
) -> None:
    passages = chunk(made, count, target_tokens=target, max_tokens=most)
    assert "".join("".join(passage.text.split()) for passage in passages) == "".join(made.text.split())
    assert all(here.end <= following.start for here, following in pairwise(passages))
    assert all(passage.text and passage.text == passage.text.strip() for passage in passages)
    assert passages == chunk(made, count, target_tokens=target, max_tokens=most)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.sampled_from(["", "T"]), st.sampled_from(COUNTERS), st.integers(1, 60), st.integers(32, 90))
def test_nothing_embedded_is_above_the_window_but_one_grapheme(
    text: str, title: str, count: CountTokens, target: int, most: int
) -> None:
    for passage in chunk(document(text, title=title), count, target_tokens=target, max_tokens=most):
        one_grapheme = all(continues(passage.text, place) for place in range(1, len(passage.text)))
        assert one_grapheme or count([embedding_text(passage)])[0] <= most


@settings(max_examples=200, deadline=None)
@given(documents(), st.sampled_from(COUNTERS))
def test_no_passage_crosses_a_heading_that_has_text_above_it(made: Document, count: CountTokens) -> None:
    passages = chunk(made, count, target_tokens=20, max_tokens=60)
    headings = [(heading.start, heading.end) for heading in made.headings]
    for passage in passages:
        for start, _ in headings:
            if passage.start < start < passage.end:
                above = made.text[passage.start : start]
                for first, last in headings:
                    lower, upper = max(first, passage.start), min(last, start)
                    if lower < upper:
                        blank = " " * (upper - lower)
                        above = above[: lower - passage.start] + blank + above[upper - passage.start :]
                label = made.text[: headings[0][0]].strip()
                below_a_label = passage.start < headings[0][0] and len(label) <= LABEL_ALONE
                assert not above.strip() or below_a_label


def test_a_heading_is_no_passage_of_its_own_however_long_the_sentence_below_it() -> None:
    long = " ".join(["mot"] * 60)
    made = with_headings("# Le moulin", "## Son bief", long, "## Sa roue", "Elle tourne.")
    passages = chunk(made, words, target_tokens=10, max_tokens=40)
    assert passages[0].text.startswith("Le moulin\n\nSon bief\n\nmot mot")
    assert passages[-1].text == "Sa roue\n\nElle tourne."
    assert max(words([embedding_text(passage) for passage in passages])) <= 40


@pytest.mark.parametrize("label", ["Le moulin", "Note de service", "12 mai 2021"])
def test_a_short_line_before_the_first_heading_begins_the_passage_below_it(label: str) -> None:
    made = with_headings(label, "# Le moulin", "La roue tourne depuis 1822.")
    (passage,) = chunk(made, words, target_tokens=10)
    assert passage.text == f"{label}\n\nLe moulin\n\nLa roue tourne depuis 1822."


def test_a_sentence_before_the_first_heading_is_a_passage_of_its_own() -> None:
    made = with_headings("Le moulin ferme en mai.", "# Visites", "La roue tourne depuis 1822.")
    assert len(chunk(made, words, target_tokens=10)) == 2


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u202f"])
def test_a_blank_document_has_no_passage(text: str) -> None:
    assert chunk(document(text, title="Titre"), words) == []


@pytest.mark.parametrize("text", ["Oui", "l’âge", "e\u0301te\u0301", "\0", "😀", "\u200f"])
def test_a_document_of_one_word_is_one_passage(text: str) -> None:
    (passage,) = chunk(document(f"\n{text} "), words)
    assert (passage.text, passage.page, passage.heading, passage.language) == (text, None, "", "fr")


def test_sentences_are_kept_whole() -> None:
    text = "Un deux trois quatre. Cinq six sept huit. Neuf dix onze douze. Treize quatorze quinze seize."
    passages = chunk(document(text), words, target_tokens=8, max_tokens=40)
    assert [passage.text for passage in passages] == [text[:41], text[42:]]


def test_a_passage_ends_at_a_paragraph_when_one_is_near() -> None:
    text = f"{'Un deux trois. ' * 3}\n\n{'Un deux trois. ' * 5}"
    first, second = chunk(document(text), words, target_tokens=12, max_tokens=60)
    assert (len(first.text.split()), len(second.text.split())) == (9, 15)


@pytest.mark.parametrize("count", range(1, 60))
def test_no_tiny_passage_is_left_at_the_end(count: int) -> None:
    passages = chunk(document("Un deux trois quatre. " * count), words, target_tokens=40, max_tokens=200)
    sizes = [len(passage.text.split()) for passage in passages]
    assert len(sizes) == 1 or (min(sizes) >= 28 and max(sizes) <= 60)


def test_a_sentence_longer_than_the_window_is_cut_between_words() -> None:
    text = " ".join(f"mot{number}" for number in range(100))
    passages = chunk(document(text), words, target_tokens=20, max_tokens=30)
    assert [word for passage in passages for word in passage.text.split()] == text.split()
    assert max(len(passage.text.split()) for passage in passages) <= 30


def test_a_word_that_fits_the_window_is_never_cut() -> None:
    text = ("ab " * 30 + "x" * 35 + " ") * 6
    passages = chunk(document(text), characters, target_tokens=40, max_tokens=40)
    assert {len(word) for passage in passages for word in passage.text.split()} == {2, 35}


@pytest.mark.parametrize("unit", ["e\u0301", "👩\u200d👧", "👍🏽", "❤\ufe0f", "क\u093f"])
def test_a_word_longer_than_the_window_is_cut_between_graphemes(unit: str) -> None:
    passages = chunk(document(unit * 50), characters, target_tokens=10, max_tokens=10)
    assert len(passages) > 5
    assert all(passage.text.replace(unit, "") == "" for passage in passages)


def test_a_text_of_marks_alone_is_cut_all_the_same() -> None:
    passages = chunk(document("\u0301" * 1000), characters, target_tokens=50, max_tokens=50)
    assert max(len(passage.text) for passage in passages) <= 50


def test_a_passage_carries_the_path_of_headings_above_it() -> None:
    passages = chunk(
        with_headings("# Prêts", "## Durée", "Trois semaines.", "# Amendes", "Dix centimes."), words
    )
    assert [(passage.heading, passage.text) for passage in passages] == [
        ("Prêts › Durée", "Prêts\n\nDurée\n\nTrois semaines."),
        ("Amendes", "Amendes\n\nDix centimes."),
    ]


def test_text_above_the_first_heading_has_no_path() -> None:
    first, second = chunk(with_headings("Avant.", "# Prêts", "Après."), words)
    assert (first.heading, second.heading) == ("", "Prêts")


def test_a_passage_says_the_page_it_starts_on() -> None:
    made = document("Un deux. Trois quatre. Cinq six.", pages=(Span(0, 9), Span(9, 23), Span(23, 32)))
    passages = chunk(made, words, target_tokens=2, max_tokens=20)
    assert [passage.page for passage in passages] == [1, 2, 3]
    assert [made.page_at(place) for place in (0, 8, 9, 22, 23, 500)] == [1, 1, 2, 2, 3, 3]


def test_a_document_without_pages_has_none() -> None:
    assert document("Oui").page_at(0) is None


def test_an_english_paragraph_in_a_french_document_is_an_english_passage() -> None:
    french = "Le conseil municipal a voté le budget de la commune après une longue discussion entre les élus."
    english = "The town council passed the budget of the parish after a long discussion between its members."
    passages = chunk(document(f"{french}\n\n{english}"), words, target_tokens=16, max_tokens=60)
    assert [passage.language for passage in passages] == ["fr", "en"]


def test_what_is_embedded_is_the_path_of_title_and_headings_then_the_text() -> None:
    (passage,) = chunk(with_headings("# Prêts", "Trois semaines."), words)
    assert embedding_text(passage) == "Guide › Prêts\nPrêts\n\nTrois semaines."


def test_a_title_that_is_also_the_first_heading_is_embedded_once() -> None:
    passages = chunk(with_headings("# Guide", "Bonjour.", "## Prêts", "Trois semaines."), words)
    assert [embedding_text(passage).split("\n")[0] for passage in passages] == ["Guide", "Guide › Prêts"]


def test_a_passage_without_title_or_heading_is_embedded_alone() -> None:
    (passage,) = chunk(document("Bonjour."), words)
    assert embedding_text(passage) == "Bonjour."


def test_a_long_context_is_cut_at_a_word() -> None:
    (passage,) = chunk(document("Bonjour.", title="mot " * 100), words)
    context = embedding_text(passage).split("\n")[0]
    assert len(context) <= CONTEXT_CHARACTERS
    assert set(context.split()) == {"mot"}


def test_tokens_are_counted_in_few_calls() -> None:
    calls: list[int] = []

    def counting(texts: Sequence[str]) -> list[int]:
        calls.append(len(texts))
        return words(texts)

    chunk(with_headings(*(f"# Titre {number}" for number in range(50)), *["Un. Deux. Trois."] * 50), counting)
    assert len(calls) == 2


@pytest.mark.parametrize("target", [48, DEFAULT_TARGET_TOKENS, 10_000])
def test_the_model_in_the_box_sees_every_passage_whole(target: int) -> None:
    embedder = open_embedder()
    text = (
        "L'âge légal est de 18 ans. «\u202fOui\u202f», dit-il… " * 40
        + "漢字" * 900
        + " 👩\u200d👧" * 300
        + "\n\n"
    ) * 2
    made = document(text, title="Un titre assez long pour compter " * 9)
    passages = chunk(made, embedder.count_tokens, target_tokens=target, max_tokens=embedder.max_tokens)
    assert (
        max(embedder.count_tokens([embedding_text(passage) for passage in passages])) <= embedder.max_tokens
    )


TABLE = "Commune | Habitants | Surface en km² | École ouverte toute l'année\n" + "\n".join(
    f"Val {place} | {place * 7} | {place}.5 | oui. Non" for place in range(60)
)


def test_a_table_is_cut_between_rows_and_each_part_has_the_names_of_its_columns() -> None:
    made = document(f"Voici.\n\n{TABLE}\n\nFin.", title="T")
    passages = chunk(made, words, target_tokens=40, max_tokens=90)
    rows = [line for each in passages for line in each.text.split("\n") if line]
    assert rows == [line for line in made.text.split("\n") if line]
    named = [each for each in passages if columns(each) is not None]
    assert len(named) == len(passages) - 1 > 3
    for each in named:
        assert embedding_text(each).startswith(f"T\n{TABLE[: TABLE.index(chr(10))]}\nVal")


def test_a_passage_outside_a_table_has_no_columns() -> None:
    made = document(f"{TABLE}\n\nUn mot | un autre.")
    last = chunk(made, words, target_tokens=3, max_tokens=90)[-1]
    assert (last.text, columns(last)) == ("Un mot | un autre.", None)
