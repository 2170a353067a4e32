"""Labels stay with their sentence, and a question that names an article, a section or an annex gets that one."""

from pathlib import Path

import pytest
from quoted import context, quoted, read, written

from passerelle import Assistant
from passerelle.index.sync import sync
from passerelle.index.types import Document, Passage, Span
from passerelle.labelled import named_parts
from passerelle.quotation.labels import Label, label_at, named
from passerelle.quotation.named import articles, named_in
from passerelle.types import Hit

RULES = """RÈGLEMENT DU PORT DE KERVAL

Article 1er. Le port est ouvert toute l'année.
Article 2. La vitesse est limitée à trois nœuds. Les moteurs sont coupés à quai.
Article 3. Les filets sèchent sur la jetée nord.
Art. 12 - Le carénage est interdit en août.
"""
LEASE = """# Lease of the barn

## 3. Rent

The rent is 400 pounds a month.

## 4. Repairs

The tenant mends the roof. The landlord pays for the slates.

### 4.1 Urgent work

Urgent work starts within two days.

## Annex B

The barn has two doors.
"""
PURGE = (
    "Fermer le robinet d'arrivée du radiateur.",
    "Placer une bassine sous la vis de purge.",
    "Ouvrir la vis d'un quart de tour.",
    "Attendre la fin des bulles d'air.",
    "Refermer la vis et rouvrir le robinet.",
)
NUMBERED = "House rules\n\n3.1 Guests stay two nights.\n3.2 Music stops at ten. Drums are never allowed.\n"


@pytest.mark.parametrize(
    ("line", "kind", "number"),
    [
        ("Article 4. Le bail", "article", "4"),
        ("Art. 12 - Le bail", "article", "12"),
        ("ARTICLE IV : Le bail", "article", "4"),
        ("Article 1er. Le bail", "article", "1"),
        ("§ 3 The lease", "section", "3"),
        ("Section 2. The lease", "section", "2"),
        ("3.2 The lease", "number", "3.2"),
        ("Annexe B. Le bail", "annex", "B"),
        ("Appendix C: The lease", "annex", "C"),
        ("Chapitre 2 – Le bail", "chapter", "2"),
        ("Clause 7. The lease", "article", "7"),
        ("Article 12 bis. Le bail", "article", "12 BIS"),
        ("Étape 4 : Le bail", "step", "4"),
        ("Step 2. The lease", "step", "2"),
    ],
)
def test_labels_are_known_at_the_head_of_a_line(line: str, kind: str, number: str) -> None:
    found = label_at(line, Span(0, len(line)))
    assert found is not None
    assert (found[0].kind, found[0].number) == (kind, number)
    assert line[found[1] :].lstrip().startswith(("Le", "The"))


@pytest.mark.parametrize(
    "line", ["3.2 kilos", "Part of it", "Une section 2", "Articles en solde", "12. Le sel", "E. Le sel"]
)
def test_other_lines_have_no_label(line: str) -> None:
    assert label_at(line, Span(0, len(line))) is None


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Que dit l'article 4 ?", [Label("article", "4")]),
        ("What does section 3.2 of the lease say?", [Label("section", "3.2")]),
        ("Que contient l’annexe B ?", [Label("annex", "B")]),
        ("what is in § 7?", [Label("section", "7")]),
        ("Que faire à l'étape 4 ?", [Label("step", "4")]),
        ("Comment passer à l'étape E ?", [Label("step", "E")]),
        ("What was the step I missed?", []),
        ("Articles de pêche à 4 € ?", []),
        ("Did he take part in 1984?", []),
        ("What is the title of the book?", []),
    ],
)
def test_a_question_names_its_labels(question: str, expected: list[Label]) -> None:
    assert list(named(question)) == expected


def test_a_sentence_keeps_its_label_and_the_next_has_it_as_context(tmp_path: Path) -> None:
    document = written(tmp_path, "port.txt", RULES)
    assert quoted(document, "La vitesse") == "Article 2. La vitesse est limitée à trois nœuds."
    assert quoted(document, "Les moteurs") == "Les moteurs sont coupés à quai."
    assert context(document, "Les moteurs") == ["Article 2."]
    assert quoted(document, "Le carénage") == "Art. 12 - Le carénage est interdit en août."


def test_a_labelled_heading_is_the_context_of_what_stands_below_it(tmp_path: Path) -> None:
    document = written(tmp_path, "lease.md", LEASE)
    assert quoted(document, "slates") == "The landlord pays for the slates."
    assert context(document, "slates") == ["4. Repairs"]
    assert context(document, "two doors") == ["Annex B"]


def test_a_number_at_the_head_of_a_line_is_a_label(tmp_path: Path) -> None:
    document = written(tmp_path, "house.txt", NUMBERED)
    assert quoted(document, "Music stops") == "3.2 Music stops at ten."
    assert context(document, "Drums") == ["3.2"]


def test_a_step_is_what_an_item_is_marked_with_where_one_is_asked_for(tmp_path: Path) -> None:
    steps = "1. Fermer la vanne.\n2. Vider la cuve. Elle sèche une nuit.\n\nLe soir :\n\n"
    steps += "A. Poser le joint.\nB. Ouvrir la vanne."
    document = written(tmp_path, "cuve.txt", f"Étape 9. Le joint est contrôlé.\n\n{steps}")
    assert [label for label, _ in parts(document)] == ["9"]
    wanted = [named_in(document, named(f"Que faire à l'étape {each} ?"))[0] for each in ("2", "B", "9", "7")]
    assert [[document.text[each.span.start : each.span.end] for each in found] for found in wanted] == [
        ["2. Vider la cuve. Elle sèche une nuit.\n\nLe soir :"],
        ["B. Ouvrir la vanne."],
        ["Étape 9. Le joint est contrôlé."],
        [],
    ]


def parts(document: Document) -> list[tuple[str, str]]:
    return [
        (each.label.number, document.text[each.span.start : each.span.end]) for each in articles(document)
    ]


def test_an_article_reaches_to_the_next_one_and_holds_its_own_parts(tmp_path: Path) -> None:
    found = dict(parts(written(tmp_path, "lease.md", LEASE)))
    assert found["3"] == "3. Rent\n\nThe rent is 400 pounds a month."
    assert found["4"].startswith("4. Repairs")
    assert found["4"].endswith("within two days.")
    assert found["4.1"] == "4.1 Urgent work\n\nUrgent work starts within two days."


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    """Return an assistant over the rules of a port, the lease of a barn, and many articles on nothing else."""
    place = tmp_path_factory.mktemp("labels")
    (place / "port.txt").write_text(RULES, encoding="utf-8")
    (place / "lease.md").write_text(LEASE, encoding="utf-8")
    statutes = "\n".join(
        f"Article {number}. Le bureau de l'amicale des brodeuses règle la question numéro {number * 13} par un vote."
        for number in range(1, 60)
    )
    (place / "statuts.txt").write_text(f"STATUTS DE L'AMICALE DES BRODEUSES\n\n{statutes}", encoding="utf-8")
    steps = "".join(f"{number}. {each}\n" for number, each in enumerate(PURGE, start=1))
    (place / "purge.md").write_text(f"# Purger un radiateur\n\n{steps}", encoding="utf-8")
    sync([place], place / "store")
    return Assistant.open(place / "store")


@pytest.mark.parametrize(
    ("question", "document", "words"),
    [
        ("Que dit l'article 2 du règlement du port ?", "port.txt", "Article 2. La vitesse est limitée"),
        ("Que prévoit l'article 12 du port de Kerval ?", "port.txt", "Art. 12 - Le carénage"),
        ("What does article 3 of the rules of the port of Kerval say?", "port.txt", "Les filets sèchent"),
        (
            "What does section 4.1 of the lease of the barn say?",
            "lease.md",
            "Urgent work starts within two days.",
        ),
        (
            "Que dit l'annexe B du bail de la grange (lease of the barn) ?",
            "lease.md",
            "The barn has two doors.",
        ),
        (
            "Que dit l'article 47 des statuts de l'amicale des brodeuses ?",
            "statuts.txt",
            "question numéro 611",
        ),
        ("Que faire à l'étape 3 de la purge d'un radiateur ?", "purge.md", "Ouvrir la vis"),
        ("What happens in step 4 of bleeding a radiator (purge)?", "purge.md", "Attendre la fin"),
    ],
)
def test_a_question_that_names_an_article_gets_that_one(
    assistant: Assistant, question: str, document: str, words: str
) -> None:
    (citation, *_) = assistant.ask(question).citations
    assert citation.passage.document.id == document
    assert words in citation.quote


def test_an_article_that_is_not_there_is_not_answered_from_its_neighbour(assistant: Assistant) -> None:
    assert assistant.ask("Que dit l'article 99 des statuts de l'amicale des brodeuses ?").abstained


def test_a_mails_sentence_is_read_with_its_date(tmp_path: Path) -> None:
    text = (
        "De : Irène Costa\nÀ : Luc Brun\nDate : mardi 4 mars 2025\nObjet : La serre\n\n"
        "Bonjour Luc,\n\nLe vitrier vient demain à dix heures.\n\nIrène"
    )
    (tmp_path / "serre.txt").write_text(text, encoding="utf-8")
    document = read(tmp_path / "serre.txt")
    assert quoted(document, "Le vitrier") == "Le vitrier vient demain à dix heures."
    assert context(document, "Le vitrier") == ["Date : mardi 4 mars 2025"]
    assert quoted(document, "Irène Costa") == "De : Irène Costa"


def test_an_article_is_missing_only_where_the_document_found_first_numbers_its_own() -> None:
    rules = Document("rules.txt", "Rules", "fr", RULES)
    plain = Document("note.txt", "Note", "fr", "Le port de Kerval reste ouvert. On y vient en train.")
    found = [
        Hit(rank, Passage(document, 0, len(document.text), "fr"), 1 - rank / 10, 0.9)
        for rank, document in enumerate((plain, rules), start=1)
    ]
    assert not named_parts("Que dit l'article 9 ?", found, lambda _: []).missing
    assert named_parts("Que dit l'article 9 ?", found[::-1], lambda _: []).missing
