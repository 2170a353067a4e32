"""A document's own date, the date a question asks for, and forty questions over editions of several years.

The floors stand a little below what is reached, for processors that round otherwise.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from queries import query

from passerelle import Assistant
from passerelle.dates import Dated, When, are_editions, dated, when
from passerelle.doubts import says_another_year
from passerelle.evaluation.sets.read import read_questions
from passerelle.evaluation.types import Question
from passerelle.index.sync import sync
from passerelle.index.types import Document, Field, Passage, Span
from passerelle.newest import preferring
from passerelle.types import Answer, Hit
from passerelle.weights import Features, Pick

FOLDER = Path(__file__).parent / "questions" / "dated"
RIGHT = 38
Asked = list[tuple[Question, Answer]]


@pytest.mark.parametrize(
    ("title", "id_", "text", "expected"),
    [
        ("Tarifs 2024", "a.md", "Le 3 mai 2019, tout change.", Dated(2024)),
        ("Tarifs", "tarifs-2023-06-01.md", "", Dated(2023, 6, 1)),
        ("Tarifs", "2022/tarifs.md", "", Dated(2022)),
        ("Rates", "a.md", "In force from 1 January 2025. Founded in 1911.", Dated(2025, 1, 1)),
        ("Procès-verbal", "a.md", "Réunion du 14 février 2021, salle B.", Dated(2021, 2, 14)),
        ("Navette, année 2023-2024", "a.md", "", Dated(2023, until=2024)),
        ("Saison 2024/25", "a.md", "", Dated(2024, until=2025)),
        ("Rules, version 3", "a.md", "No date.", Dated(0, version=3)),
        ("Rules", "rules-v2.md", "Adopted in May 2020.", Dated(2020, 5, version=2)),
        ("Bail", "bail.md", "Le loyer est de 2040,50 euros.", Dated(0)),
    ],
)
def test_a_documents_date_is_in_its_title_its_name_or_its_first_lines(
    title: str, id_: str, text: str, expected: Dated
) -> None:
    assert dated(Document(id_, title, "fr", text)) == expected


@pytest.mark.parametrize(
    ("title", "text", "path", "fields", "expected"),
    [
        ("Tarifs", "Le loyer est dû.", "a.pdf", {"date": "2024-05-03T10:00"}, Dated(2024, 5, 3)),
        ("Tarifs", "Le loyer est dû.", "a.pdf", {"date": "2024-05"}, Dated(2024, 5)),
        ("Tarifs", "Le loyer est dû.", "a.csv", {"date": "3 mai 2024"}, Dated(2024, 5, 3)),
        ("Tarifs", "Le loyer est dû.", "a.csv", {"date": 2024}, Dated(2024)),
        ("Tarifs", "Le loyer est dû.", "a.csv", {"date": "demain"}, Dated(0)),
        ("Tarifs", "En vigueur le 1er mai 2022.", "a.pdf", {"date": "2024-05-03"}, Dated(2022, 5, 1)),
        ("Tarifs", "En vigueur le 1er mai 2022.", "a.csv", {"date": "2024-05-03"}, Dated(2024, 5, 3)),
        (
            "Réunion",
            "Comme dit le 1er mai 2022.",
            "a.eml",
            {"date": "2024-05-03", "from": "x@y"},
            Dated(2024, 5, 3),
        ),
        ("Tarifs 2023", "", "a.csv", {"date": "2024-05-03"}, Dated(2023)),
        ("Tarifs 2024", "", "a.csv", {"date": "2024-05-03"}, Dated(2024, 5, 3)),
    ],
)
def test_a_documents_date_is_its_field_where_no_title_says_another_and_no_text_before_what_may_be_an_export(
    title: str, text: str, path: str, fields: dict[str, Field], expected: Dated
) -> None:
    assert dated(Document("a", title, "fr", text, fields=fields, path=path)) == expected


def test_of_mails_that_say_the_same_the_newest_by_its_field_comes_first() -> None:
    words = "Le code de la porte de la salle du conseil municipal est désormais le numéro"
    mails = [
        Document(f"{n}.eml", "Code", "fr", f"{words} {n}.", fields={"date": f"202{n}-05-03", "from": "x@y"})
        for n in (1, 3, 2)
    ]
    hits = [
        Hit(rank, Passage(mail, 0, len(mail.text), "fr"), 1 / rank, 0.9)
        for rank, mail in enumerate(mails, start=1)
    ]
    found = preferring(when("Quel est le code actuel de la porte ?"), hits)
    assert found.hits[0].document.id == "3.eml"
    assert found.passed_over == {"1.eml", "2.eml"}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Quel était le tarif en 2023 ?", When(frozenset({2023}))),
        ("What did it cost in the 2022-2023 season?", When(frozenset({2022}))),
        ("Quel est le tarif actuel ?", When(newest=True)),
        ("Combien coûte-t-elle aujourd’hui ?", When(newest=True)),
        ("What is the latest price?", When(newest=True)),
        ("Who is the current chair?", When(newest=True)),
        ("Selon le règlement en vigueur en 2019 ?", When(frozenset({2019}))),
        ("Who founded the club?", When()),
        ("Combien font 12 000 euros ?", When()),
    ],
)
def test_a_question_asks_for_a_year_or_for_the_newest_or_for_no_date(question: str, expected: When) -> None:
    assert when(question) == expected


def test_editions_are_called_alike_but_for_dates_and_numbers() -> None:
    def one(id_: str, title: str) -> Document:
        return Document(id_, title, "fr", "x")

    assert are_editions(one("prix-2023.md", "Tarifs"), one("prix-2024.md", "Autre titre"))
    assert are_editions(
        one("x.md", "Procès-verbal du 3 mai 2021"), one("y.md", "Procès-verbal du 12 juin 2022")
    )
    assert are_editions(one("2021/note.md", "Note"), one("2022/note.md", "Note"))
    assert not are_editions(one("nord/note.md", "Note"), one("sud/note.md", "Note"))
    assert not are_editions(one("a.md", "Roof A"), one("b.md", "Roof B"))
    assert not are_editions(one("a.md", "Piscine de Brel 2023"), one("b.md", "Piscine de Morne 2024"))


def hits(*named: tuple[str, str]) -> list[Hit]:
    found = []
    for rank, (title, text) in enumerate(named, start=1):
        passage = Passage(Document(f"{rank}.md", title, "fr", text), 0, len(text), "fr")
        found.append(Hit(rank, passage, 1 - rank / 100, 0.8))
    return found


OLD = ("Tarifs du bac 2022", "Le passage du bac coûte deux euros pour un piéton et cinq pour un vélo.")
NEW = ("Tarifs du bac 2025", "Le passage du bac coûte trois euros pour un piéton et six pour un vélo.")
OTHER = (
    "Tarifs du train 2026",
    "Le billet du train coûte neuf euros pour un adulte et quatre pour un enfant.",
)


def test_the_edition_asked_for_comes_first_and_what_is_no_edition_keeps_its_place() -> None:
    found = hits(OTHER, OLD, NEW)
    assert [hit.passage.document.title[-4:] for hit in preferring(When(newest=True), found).hits] == [
        "2026", "2025", "2022",
    ]  # fmt: skip
    assert preferring(When(frozenset({2022})), found).passed_over == {"3.md"}
    assert preferring(When(), found).hits == tuple(found)


def test_the_edition_that_starts_in_the_year_asked_for_comes_before_one_that_covers_it() -> None:
    longer = ("Tarifs du bac 2021-2023", OLD[1])
    assert preferring(When(frozenset({2022})), hits(longer, OLD)).passed_over == {"1.md"}
    assert preferring(When(frozenset({2022})), hits(longer, NEW)).passed_over == {"2.md"}


def test_a_year_of_which_there_is_no_edition_is_missing() -> None:
    assert preferring(When(frozenset({2019})), hits(OLD, NEW)).missing
    assert not preferring(When(frozenset({2022})), hits(OLD, NEW)).missing
    assert not preferring(When(frozenset({2019})), hits(OLD, OTHER)).missing


def test_documents_of_one_title_are_editions_only_where_their_passages_say_much_the_same() -> None:
    old = ("Note 2022", "Le bac du matin coûte deux euros pour un piéton avec son vélo.")
    alike = ("Note 2025", "Le bac du matin coûte trois euros pour un piéton avec son chien.")
    apart = (
        "Note 2025",
        "Le bac est fermé le matin : un piéton attend avec la navette du conseil municipal.",
    )
    newest = When(newest=True)
    named = [replace(hit, passage=named_apart(hit)) for hit in hits(old, alike)]
    assert preferring(newest, named).passed_over == {"nord/a.md"}
    assert not preferring(
        newest, [replace(hit, passage=named_apart(hit)) for hit in hits(old, apart)]
    ).passed_over


def named_apart(hit: Hit) -> Passage:
    """The hit's passage in a document whose name says nothing of editions."""
    document = replace(hit.passage.document, id=("nord/a.md", "sud/b.md")[hit.rank - 1])
    return replace(hit.passage, document=document)


def test_a_year_in_the_middle_of_a_span_of_years_is_covered() -> None:
    agreement = Dated(2021, until=2024)
    assert [year for year in range(2019, 2027) if agreement.covers(frozenset({year}))] == [
        2021,
        2022,
        2023,
        2024,
    ]
    assert Dated(2021).covers(frozenset({2021}))
    assert not Dated(2021).covers(frozenset({2022}))


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    store = tmp_path_factory.mktemp("dated")
    sync([FOLDER / "documents"], store)
    return Assistant.open(store)


def test_forty_questions_are_answered_from_the_edition_they_ask_for_alone(assistant: Assistant) -> None:
    questions = read_questions([FOLDER / "questions.jsonl"]).questions
    assert len(questions) == 40
    right = [each.id for each in questions if answers_from_one_edition(assistant.ask(each.text), each)]
    assert len(right) >= RIGHT


def answers_from_one_edition(answer: Answer, question: Question) -> bool:
    (expected,) = question.expected
    documents = {citation.passage.document.id for citation in answer.citations}
    return documents == {expected.document} and any(
        expected.quote in citation.quote for citation in answer.citations
    )


def test_a_year_without_an_edition_is_refused(assistant: Assistant) -> None:
    assert assistant.ask("Combien coûtait la journée de salle Prévert en 2019 ?").abstained
    assert assistant.ask("How much did an adult pay at the Ferris Street gym in 2017?").abstained


WATER = "La ville a consommé 3,4 millions de m³ en 2022, contre 3,9 millions en 2021. Les fuites ont été réparées."


@pytest.mark.parametrize(
    ("question", "title", "other"),
    [
        ("Combien d'eau la ville a-t-elle consommée en 2020 ?", "Rapport", True),
        ("Combien d'eau la ville a-t-elle consommée en 2021 ?", "Rapport", False),
        ("Combien d'eau la ville a-t-elle consommée ?", "Rapport", False),
        ("Combien d'eau la ville a-t-elle consommée en 2020 ?", "Rapport de 2020", False),
        ("How much water did the town use in 2019?", "Bilan 2018-2023", False),
        ("Combien d'eau la ville a-t-elle consommée en 2020 ?", "Rapports 2020, 2022 et 2024", False),
    ],
)
def test_an_answer_of_another_year_than_the_one_asked_is_told(
    question: str, title: str, *, other: bool
) -> None:
    passage = Passage(Document("eau.md", title, "fr", WATER), 0, len(WATER), "fr")
    pick = Pick(Hit(1, passage, 0.9, 0.9), Span(0, WATER.index(" Les fuites")), 1.0, Features(*[0.0] * 11))
    asked = query(question)
    assert says_another_year(asked, pick) is other


LOSSES = (
    "Les pertes sont suivies depuis peu.\n\n| Poste | 2023 | 2024 |\n|---|---|---|\n| Pertes | 7 240 € | 15 860 € |\n\n"
    "Le gérant est Paul Renaud."
)


@pytest.mark.parametrize(
    ("question", "title", "quoted", "other"),
    [
        ("Combien de pertes en 2022 ?", "Comptes", "| Pertes | 7 240 € | 15 860 € |", True),
        ("Combien de pertes en 2023 ?", "Comptes", "| Pertes | 7 240 € | 15 860 € |", False),
        ("Qui est le gérant en 2021 ?", "Comptes", "Le gérant est Paul Renaud.", False),
        ("Qui est le gérant en 2021 ?", "Comptes 2024", "Le gérant est Paul Renaud.", True),
        ("Qui est le gérant en 2023 ?", "Comptes 2024", "Le gérant est Paul Renaud.", False),
        ("Qui est le gérant en 2024 ?", "Comptes 2024", "Le gérant est Paul Renaud.", False),
    ],
)
def test_the_years_of_columns_and_of_a_title_tell_of_what_an_answer_is(
    question: str, title: str, quoted: str, *, other: bool
) -> None:
    passage = Passage(Document("comptes.md", title, "fr", LOSSES), 0, len(LOSSES), "fr")
    start = LOSSES.index(quoted)
    pick = Pick(Hit(1, passage, 0.9, 0.9), Span(start, start + len(quoted)), 1.0, Features(*[0.0] * 11))
    asked = query(question)
    assert says_another_year(asked, pick) is other
