"""What a PDF says of itself, and why one is refused."""

import re
from pathlib import Path

import pytest
from printed import CHAPTERS, FIRST, Printed, one, pdf, wrapped
from test_load_pdf_layers import layered
from test_load_pdf_scans import table

from passerelle.index.errors import LoadError
from passerelle.index.load.pdf import scans
from passerelle.index.load.pdf.document import load_pdf
from passerelle.index.load.recognised.tesseract import install_command
from passerelle.index.types import Gap


def fields(place: Path, info: str) -> dict[str, object]:
    return dict(load_pdf(pdf(place / "a.pdf", [Printed("Le bac part.", 700)], info=info)).fields)


@pytest.mark.parametrize(
    ("date", "read"),
    [
        ("D:20310504101500+02'00'", "2031-05-04"),
        ("D:20310504", "2031-05-04"),
        ("D:203105", "2031-05"),
        ("D:2031", "2031"),
        ("20310504", "2031-05-04"),
        ("D:203105ab", "2031-05"),
        ("D:2031ab", "2031"),
        ("203", None),
        ("D:hier", None),
        ("4 May 2031", None),
        ("", None),
    ],
)
def test_a_date_is_as_exact_as_it_is_given(tmp_path: Path, date: str, read: str | None) -> None:
    assert fields(tmp_path, f"/CreationDate ({date})").get("date") == read


@pytest.mark.parametrize(
    "nobody",
    """anonymous unspecified unknown inconnu inconnue user utilisateur admin administrator Owner NONE auteur author
    (unknown) - ...""".split(),
)
def test_what_programs_write_where_nobody_is_named_is_no_name(tmp_path: Path, nobody: str) -> None:
    said = nobody.replace("(", "\\(").replace(")", "\\)")
    assert fields(tmp_path, f"/Author ({said}) /Subject ({said}) /Keywords ({said})") == {}


@pytest.mark.parametrize("name", ["Anonymous Bosch", "userland", "Le comté de Rey", "nonet", "3"])
def test_a_name_is_kept(tmp_path: Path, name: str) -> None:
    latin = name.encode("latin-1").decode("latin-1")
    assert fields(tmp_path, f"/Author ({latin}) /Subject (Bac) /Keywords (quai,  port)") == {
        "author": name,
        "subject": "Bac",
        "keywords": "quai, port",
    }


def test_the_title_is_the_files_and_its_heading_the_largest_line(tmp_path: Path) -> None:
    printed = [Printed("Le bac de Harle", 740, size=20), *wrapped(FIRST)]
    parsed = load_pdf(pdf(tmp_path / "a.pdf", printed, info="/Title (Un bac)"))
    assert (parsed.title, parsed.shown) == ("Un bac", "Le bac de Harle")
    bare = load_pdf(pdf(tmp_path / "b.pdf", wrapped(FIRST)))
    assert (bare.title, bare.shown, bare.gaps) == ("", "", ())


def test_all_that_is_not_read_is_told(tmp_path: Path) -> None:
    note = "<< /Type /Annot /Subtype /Text /Rect [72 100 300 130] /F 4 /Contents (vu) >>"
    hidden = Printed("secret", 400, how="3 Tr")
    pages = [
        [Printed("Le port", 780), *wrapped(CHAPTERS[at]), Printed(str(at), 40), hidden] for at in (4, 5, 6)
    ]
    made = load_pdf(pdf(tmp_path / "a.pdf", *pages, page_is=f"/Annots [{note}]"))
    assert made.gaps == (
        Gap("hidden text", 18, "pages 1-3"),
        Gap("comments", 3, "pages 1-3"),
        Gap("page furniture", 6, "“Le port”, page numbers"),
    )


def test_loose_accents_and_numbers_of_lines_are_mended_in_the_whole(tmp_path: Path) -> None:
    words = ("Le m´etier", "du bac est", "fort ancien", "et de l'´et´e", "il ne reste")
    lines = [Printed(f"{at}  {text}", 700 - 13 * at, 72) for at, text in enumerate(words, start=1)]
    document = one(pdf(tmp_path / "a.pdf", lines))
    assert document.text == "Le métier du bac est fort ancien et de l'été il ne reste"
    assert document.gaps == (Gap("page furniture", 5, "line numbers, page 1"),)


@pytest.mark.parametrize(
    ("count", "tesseract", "remedy"),
    [
        (1, False, f", or `{re.escape(install_command())}` and index again"),
        (3, False, f", or `{re.escape(install_command())}` and index again"),
        (2, True, ": Tesseract finds no words in them"),
    ],
)
def test_a_pdf_without_text_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, remedy: str, *, tesseract: bool
) -> None:
    monkeypatch.setattr("passerelle.index.load.pdf.document.is_here", lambda: tesseract)
    said = f"its {count} pages hold no text, only pictures; run character recognition on it first{remedy}$"
    with pytest.raises(LoadError, match=said):
        load_pdf(pdf(tmp_path / "a.pdf", *[[]] * count))


def test_pages_that_scanners_recognised_are_named(tmp_path: Path) -> None:
    picture = Printed("", 0, how="q 612 0 0 792 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q")
    scan = [picture, *(Printed(each.text, each.y, how="3 Tr") for each in wrapped(FIRST))]
    parsed = load_pdf(pdf(tmp_path / "a.pdf", wrapped(FIRST), scan, wrapped(FIRST), scan))
    assert parsed.fields == {"recognised pages": "2, 4"}


def test_a_pdf_of_pictures_is_refused_and_recognition_named(tmp_path: Path) -> None:
    with pytest.raises(LoadError, match="its 2 pages hold no text, only pictures; run character recognition"):
        one(pdf(tmp_path / "a.pdf", [], []))


def test_a_locked_pdf_asks_for_a_copy_without_password(tmp_path: Path) -> None:
    key = "00" * 32
    encrypt = f"/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{key}> /U <{key}> >>"
    with pytest.raises(LoadError, match=r"a\.pdf: it needs a password; save it again without one$"):
        one(pdf(tmp_path / "a.pdf", wrapped(FIRST), trailer=encrypt))


@pytest.mark.parametrize(
    "content", [b"\0no PDF at all", b"%PDF-1.7\n", b"%PDF-1.4\n1 0 obj << /Type /Catalog"]
)
def test_a_truncated_pdf_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(content)
    remedy = "get it again, or save it again from its program"
    with pytest.raises(LoadError, match=rf"/a\.pdf: it is damaged or no PDF \(.+\); {remedy}$"):
        one(tmp_path / "a.pdf")


def test_a_page_without_text_leaves_the_others(tmp_path: Path) -> None:
    parsed = load_pdf(pdf(tmp_path / "a.pdf", [], wrapped(FIRST), []))
    assert parsed.builder.text == FIRST
    assert [(page.start, page.end) for page in parsed.builder.pages] == [
        (0, 0),
        (0, len(FIRST)),
        (len(FIRST),) * 2,
    ]


def test_what_hidden_layers_write_is_counted_with_what_else_is_unseen(tmp_path: Path) -> None:
    parsed = load_pdf(layered(tmp_path / "a.pdf", "7 0 R"))
    assert parsed.gaps == (Gap("hidden text", 25 + 21 + 26, "page 1"),)
    assert "neuf" not in parsed.builder.text
    assert load_pdf(layered(tmp_path / "b.pdf", "")).gaps == ()


def test_what_hidden_layers_write_is_added_to_what_is_unseen_on_its_page(tmp_path: Path) -> None:
    drawn = [
        Printed("La grille ouvre.", 700),
        Printed("secret", 650, how="3 Tr"),
        Printed("neuf", 600, how="/OC /A BDC"),
    ]
    path = pdf(
        tmp_path / "a.pdf",
        drawn,
        file_is="/OCProperties << /OCGs [7 0 R] /D << /OFF [7 0 R] >> >>",
        more=["<< /Type /OCG /Name (Brouillon) >>"],
        resources="/Properties << /A 7 0 R >>",
    )
    assert load_pdf(path).gaps == (Gap("hidden text", 6 + 4, "page 1"),)


def test_what_is_recognised_is_read_named_and_doubted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = Printed("", 0, how="q 72 0 0 99 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 00> EI Q")
    monkeypatch.setattr(scans, "is_here", lambda: True)
    monkeypatch.setattr(scans, "recognised", lambda pictures, _: [table(("Bonjour.", 70)) for _ in pictures])
    drawn = pdf(tmp_path / "a.pdf", [Printed("Le bac.", 50, 5)], [picture], pages_are="/MediaBox [0 0 72 99]")
    parsed = load_pdf(drawn)
    assert parsed.builder.text == "Le bac.\n\nBonjour."
    assert parsed.fields == {"recognised pages": "2"}
    assert parsed.gaps == (Gap("doubtful pages", 1, "page 2, recognised with a confidence of 70 % at least"),)


def test_what_is_typed_into_a_form_is_read(tmp_path: Path) -> None:
    field = "<< /Type /Annot /Subtype /Widget /F 4 /Rect [150 695 400 710] /FT /Tx /T (a) /V (Rey) >>"
    parsed = load_pdf(
        pdf(
            tmp_path / "a.pdf",
            [Printed("Nom", 700, 100)],
            page_is="/Annots [7 0 R]",
            file_is="/AcroForm << /Fields [7 0 R] /DA (/Helv 0 Tf) >>",
            more=[field],
        )
    )
    assert parsed.builder.text == "Nom Rey"


def test_files_that_it_carries_and_a_form_by_script_are_told(tmp_path: Path) -> None:
    carried = "(a) << /Type /Filespec /F (plan.xls) /EF << /F 7 0 R >> >>"
    parsed = load_pdf(
        pdf(
            tmp_path / "a.pdf",
            wrapped(FIRST),
            file_is=f"/Names << /EmbeddedFiles << /Names [{carried}] >> >> "
            "/AcroForm << /Fields [] /XFA [] >> /NeedsRendering true",
            more=["<< /Type /EmbeddedFile /Length 1 >> stream\nx\nendstream"],
        )
    )
    assert [each.kind for each in parsed.gaps] == ["embedded files", "form fields"]
