"""Every word by which a question asks for what holds now, a name tells a version, and a text its own date."""

import pytest

from passerelle.dates import Dated, When, are_editions, dated, title_words, when
from passerelle.index.types import Document

NEWEST = """
actuel | actuelle | actuels | actuelles | actuellement | aujourd'hui | aujourd’hui | en ce moment | à ce jour
en vigueur | désormais | maintenant | à présent | dernier | dernière | derniers | dernières | le plus récent
la plus récente | les plus récents | les plus récentes | current | currently | latest | newest | most recent
most recently | today | nowadays | now | at present | at the moment | in force
"""


@pytest.mark.parametrize("word", [word for line in NEWEST.strip().splitlines() for word in line.split(" | ")])
def test_a_question_asks_for_what_holds_now(word: str) -> None:
    assert when(f"Which price is {word}?") == When(newest=True)
    assert when(f"Which price is {word.upper()}, 2024?") == When(frozenset({2024}))


@pytest.mark.parametrize("word", ["actualité", "vigueur", "present", "récent", "nowhere", "force", "moment"])
def test_a_word_that_only_looks_so_asks_for_no_date(word: str) -> None:
    assert not when(f"Which price is {word}?").asks


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("en 2024 et 2025", {2024, 2025}),
        ("saison 2024-2025", {2024}),
        ("saison 2024/25", {2024}),
        ("saison 2024–25", {2024}),
        ("saison 2024_2025", {2024}),
        ("saison 2024 - 2025", {2024}),
        ("2025-2024", {2024, 2025}),
        ("2010-2020", {2010}),
        ("2010-2021", {2010, 2021}),
        ("1999-00", {1999}),
        ("12.2024", set()),
        ("2024,5", set()),
        ("12024", set()),
        ("20245", set()),
        ("1899", set()),
        ("1900", {1900}),
        ("2099", {2099}),
        ("2100", set()),
    ],
)
def test_the_years_that_a_question_names(text: str, years: set[int]) -> None:
    assert when(text).years == years


def document(
    title: str = "", id_: str = "a.md", text: str = "", date: object = None, **fields: str
) -> Document:
    known = {**fields, **({} if date is None else {"date": date})}
    return Document(id_, title, "fr", text, fields=known, path=id_)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("title", "version"),
    [
        ("Notice v2", 2),
        ("Notice v.3", 3),
        ("Notice version 4", 4),
        ("Notice édition 5", 5),
        ("Notice révision 6", 6),
        ("Notice rev. 7", 7),
        ("Notice rev8", 8),
        ("Notice v2, version 12", 12),
        ("Notice v1234", 0),
        ("Notice 2", 0),
        ("Nov 3", 0),
    ],
)
def test_a_version_is_told_by_its_word(title: str, version: int) -> None:
    assert dated(document(title)).version == version
    assert dated(document("", f"{title.replace(' ', '_')}.md")).version == version


@pytest.mark.parametrize(
    ("held", "found"),
    [
        (document("Tarifs 2024", text="Le 3 mai 2021."), Dated(2024)),
        (document("Tarifs", "tarifs-2023.md", "Le 3 mai 2021."), Dated(2023)),
        (document("Tarifs", text="Le 3 mai 2021."), Dated(2021, 5, 3)),
        (document("Tarifs", text="En mai 2021, puis en 2024."), Dated(2021, 5)),
        (document("Tarifs", text="En 2021, puis en 2024."), Dated(2024)),
        (document("Tarifs", text="Saison 2021-2022."), Dated(2021, until=2022)),
        (document("Tarifs", "tarifs_2021_2022.md"), Dated(2021, until=2022)),
        (document("Tarifs", "tarifs_2021_2012.md"), Dated(2021)),
        (document("Tarifs", date="2020-06-07"), Dated(2020, 6, 7)),
        (document("Tarifs", date="2020-06"), Dated(2020, 6)),
        (document("Tarifs", date="2020-06-07T10:00"), Dated(2020, 6, 7)),
        (document("Tarifs", date=2020), Dated(2020)),
        (document("Tarifs", date="2020-13"), Dated(2020)),
        (document("Tarifs", date=["2020"]), Dated(0)),
        (document("Tarifs", text="Le 3 mai 2021.", date="2020-06-07"), Dated(2021, 5, 3)),
        (document("Tarifs", text="Le 3 mai 2021.", date="2020-06-07", **{"from": "Ada"}), Dated(2020, 6, 7)),
        (document("Tarifs", "a.jsonl", "Le 3 mai 2021.", "2020-06-07"), Dated(2020, 6, 7)),
        (document("Tarifs", "a.CSV", "Le 3 mai 2021.", "2020-06-07"), Dated(2020, 6, 7)),
        (document("Tarifs 2020", "a.tsv", "", "2020-06-07"), Dated(2020, 6, 7)),
        (document("Tarifs 2019", "a.tsv", "", "2020-06-07"), Dated(2019)),
        (document("Tarifs"), Dated(0)),
    ],
)
def test_a_document_is_of_the_date_in_its_title_its_name_its_head_or_its_field(
    held: Document, found: Dated
) -> None:
    assert dated(held) == found


@pytest.mark.parametrize(("before", "said"), [(396, True), (397, False)])
def test_the_head_of_a_text_is_four_hundred_letters(before: int, *, said: bool) -> None:
    assert (
        dated(document(text=f"{'x ' * (before // 2)}{'x' * (before % 2)}2021 est là")).year == 2021
    ) is said


@pytest.mark.parametrize(
    ("one", "other", "editions"),
    [
        (document(id_="tarifs-2023.md"), document(id_="tarifs-2024.md"), True),
        (document(id_="tarifs-mai.md"), document(id_="tarifs-juin.md"), True),
        (document(id_="tarifs-v2.md"), document(id_="tarifs-v3.pdf"), True),
        (document(id_="2023.md"), document(id_="2024.md"), False),
        (document("Tarifs 2023", "x/a.md"), document("Tarifs 2024", "x/b.md"), True),
        (document("Tarifs 2023", "x/a.md"), document("Tarifs 2024", "y/b.md"), False),
        (document("Tarifs 2023", "2023/a.md"), document("Tarifs 2024", "2024/b.md"), True),
        (document("Tarifs", "x/a.md"), document("Prix", "x/b.md"), False),
        (document("2023", "x/a.md"), document("2024", "x/b.md"), False),
    ],
)
def test_editions_are_called_alike_dates_and_numbers_aside(
    one: Document, other: Document, *, editions: bool
) -> None:
    assert are_editions(one, other) is editions


def test_the_words_of_a_title_are_without_its_date_and_number() -> None:
    assert title_words(document("Tarifs du bac, mai 2024, version 3")) == {"tarifs", "du", "bac"}


@pytest.mark.parametrize(
    ("date", "years", "covered"),
    [
        (Dated(2023), {2023}, True),
        (Dated(2023), {2024}, False),
        (Dated(2023, until=2025), {2024}, True),
        (Dated(2023, until=2025), {2025}, True),
        (Dated(2023, until=2025), {2022, 2026}, False),
        (Dated(2023), set(), False),
    ],
)
def test_a_document_covers_the_years_up_to_its_last(date: Dated, years: set[int], *, covered: bool) -> None:
    assert date.covers(frozenset(years)) is covered
