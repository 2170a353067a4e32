"""What is laid on a PDF's pages is read where a reader sees it, and told where it is not read."""

from pathlib import Path

import pytest
from printed import FIRST, Printed, one, pages, pdf, wrapped

from passerelle.index.errors import LoadError
from passerelle.index.types import Gap


@pytest.fixture(autouse=True)
def no_tesseract(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")


PICTURE = "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def widget(rect: str, rest: str) -> str:
    return f"<< /Type /Annot /Subtype /Widget /Rect [{rect}] /F 4 {rest} >>"


def form(path: Path, *widgets: str, printed: list[Printed]) -> Path:
    refs = " ".join(f"{7 + at} 0 R" for at in range(len(widgets)))
    return pdf(
        path,
        printed,
        page_is=f"/Annots [{refs}]",
        file_is=f"/AcroForm << /Fields [{refs}] /DA (/Helv 0 Tf) >>",
        more=widgets,
    )


def test_what_was_typed_into_a_form_stands_beside_its_labels(tmp_path: Path) -> None:
    printed = [
        Printed("Nom :", 700),
        Printed("Ville :", 700, 330),
        Printed("Animal :", 670),
        Printed("Adresse complète", 640),
        Printed("chien", 600, 92),
        Printed("chat", 600, 192),
    ]
    path = form(
        tmp_path / "a.pdf",
        widget("120 695 300 712", "/FT /Tx /T (nom) /V (Odile Marchal)"),
        widget("390 695 500 712", "/FT /Tx /T (ville) /V (\xc9vreux)"),
        widget("140 665 300 682", "/FT /Ch /T (animal) /Opt [(chien) (chat)] /V (chat)"),
        widget("72 618 400 634", "/FT /Tx /T (adresse) /V (3, rue du Port)"),
        widget("72 598 84 610", "/FT /Btn /T (a) /V /Off /AS /Off"),
        widget(
            "172 598 184 610", "/FT /Btn /T (b) /V /Oui /AS /Oui /AP << /N << /Oui << >> /Off << >> >> >>"
        ),
        widget("72 400 300 420", "/FT /Tx /T (observations) /V (Porte verte)"),
        widget("72 300 300 320", "/FT /Tx /T (vide)"),
        printed=printed,
    )
    text = one(path).text
    for line in (
        "Nom : Odile Marchal",
        "Ville : Évreux",
        "Animal : chat",
        "Adresse complète: 3, rue du Port",
        "☐ chien",
        "☒ chat",
        "observations: Porte verte",
    ):
        assert line in text
    assert "vide" not in text


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (widget("72 400 300 420", "/FT /Tx /T (avis) /V (Oui)"), "avis: Oui"),
        (widget("72 400 300 420", "/FT /Tx /T (form1.page1.avis) /V (Oui)"), "avis: Oui"),
        (widget("72 400 300 420", "/FT /Tx /T (t1) /TU (Votre avis) /V (Oui)"), "Votre avis: Oui"),
        (widget("72 400 300 420", "/FT /Tx /T (avis) /V (Oui)").replace("/F 4", "/F 2"), ""),
        (widget("72 400 300 420", "/FT /Tx /T (avis) /V (Oui)").replace("/F 4", "/F 32"), ""),
        (widget("72 400 300 420", "/FT /Tx /T (avis) /V (Oui)").replace("/F 4", "/F 1"), "avis: Oui"),
        (widget("72 400 300 420", "/FT /Tx /Ff 8192 /T (code) /V (secret)"), ""),
        (widget("72 400 300 420", "/FT /Btn /Ff 65536 /T (envoyer) /V (Oui)"), ""),
        (widget("72 400 300 420", "/FT /Sig /T (nom)"), ""),
    ],
)
def test_a_field_is_read_that_is_shown_and_no_secret(tmp_path: Path, field: str, said: str) -> None:
    text = one(form(tmp_path / "a.pdf", field, printed=wrapped(FIRST))).text
    assert text == (f"{FIRST}\n\n{said}" if said else FIRST)


@pytest.mark.parametrize(
    ("kind", "counted"),
    [
        *(
            (kind, True)
            for kind in ("Text", "Square", "Circle", "Polygon", "PolyLine", "Highlight", "Underline")
        ),
        *((kind, True) for kind in ("Squiggly", "StrikeOut", "Stamp", "Caret", "Line", "Ink")),
        *((kind, False) for kind in ("Link", "Popup", "Movie")),
    ],
)
def test_notes_and_marks_with_words_are_comments(tmp_path: Path, kind: str, *, counted: bool) -> None:
    laid = f"<< /Type /Annot /Subtype /{kind} /Rect [72 100 300 130] /F 4 /Contents (vu) >>"
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), page_is=f"/Annots [{laid}]"))
    assert document.text == FIRST
    assert document.gaps == ((Gap("comments", 1, "page 1"),) if counted else ())


def test_a_text_laid_on_a_page_is_read_and_comments_are_told(tmp_path: Path) -> None:
    note = "<< /Type /Annot /Subtype /{} /Rect [72 100 300 130] /F 4 /Contents ({}) >>"
    laid = [
        note.format("FreeText", "Reçu le 4 mai"),
        note.format("Text", "à revoir"),
        note.format("Highlight", ""),
    ]
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), page_is=f"/Annots [{' '.join(laid)}]"))
    assert document.text == f"{FIRST}\n\nReçu le 4 mai"
    assert document.gaps == (Gap("comments", 1, "page 1"),)


def test_a_text_laid_right_below_a_paragraph_is_no_line_of_it(tmp_path: Path) -> None:
    laid = "<< /Type /Annot /Subtype /FreeText /Rect [72 670 300 686] /F 4 /Contents (En marge) >>"
    lines = [Printed("La barque part demain", 700), Printed("du port neuf.", 686)]
    document = one(pdf(tmp_path / "a.pdf", lines, page_is=f"/Annots [{laid}]"))
    assert document.text == "La barque part demain du port neuf.\n\nEn marge"


def test_a_page_with_an_empty_text_laid_on_it_holds_none(tmp_path: Path) -> None:
    laid = "<< /Type /Annot /Subtype /FreeText /Rect [72 684 300 700] /F 4 /Contents () >>"
    with pytest.raises(LoadError, match="its 1 pages hold no text, only pictures"):
        one(pdf(tmp_path / "a.pdf", [], page_is=f"/Annots [{laid}]"))


def test_files_a_pdf_carries_are_named(tmp_path: Path) -> None:
    files = "/Names << /EmbeddedFiles << /Names [(a) << /Type /Filespec /F (plan.xls) /EF << /F 7 0 R >> >>] >> >>"
    more = ["<< /Type /EmbeddedFile /Length 1 >> stream\nx\nendstream"]
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), file_is=files, more=more))
    assert document.gaps == (Gap("embedded files", 1, "plan.xls"),)


@pytest.mark.parametrize("stamp", [[], [Printed("Archives 12", 20)]])
def test_pages_of_pictures_among_others_are_told_and_empty_ones_are_not(
    tmp_path: Path, stamp: list[Printed]
) -> None:
    scan = [Printed("", 700, how=PICTURE), *stamp]
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), scan, [], scan))
    assert pages(document)[0] == FIRST
    (gap,) = document.gaps
    assert (gap.kind, gap.count) == ("pages without text", 2)
    assert gap.where.startswith("pages 2, 4; ")


def test_a_pdf_says_who_wrote_it_about_what_and_when(tmp_path: Path) -> None:
    info = "/Author (Odile Marchal) /Subject (unspecified) /Keywords (port, barque) /CreationDate (D:20310504101500)"
    assert one(pdf(tmp_path / "a.pdf", wrapped(FIRST), info=info)).fields == {
        "author": "Odile Marchal",
        "keywords": "port, barque",
        "date": "2031-05-04",
    }


def test_each_label_of_a_form_begins_a_line_and_a_sentence_runs_on_over_its_fields(tmp_path: Path) -> None:
    printed = [Printed("Nom", 740), Printed("Date de naissance", 720), Printed("Ville", 700)]
    printed += [Printed("Je soussigné", 640), Printed("né le", 620), Printed("certifie.", 600)]
    typed = {740: "Rey", 720: "12/08/1991", 700: "Nantes", 640: "Luc Rey", 620: "3 mai 1990"}
    fields = [
        widget(f"200 {y - 4} 400 {y + 12}", f"/FT /Tx /T (champ{y}) /V ({value})")
        for y, value in typed.items()
    ]
    text = one(form(tmp_path / "a.pdf", *fields, printed=printed)).text
    assert text.split("\n\n") == [
        "Nom Rey\nDate de naissance 12/08/1991\nVille Nantes",
        "Je soussigné Luc Rey né le 3 mai 1990 certifie.",
    ]
