"""Facts about parts in a third language: how large they are, where they begin and end, and which are neighbours."""

import pytest

from passerelle.index.foreign import third_language
from passerelle.index.types import Document, Gap, Language, Span

FRENCH = "Le conseil a voté le budget de la commune, et les élus ont ouvert le nouveau pont. "
ENGLISH = "The council passed the budget of the town, and its members opened the new bridge. "
GERMAN = "Die Sitzung beginnt pünktlich, niemand wartet draußen, danach dürfen alle Nachbarn Fragen stellen. "
RUSSIAN = "Собрание начинается вовремя, никто не ждёт снаружи. "


def sized(text: str, length: int) -> str:
    """Return *text* again and again, up to so many characters, its last ones a full stop and no space."""
    return (text * (1 + length // len(text)))[: length - 2].rstrip().ljust(length - 1, "x") + "."


def gap(text: str, *pages: int, language: Language = "fr") -> Gap | None:
    starts = [*pages, len(text)]
    spans = tuple(Span(start, end) for start, end in zip(starts, starts[1:], strict=False))
    return third_language(Document("a", "", language, text, spans))


@pytest.mark.parametrize("part", [GERMAN, RUSSIAN])
@pytest.mark.parametrize("around", [FRENCH, ENGLISH])
def test_parts_that_touch_are_one_and_others_are_counted(part: str, around: str) -> None:
    own, other = sized(around, 700), sized(part, 700)
    assert gap(f"{own}\n\n{own}") is None
    for texts, count in (
        ([other, own], 1),
        ([own, other], 1),
        ([own, other, other, own], 1),
        ([other, own, other], 2),
        ([own, other, own, other, own], 2),
    ):
        found = gap("\n\n".join(texts))
        assert found is not None
        assert (found.kind, found.count) == ("third language", count)


@pytest.mark.parametrize(
    ("texts", "pages"),
    [
        ([FRENCH, RUSSIAN, FRENCH], "page 2"),
        ([RUSSIAN, FRENCH, FRENCH], "page 1"),
        ([FRENCH, FRENCH, RUSSIAN], "page 3"),
        ([FRENCH, RUSSIAN, RUSSIAN], "pages 2, 3"),
        ([RUSSIAN, FRENCH, RUSSIAN], "pages 1, 3"),
        ([RUSSIAN, RUSSIAN, RUSSIAN], "pages 1, 2, 3"),
    ],
)
def test_the_pages_of_the_parts_are_named(texts: list[str], pages: str) -> None:
    parts = [sized(each, 700) for each in texts]
    found = gap("\n\n".join(parts), 0, 702, 1404)
    assert found is not None
    assert found.where == pages


def test_a_part_before_the_first_page_is_on_it() -> None:
    text = sized(RUSSIAN, 700)
    found = third_language(Document("a", "", "fr", text, (Span(600, 700),)))
    assert found is not None
    assert found.where == "page 1"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"12 — {RUSSIAN * 20}", "from “Собрание начинается вовремя, никто не…”"),
        (f"\n\n {RUSSIAN * 20}", "from “Собрание начинается вовремя, никто не…”"),
        (f"Где\n\nони {RUSSIAN * 20}", "from “Где они Собрание начинается вовремя,…”"),
    ],
)
def test_without_pages_a_part_is_named_by_its_first_words(text: str, where: str) -> None:
    found = gap(text)
    assert found is not None
    assert found.where == where


@pytest.mark.parametrize(("length", "told"), [(149, False), (150, True), (400, True)])
def test_a_part_has_a_hundred_and_fifty_letters_or_none_is_told(length: int, *, told: bool) -> None:
    assert (gap("я" * length) is not None) is told


def test_names_with_a_capital_are_no_part_of_a_third_language() -> None:
    assert gap(GERMAN * 8) is not None
    assert gap(" ".join(word.capitalize() for word in GERMAN.split()) * 8) is None


def test_a_foreign_paragraph_beside_one_of_ours_is_looked_at_alone() -> None:
    text = f"{sized(FRENCH, 500)}\n\n{sized(RUSSIAN, 500)}"
    found = gap(text, 0, 501)
    assert found is not None
    assert found.where == "page 2"
    found = gap(f"{sized(RUSSIAN, 500)}\n\n{sized(FRENCH, 500)}", 0, 501)
    assert found is not None
    assert found.where == "page 1"


@pytest.mark.parametrize(("before", "told"), [(350, True), (351, False)])
def test_text_without_paragraphs_is_looked_at_by_five_hundred_characters(before: int, *, told: bool) -> None:
    assert (gap("1" * (before - 1) + " " + "я" * 150 + " " + "1" * 400) is not None) is told


@pytest.mark.parametrize(("end", "told"), [(1498, True), (1499, False)])
def test_a_paragraph_of_fifteen_hundred_characters_is_looked_at_whole(end: int, *, told: bool) -> None:
    text = "я" * 75 + " " + "1" * (end - 152) + " " + "я" * 75
    assert len(text) == end
    assert (gap(f"{text}\n\n{'1' * 600}") is not None) is told


def test_without_pages_several_parts_are_named_by_the_first() -> None:
    found = gap(f"{sized(RUSSIAN, 700)}\n\n{sized(FRENCH, 700)}\n\n{'Мост закрыт и паром тоже. ' * 30}")
    assert found is not None
    assert (found.count, found.where) == (2, "from “Собрание начинается вовремя, никто не…”")
