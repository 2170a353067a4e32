"""Which words ask for what holds now, and which years a document or a question is for: the limits on both sides."""

import pytest

from passerelle.dates import HEAD, Dated, When, are_editions, dated, title_words, when
from passerelle.index.types import Document


def document(
    title: str = "", id_: str = "a.md", text: str = "", path: str = "", **fields: str | int
) -> Document:
    return Document(id_, title, "fr", text, path=path, fields=fields)


@pytest.mark.parametrize(
    "words",
    [
        *(
            "actuel",
            "actuelle",
            "actuels",
            "actuellement",
            "aujourd'hui",
            "aujourd’hui",
            "en ce moment",
            "à ce jour",
        ),
        *(
            "en vigueur",
            "désormais",
            "maintenant",
            "à présent",
            "dernier",
            "dernière",
            "derniers",
            "le plus récent",
        ),
        *(
            "la plus récente",
            "les plus récents",
            "current",
            "currently",
            "latest",
            "newest",
            "most recent",
            "today",
        ),
        *("most recently", "nowadays", "now", "at present", "at the moment", "in force"),
    ],
)
def test_words_ask_for_what_holds_now_unless_a_year_is_named(words: str) -> None:
    assert when(f"Le tarif {words} ?") == When(newest=True)
    assert when(f"Le tarif {words} en 2024 ?") == When(frozenset({2024}))


@pytest.mark.parametrize("words", ["", "actualité", "ajourd'hui", "known", "dernièrement", "recent"])
def test_other_words_ask_for_no_date(words: str) -> None:
    assert not when(f"Le tarif {words} ?").asks


@pytest.mark.parametrize(
    ("question", "years"),
    [
        ("en 2023-2024", {2023}),
        ("en 2023/24", {2023}),
        ("en 2023 – 2024", {2023}),
        ("en 2013-2023", {2013}),
        ("en 2012-2023", {2012, 2023}),
        ("en 2024-2023", {2024, 2023}),
        ("en 2021 et 2023", {2021, 2023}),
        ("12 2024 km", {2024}),
        ("le 3.2024", set()),
        ("2024,5 km", set()),
        ("20245", set()),
        ("1899", set()),
    ],
)
def test_a_span_of_ten_years_at_most_is_asked_for_by_its_first(question: str, years: set[int]) -> None:
    assert when(question).years == years


@pytest.mark.parametrize(
    ("made", "date"),
    [
        (document("Tarifs 2024"), Dated(2024)),
        (document("Tarifs", "tarifs-2024.md"), Dated(2024)),
        (document("Tarifs", "a.md", "Tarifs de mai 2024"), Dated(2024, 5)),
        (document("Tarifs 2022", "tarifs-2024.md"), Dated(2022)),
        (document("Tarifs 2023-2024"), Dated(2023, until=2024)),
        (document("Tarifs 2022 et 2024"), Dated(2024)),
        (document("Tarifs du 3 mai 2024"), Dated(2024, 5, 3)),
        (document("Tarifs v3 2024"), Dated(2024, version=3)),
        (document("Tarifs, version 12"), Dated(0, version=12)),
        (document("Tarifs rev. 2, v 7"), Dated(0, version=7)),
        (document("Tarifs v1234"), Dated(0)),
        (document("Tarifs", "a.md", "x" * (HEAD - 4) + "2024"), Dated(2024)),
        (document("Tarifs", "a.md", "x " * (HEAD // 2) + "2024"), Dated(0)),
        (document("Tarifs", date="2024-05-03"), Dated(2024, 5, 3)),
        (document("Tarifs", date="2024-05-03T10:00"), Dated(2024, 5, 3)),
        (document("Tarifs", date="2024-05"), Dated(2024, 5)),
        (document("Tarifs", date=2024), Dated(2024)),
        (document("Tarifs", date="mai 2024"), Dated(2024, 5)),
        (document("Tarifs", "a.md", "en 2022", date="2024-05-03"), Dated(2022)),
        (document("Tarifs", "a.md", "en 2022", date="2024-05-03", **{"from": "x"}), Dated(2024, 5, 3)),
        (document("Tarifs", "a", "en 2022", "x/rows.CSV", date="2024-05-03"), Dated(2024, 5, 3)),
        (document("Tarifs 2024", "a", "", "rows.jsonl", date="2024-05-03"), Dated(2024, 5, 3)),
        (document("Tarifs 2023", "a", "", "rows.jsonl", date="2024-05-03"), Dated(2023)),
    ],
)
def test_a_documents_date_is_the_first_that_it_says(made: Document, date: Dated) -> None:
    assert dated(made) == date


@pytest.mark.parametrize(
    ("years", "covered"),
    [({2020}, False), ({2021}, True), ({2023}, True), ({2024}, False), ({2019, 2022}, True)],
)
def test_a_document_covers_the_years_it_is_for(years: set[int], *, covered: bool) -> None:
    assert Dated(2021, until=2023).covers(frozenset(years)) is covered
    assert Dated(2021).covers(frozenset({2021}))
    assert not Dated(2021).covers(frozenset({2022}))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (("", "tarifs-2023.md"), ("", "tarifs-2024.pdf"), True),
        (("", "tarifs-v1.md"), ("", "tarifs-v2.md"), True),
        (("", "tarifs-mai-2023.md"), ("", "tarifs-juin-2024.md"), True),
        (("", "tarifs.md"), ("", "horaires.md"), False),
        (("Tarifs 2023", "x/12.md"), ("Tarifs 2024", "x/13.md"), True),
        (("Tarifs 2023", "x/12.md"), ("Tarifs 2024", "y/13.md"), False),
        (("Tarifs 2023", "2023/1.md"), ("Tarifs 2024", "2024/1.md"), True),
        (("", "x/12.md"), ("", "x/13.md"), True),
        (("2023", "12.md"), ("2024", "13.md"), False),
        (("Édition 2 des tarifs", "1.md"), ("Des tarifs", "2.md"), True),
    ],
)
def test_editions_are_called_alike_but_for_dates_and_numbers(
    one: tuple[str, str], other: tuple[str, str], *, alike: bool
) -> None:
    assert are_editions(document(*one), document(*other)) is alike
    assert are_editions(document(*other), document(*one)) is alike


def test_the_words_of_a_title_are_those_that_are_no_date() -> None:
    assert title_words(document("Tarifs du bac, mai 2024 v2")) == {"tarifs", "du", "bac"}


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("Saison 2024/25", Dated(2024, until=2025)),
        ("Saison 1999-00", Dated(1999, until=2000)),
        ("Saison 2024-34", Dated(2024, until=2034)),
        ("Saison 2024-35", Dated(2024)),
        ("Saison 2024-24", Dated(2024)),
        ("Saison 2024-2027", Dated(2024, until=2027)),
    ],
)
def test_a_span_of_years_may_be_written_short_and_over_a_century(title: str, found: Dated) -> None:
    assert dated(Document("a", title, "fr", "")) == found


def test_a_field_is_a_date_where_it_is_one_whole() -> None:
    for said, found in (
        ("2024-05-03T10:00", Dated(2024, 5, 3)),
        ("2024-05", Dated(2024, 5)),
        ("2024-0503", Dated(2024)),
    ):
        assert dated(Document("a", "", "fr", "", fields={"date": said}, path="a.csv")) == found
