"""Running lines of a PDF go where they prove themselves: by saying the same, or by counting the pages."""

from pathlib import Path

import pytest
from printed import CHAPTERS, Printed, headings, one, pages, pdf, row, wrapped


def form(number: int, *, total: str) -> list[Printed]:
    """Return a page of an estimate, whose lines stand where those of the others do."""
    return [
        Printed("Atelier Bérard", 780),
        Printed(f"Devis n° 2031-{440 + number} du {number + 2} juin 2031", 764),
        Printed("Pose d'un portail", 600),
        Printed(f"Total : {total} €", 120),
        Printed(f"Valable jusqu'au {number + 20} juin 2031", 104),
    ]


def test_numbers_dates_and_totals_of_forms_stay_and_the_makers_name_stays_once(tmp_path: Path) -> None:
    totals = ("1 310,00", "870,40", "92,00")
    made = pages(
        one(pdf(tmp_path / "a.pdf", *(form(number, total=total) for number, total in enumerate(totals))))
    )
    for number, (page, total) in enumerate(zip(made, totals, strict=True)):
        assert f"2031-{440 + number} du {number + 2} juin 2031" in page
        assert f"Total : {total} €" in page
        assert f"jusqu'au {number + 20} juin" in page
        assert ("Atelier Bérard" in page) == (number == 0)


def test_what_went_is_told(tmp_path: Path) -> None:
    made = [
        [Printed("La paix armée", 760), *wrapped(text), Printed(str(at + 11), 40)]
        for at, text in enumerate(CHAPTERS[:4])
    ]
    document = one(pdf(tmp_path / "a.pdf", *made))
    assert pages(document) == CHAPTERS[:4]
    assert [(gap.kind, gap.count, gap.where) for gap in document.gaps] == [
        ("page furniture", 8, "“La paix armée”, page numbers")
    ]


@pytest.mark.parametrize("count", [2, 4])
def test_a_running_head_that_says_the_title_goes_from_above_it_too(tmp_path: Path, count: int) -> None:
    made = [[Printed("La paix armée", 780), *wrapped(text)] for text in CHAPTERS[:count]]
    made[0].insert(1, Printed("La paix armée", 755, size=20))
    document = one(pdf(tmp_path / "a.pdf", *made))
    assert document.text.count("La paix armée") == 1
    assert headings(document) == [("La paix armée", 1)]
    assert [gap.count for gap in document.gaps] == [count]


def test_two_copies_of_a_letter_stay_whole(tmp_path: Path) -> None:
    copy = [
        Printed("Entre Mme Rey et M. Vial", 780),
        *wrapped(CHAPTERS[0]),
        Printed("Signé : Rey, Vial", 100),
    ]
    made = pages(one(pdf(tmp_path / "a.pdf", copy, copy)))
    assert all("Rey et M. Vial" in page and "Signé" in page for page in made)


@pytest.mark.parametrize("label", ["Article", "Lot n°", "Chambre", "Annexe"])
def test_bold_labels_that_count_up_page_by_page_are_headings(tmp_path: Path, label: str) -> None:
    made = [
        [Printed(f"{label} {at + 1}", 740, font="bold"), *wrapped(text)]
        for at, text in enumerate(CHAPTERS[:6])
    ]
    assert headings(one(pdf(tmp_path / "a.pdf", *made))) == [(f"{label} {at + 1}", 1) for at in range(6)]


def test_a_tables_header_row_stays_on_each_page(tmp_path: Path) -> None:
    made = [
        [
            *row(740, (72, "Jour"), (200, "Objet"), (380, "Montant")),
            *(
                each
                for at in range(4)
                for each in row(
                    724 - 16 * at, (72, f"0{at + 1}/05/2031"), (200, "Virement"), (380, f"{7 * at + page},50")
                )
            ),
            Printed(f"{page}/3", 40, 300),
        ]
        for page in (1, 2, 3)
    ]
    document = one(pdf(tmp_path / "a.pdf", *made))
    assert document.text.count("Jour | Objet | Montant") == 3
    assert "/3" not in document.text


def test_a_large_line_that_returns_is_no_heading_and_cuts_no_sentence(tmp_path: Path) -> None:
    text = " ".join(CHAPTERS[:2])
    first, second = wrapped(text)[:4], wrapped(text)[4:]
    third = wrapped(CHAPTERS[2])
    made = [
        [
            Printed("Société des Eaux", 760, size=15),
            *(Printed(line.text, 720 - 13 * at) for at, line in enumerate(each)),
        ]
        for each in (first, second, third)
    ]
    document = one(pdf(tmp_path / "a.pdf", *made))
    assert headings(document) == []
    assert document.text == f"Société des Eaux\n\n{text}\n\n{CHAPTERS[2]}"


@pytest.mark.parametrize("foot", ["Page {}", "– {} –", "{}/4", "Guide du port\t{} / 4", "p. {}"])
def test_page_numbers_go_in_whatever_words(tmp_path: Path, foot: str) -> None:
    made = [
        [
            *wrapped(text),
            *row(40, *((72 + 200 * at, part) for at, part in enumerate(foot.format(number).split("\t")))),
        ]
        for number, text in enumerate(CHAPTERS[:4], start=1)
    ]
    assert pages(one(pdf(tmp_path / "a.pdf", *made))) == CHAPTERS[:4]


def test_what_forms_have_in_common_behind_a_line_that_differs_stays_on_each(tmp_path: Path) -> None:
    made = [
        [
            Printed(f"Reçu n° {at + 31}", 780),
            Printed("Pose d'un carrelage", 400),
            Printed(f"Net : {at + 100} €", 90),
        ]
        for at in range(4)
    ]
    assert all("carrelage" in page for page in pages(one(pdf(tmp_path / "a.pdf", *made))))


def test_a_stamp_in_the_middle_of_each_page_is_kept_once(tmp_path: Path) -> None:
    made = [[Printed("CONFIDENTIEL", 400, 120, size=48), *wrapped(text)] for text in CHAPTERS[:4]]
    document = one(pdf(tmp_path / "le_port.pdf", *made))
    assert document.text.count("CONFIDENTIEL") == 1
    assert document.title == "le port"


def test_heads_that_say_the_sections_of_a_manual_go_though_these_are_set_large(tmp_path: Path) -> None:
    names = ("1.1 Les vannes", "1.2 Les écluses", "1.3 Les biefs", "1.3 Les biefs", "1.3 Les biefs")
    large = {number: name for number, name in enumerate(names) if name not in names[:number]}
    made = [
        [
            Printed(name, 760),
            *([Printed(large[number], 736, size=16)] if number in large else []),
            *wrapped(CHAPTERS[number % 4]),
            Printed(f"Manuel des eaux | {number + 1}", 40),
        ]
        for number, name in enumerate(names)
    ]
    text = one(pdf(tmp_path / "a.pdf", *made)).text
    assert [text.count(name) for name in names[:3]] == [1, 1, 1]


@pytest.mark.parametrize("label", ["Report", "À reporter :", "Solde", "Sous-total", "Brought forward"])
def test_a_sum_at_the_foot_stays_though_it_counts_as_the_pages_do(tmp_path: Path, label: str) -> None:
    made = [
        [*wrapped(text), Printed(label, 60), Printed(str(number), 60, 380)]
        for number, text in enumerate(CHAPTERS[:3], start=1)
    ]
    found = pages(one(pdf(tmp_path / "a.pdf", *made)))
    assert [page.endswith(f"{label} {number}") for number, page in enumerate(found, start=1)] == [True] * 3


def test_a_line_that_leads_to_what_is_below_stays_at_the_top_of_two_pages(tmp_path: Path) -> None:
    bodies = [
        wrapped(" ".join(f"{name} {number}" for name in CHAPTERS[0].split()), 690) for number in range(6)
    ]
    made = [
        [Printed("Exemple :", 720), *body, Printed("Exemple :", 400), Printed(f"Fin {number * number}.", 370)]
        if number in {1, 3}
        else body
        for number, body in enumerate(bodies)
    ]
    assert one(pdf(tmp_path / "a.pdf", *made)).text.count("Exemple :") == 4
