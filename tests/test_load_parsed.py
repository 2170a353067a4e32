"""What a parsed file becomes: its document, and which of the titles that it may have is taken for its own."""

from pathlib import Path

import pytest

from passerelle.index.errors import LoadError
from passerelle.index.load.parsed import Parsed
from passerelle.index.text import TextBuilder
from passerelle.index.types import Document, Gap, Heading, Span

TEXT = "Le bac traverse la rivière chaque matin, et il ne coûte rien pour les enfants du village."


def built(text: str = TEXT, *headings: str) -> TextBuilder:
    builder = TextBuilder()
    for heading in headings:
        builder.heading(heading, 1)
    builder.block(text)
    return builder


def title(own: str, shown: str = "", *headings: str, name: str = "le_bac-bleu.pdf") -> str:
    return Parsed(built(TEXT, *headings), own, shown).document(Path("docs") / name, "id").title


SUFFIXES = "doc docx odt pdf indd qxd tex dvi rtf htm html ppt pptx xls xlsx".split()
NAMES = (
    "document présentation presentation classeur book diapositive slide page feuille sheet scan img".split()
)
NOBODY = "anonymous unspecified unknown inconnu inconnue none null titre title".split()


NONE = [
    *(f"bac.{suffix}" for suffix in SUFFIXES),
    *(f"{name}{number}" for name in NAMES for number in ("", "3", " 3", "_12", "-4")),
    "mise en page",
    "Mise en page 2",
    *(sign for name in NOBODY for sign in (name, f"<{name.upper()}>", f" {name}. ")),
    "untitled",
    "Untitled-2 copy",
    "sans titre",
    "Sans-titre (2)",
    "Word document",
    "New Document",
    "untitled document",
    "Nouveau document Microsoft Word",
    "PowerPoint Presentation",
    "Présentation PowerPoint",
    "_12_ 34",
    "b\ufffdc",
    "about:blank",
    "http://vey.example/bac",
    "https://vey.example",
    "file:///C:/bac",
    "Microsoft Word - bac.doc",
    "Microsoft PowerPoint - bac.ppt",
    "microsoft excel - bac.xls",
]


def test_what_a_program_writes_for_a_title_is_none() -> None:
    assert [own for own in NONE if title(own) != "le bac bleu"] == []


@pytest.mark.parametrize(
    "own",
    [
        "bac.txt",
        "bac.docm",
        "bac.pdf du port",
        "Document du port",
        "Page d'accueil",
        "Livre 3",
        "Scanner 3",
        "Inconnu du port",
        "titres",
        "Le titre",
        "Un mot sans titre",
        "Old document",
        "about:blanks",
        "ftp://vey.example",
        "https://vey.example bac",
        "Page 3a",
        "12 b",
    ],
)
def test_a_title_that_says_something_is_kept(own: str) -> None:
    assert title(own, "Montré", "Le quai") == own


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ("Microsoft Word - Le bac", "Le bac"),
        ("Microsoft Excel - Le bac", "Le bac"),
        ("Microsoft PowerPoint - Le bac", "Le bac"),
        ("Microsoft Access - Le bac", "Microsoft Access - Le bac"),
        ("Sur Microsoft Word - Le bac", "Sur Microsoft Word - Le bac"),
        (" Le \n bac\t", "Le bac"),
    ],
)
def test_a_title_is_one_line_without_its_program(own: str, shown: str) -> None:
    assert title(own) == shown


def test_a_document_is_called_by_its_title_else_what_is_shown_else_a_heading_else_its_file() -> None:
    assert title("Le bac", " Un\nmot ", "Le quai") == "Le bac"
    assert title("page 1", " Un\nmot ", "Le quai") == "Un mot"
    assert title("page 1", "page 1", "Le quai") == "page 1"
    assert title("page 1", "", "Le quai", "Le pont") == "Le quai"
    assert title("page 1", "", name="le__bac.v2.txt") == "le bac.v2"
    assert title("page 1", "", name="---.txt") == "---.txt"


@pytest.mark.parametrize(
    ("own", "shown"),
    [
        ("ab " * 66 + "cd", "ab " * 66 + "cd"),
        ("ab " * 66 + "cde", "ab " * 65 + "ab…"),
        ("x" * 200, "x" * 200),
        ("x" * 201, "x" * 200 + "…"),
    ],
)
def test_a_title_has_two_hundred_characters_and_is_cut_at_a_word(own: str, shown: str) -> None:
    assert title(own) == shown


def test_a_document_has_all_that_was_parsed() -> None:
    builder = built(TEXT, "Le quai")
    builder.end_page()
    gaps = (Gap("pictures", 2, ""),)
    parsed = Parsed(builder, "Le bac", fields={"author": "Ada"}, gaps=gaps)
    whole = f"Le quai\n\n{TEXT}"
    document = parsed.document(Path("a.pdf"), "docs/a.pdf")
    assert document == Document(
        "docs/a.pdf", "Le bac", "fr", whole, (Span(0, len(whole)),), (Heading(0, 7, 1),), {"author": "Ada"}, gaps
    )  # fmt: skip
    english = "The ferry crosses the river every morning and costs nothing for the children of the village."
    assert Parsed(built(english)).document(Path("a.txt"), "a").language == "en"


@pytest.mark.parametrize("text", ["", " \n\u00a0"])
def test_a_file_without_text_is_refused_with_what_to_do(text: str) -> None:
    said = r"^docs/a\.pdf: there is no text in it; if it shows pictures of text, run character recognition first$"
    with pytest.raises(LoadError, match=said):
        Parsed(built(text), "Le bac").document(Path("docs/a.pdf"), "a")


@pytest.mark.parametrize("label", ["Objet : ", "objet: ", "OBJET\u00a0: ", "Subject: ", "Subject\u202f:  "])
def test_what_a_letter_is_about_is_its_title_without_the_label(label: str) -> None:
    assert title("", "", f"{label}Le bac de mai") == "Le bac de mai"
    assert title(f"{label}Le bac de mai") == "Le bac de mai"
    assert title("", "", f"L'{label}le bac") == f"L'{label}le bac".replace("  ", " ").strip()


def test_a_label_alone_is_a_title_as_it_stands() -> None:
    assert title("", "", "Objet :") == "Objet :"
    assert title("", "", "Subjects: boats") == "Subjects: boats"
