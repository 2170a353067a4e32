"""PDF pages become paragraphs, headings and page spans; the PDFs are set letter by letter."""

from itertools import pairwise
from pathlib import Path

import pytest
from printed import (
    CHAPTERS,
    FIRST,
    LEADING,
    SECOND,
    TOP,
    WIDTH,
    Printed,
    headings,
    lines,
    one,
    pages,
    pdf,
    row,
    wrapped,
)


@pytest.mark.parametrize(("gap", "indent"), [(8, 0), (0, 3)])
def test_printed_lines_become_paragraphs_parted_by_a_gap_or_an_indent(
    tmp_path: Path, gap: int, indent: int
) -> None:
    first = wrapped(FIRST, indent=indent)
    second = wrapped(SECOND, y=first[-1].y - LEADING - gap, indent=indent)
    third = wrapped(FIRST, y=second[-1].y - LEADING - gap, indent=indent)
    assert one(pdf(tmp_path / "a.pdf", [*first, *second, *third])).text == f"{FIRST}\n\n{SECOND}\n\n{FIRST}"


@pytest.mark.parametrize(("gap", "paragraphs"), [(3, 1), (4, 2)])
def test_a_gap_of_a_third_of_a_line_parts_paragraphs_and_one_of_less_than_a_quarter_does_not(
    tmp_path: Path, gap: int, paragraphs: int
) -> None:
    full = [("mot " * WIDTH)[: WIDTH - 1] for _ in range(3)]  # to the margin, so that the gap alone tells
    below = lines(*full, y=TOP - 3 * LEADING - gap)
    document = one(pdf(tmp_path / "a.pdf", [*lines(*full), *below]))
    assert len(document.text.split("\n\n")) == paragraphs


def test_an_indent_begins_a_paragraph_below_a_full_line(tmp_path: Path) -> None:
    full = ("mot " * WIDTH)[: WIDTH - 1]
    printed = [*lines(full, f"{full}."), Printed(full[3:], TOP - 2 * LEADING, 72 + 3 * 6.6)]
    document = one(pdf(tmp_path / "a.pdf", [*printed, *lines("fin.", y=TOP - 3 * LEADING)]))
    assert document.text == f"{full} {full}.\n\n{full[3:].strip()} fin."


def test_a_short_last_line_ends_a_paragraph(tmp_path: Path) -> None:
    first = wrapped(FIRST)
    assert (
        one(pdf(tmp_path / "a.pdf", [*first, *wrapped(SECOND, y=first[-1].y - LEADING)])).text
        == f"{FIRST}\n\n{SECOND}"
    )


def test_a_paragraph_that_runs_over_a_page_stays_whole_and_the_page_ends_inside_it(tmp_path: Path) -> None:
    printed = wrapped(FIRST)
    document = one(pdf(tmp_path / "a.pdf", printed[:2], [*lines(*(str(each.text) for each in printed[2:]))]))
    assert document.text == FIRST
    assert pages(document) == [
        " ".join(str(each.text) for each in part) for part in (printed[:2], printed[2:])
    ]


def test_a_paragraph_that_ends_with_its_page_does_not_take_in_the_next(tmp_path: Path) -> None:
    document = one(pdf(tmp_path / "a.pdf", wrapped(FIRST), [], wrapped(SECOND)))
    assert document.text == f"{FIRST}\n\n{SECOND}"
    assert pages(document) == [FIRST, "", SECOND]


def test_notes_at_a_pages_foot_leave_a_paragraph_that_runs_over_it_whole(tmp_path: Path) -> None:
    printed = wrapped(FIRST)
    note = lines("7Voir le chapitre trois.", y=80, size=8)
    document = one(
        pdf(tmp_path / "a.pdf", [*printed[:2], *note], lines(*(str(each.text) for each in printed[2:])))
    )
    assert document.text == f"7 Voir le chapitre trois.\n\n{FIRST}"
    assert pages(document)[1] == " ".join(str(each.text) for each in printed[2:])


def test_a_running_head_and_page_numbers_on_three_pages_are_dropped(tmp_path: Path) -> None:
    def page(number: int, text: str) -> list[Printed]:
        head = Printed("La guerre froide en Europe", 760)
        return [head, *wrapped(text, y=720), Printed(f"Page {number} sur 3", 40, 280)]

    made = [page(number, text) for number, text in enumerate(CHAPTERS[:3], start=1)]
    assert pages(one(pdf(tmp_path / "a.pdf", *made))) == CHAPTERS[:3]


def test_a_chapters_running_head_is_dropped_though_most_pages_have_another(tmp_path: Path) -> None:
    made = [
        [
            Printed(
                f"Chapitre {number // 3 + 1} : {'Origines' if number < 3 else 'Suites'}  {number + 1}", 760
            ),
            *wrapped(text),
        ]
        for number, text in enumerate(CHAPTERS[:6])
    ]
    assert one(pdf(tmp_path / "a.pdf", *made)).text == "\n\n".join(CHAPTERS[:6])


def test_lines_that_do_not_return_are_body_even_at_a_pages_edge(tmp_path: Path) -> None:
    document = one(
        pdf(tmp_path / "a.pdf", lines("Premier mot.", "1989"), lines("Second mot.", "Fin."), lines("Tiers."))
    )
    assert document.text.split() == "Premier mot. 1989 Second mot. Fin. Tiers.".split()


def test_headings_in_series_are_no_running_head(tmp_path: Path) -> None:
    made = [[Printed(f"Article {number}", 740, size=16), *wrapped(FIRST, y=710)] for number in (1, 2, 3)]
    assert headings(one(pdf(tmp_path / "a.pdf", *made))) == [(f"Article {number}", 1) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (["La coopé-", "ration dura."], "La coopération dura."),
        (
            ["Sans non-ingérence, la non-", "ingérence est vaine."],
            "Sans non-ingérence, la non-ingérence est vaine.",
        ),
        (["C'est la non-", "intervention."], "C'est la non-intervention."),
        (["Il parla aux États-", "Unis."], "Il parla aux États-Unis."),
        (["De 1989-", "1990 on sait peu."], "De 1989-1990 on sait peu."),
        (["Ainsi, dit-", "il, va la vie."], "Ainsi, dit-il, va la vie."),
        (["Un porte-avions et un porte-", "avions."], "Un porte-avions et un porte-avions."),
        (["Le texte -", "le voici."], "Le texte - le voici."),
        (["Il dura dix-", "neuf ans."], "Il dura dix-neuf ans."),
        (["Un portefaix est un porte-", "faix."], "Un portefaix est un portefaix."),
        (["Un bateau, une mouche, un bateau-", "mouche."], "Un bateau, une mouche, un bateau-mouche."),
        (["La toute, la fois, toute-", "fois."], "La toute, la fois, toutefois."),
    ],
)
def test_a_word_broken_at_a_lines_end_is_made_whole_and_a_compound_keeps_its_hyphen(
    tmp_path: Path, printed: list[str], text: str
) -> None:
    before = ("mot " * WIDTH)[: WIDTH - len(printed[0])]
    made = lines(before + printed[0], printed[1], y=TOP - LEADING)
    document = one(pdf(tmp_path / "a.pdf", [Printed("m" * WIDTH, TOP), *made]))
    assert document.text == f"{'m' * WIDTH} {before}{text}"


@pytest.mark.parametrize(
    ("also", "text"),
    [("Il dit que l'eau vint.", "Le hors-bord"), ("La coopé-|ration est coopération.", "Le horsbord")],
)
def test_an_unknown_word_keeps_its_hyphen_where_lines_are_broken_at_hyphens_only(
    tmp_path: Path, also: str, text: str
) -> None:
    sentences = ["Il y en a dix-|sept.", "Ils y vont eux-|mêmes.", "Le hors-|bord.", also]
    made = lines(*(part for sentence in sentences for part in sentence.split("|")))
    assert f"{text}." in one(pdf(tmp_path / "a.pdf", made)).text


def test_the_halves_of_a_broken_word_are_no_evidence_for_a_compound(tmp_path: Path) -> None:
    made = lines("L'admini-", "stration et l'admini-", "stration.")
    assert one(pdf(tmp_path / "a.pdf", made)).text == "L'administration et l'administration."


def test_a_tables_rows_are_lines_with_their_cells_parted_and_no_heading(tmp_path: Path) -> None:
    table = [
        *row(640, (72, "Pays"), (280, "Missiles"), font="bold"),
        *row(624, (72, "République fédérale"), (280, "96 missiles de croisière")),
        *row(608, (72, "Belgique"), (280, "48 missiles de croisière")),
    ]
    document = one(pdf(tmp_path / "a.pdf", [*wrapped(FIRST), *table, *wrapped(SECOND, y=580)]))
    rows = (
        "Pays | Missiles\nRépublique fédérale | 96 missiles de croisière\nBelgique | 48 missiles de croisière"
    )
    assert document.text == f"{FIRST}\n\n{rows}\n\n{SECOND}"
    assert headings(document) == []


def test_a_row_may_have_cells_of_several_lines(tmp_path: Path) -> None:
    table = [
        *row(700, (72, "Pays"), (220, "Entrée"), (380, "Entrée dans")),
        *row(687, (380, "l'Union")),
        *row(668, (72, "Hongrie,")),
        *row(655, (72, "Pologne")),
        *row(668, (220, "mars 1999"), (380, "mai 2004")),
        *row(636, (72, "Roumanie"), (220, "mars 2004"), (380, "janvier 2007")),
    ]
    assert one(pdf(tmp_path / "a.pdf", table)).text.split("\n") == [
        "Pays | Entrée | Entrée dans l'Union",
        "Hongrie, Pologne | mars 1999 | mai 2004",
        "Roumanie | mars 2004 | janvier 2007",
    ]


def test_numbers_that_line_up_at_the_right_are_cells(tmp_path: Path) -> None:
    table = [*row(700, (72, "Pershing"), (300, "108")), *row(684, (72, "Croisière"), (293.4, "1464"))]
    assert one(pdf(tmp_path / "a.pdf", table)).text == "Pershing | 108\nCroisière | 1464"


@pytest.mark.parametrize(
    "printed",
    [
        ["Un grand      vide dans la ligne,", "puis la ligne suivante."],
        ["Un grand      vide dans la ligne,", "puis un autre      vide ailleurs."],
        ["1.      Le premier point.", "2.      Le second point."],
        ["Un      Introduction ........ 3", "Deux    Conclusion .......... 9"],
        ["Le    texte    est    mis    au    large,", "les    mots    sont    loin    les  uns."],
    ],
)
def test_wide_gaps_of_running_text_markers_and_contents_make_no_table(
    tmp_path: Path, printed: list[str]
) -> None:
    document = one(pdf(tmp_path / "a.pdf", lines(*printed)))
    assert document.text.split() == " ".join(printed).split()


def test_ligatures_are_their_letters(tmp_path: Path) -> None:
    assert (
        one(pdf(tmp_path / "a.pdf", [Printed(b"La \xaen des \xafeurs.", TOP, font="standard")])).text
        == "La fin des fleurs."
    )


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        (b"[(pr\\302) 333 (el\\302) 333 (ev\\302) 333 (ee)]", "prélévée"),
        (
            b"[(\\302) 333 (et\\302) 333 (e, ao\\303) 333 (ut, le ch\\303) 333 (ateau)]",
            "été, août, le château",
        ),
        (
            b"[(\\302) 333 (et\\302) 333 (e \\301) 333 (a gar\\313) 333 (con, ma\\303) 333 (\\365tre)]",
            "été à garçon, maître",
        ),
        (b"[(e\\302te\\302 e\\302mu)]", "été ému"),
        (b"[(l\\302) 0 (eau d\\302) 0 (or, s\\302) 0 (il)]", "l´eau d´or, s´il"),
        (b"[(le mot \\301) 0 (a\\301, le mot \\301) 0 (e\\301)]", "le mot `a`, le mot `e`"),
    ],
)
def test_accents_set_beside_their_letters_are_put_on_them_and_other_marks_stay(
    tmp_path: Path, printed: bytes, text: str
) -> None:
    assert one(pdf(tmp_path / "a.pdf", [Printed(printed, TOP, font="standard")])).text == text


def test_headings_are_told_by_their_size_and_weight_and_ranked_by_them(tmp_path: Path) -> None:
    first = wrapped(FIRST, y=640)
    bold = Printed("Les inspections", first[-1].y - 20, font="bold")
    second = wrapped(SECOND, y=bold.y - LEADING)
    page = [
        *(
            Printed(text, 760 - 24 * number, size=20)
            for number, text in enumerate(["Histoire du traité", "de Washington"])
        ),
        Printed("Origines", 670, size=14),
        *[*first, bold, *second],
    ]
    document = one(pdf(tmp_path / "a.pdf", page))
    assert headings(document) == [
        ("Histoire du traité de Washington", 1),
        ("Origines", 2),
        ("Les inspections", 3),
    ]
    assert document.text.split("\n\n")[1:] == ["Origines", FIRST, "Les inspections", SECOND]
    assert document.title == "Histoire du traité de Washington"


def test_columns_are_read_one_after_the_other(tmp_path: Path) -> None:
    left = wrapped(FIRST, width=34)
    right = wrapped(SECOND, width=34, x=320)
    over = len(left) - 3
    moved = [Printed(each.text, TOP - LEADING * number, 320) for number, each in enumerate(left[over:])]
    below = [
        Printed(each.text, moved[-1].y - 8 - LEADING * number, 320)
        for number, each in enumerate(right, start=1)
    ]
    assert one(pdf(tmp_path / "a.pdf", [*left[:over], *moved, *below])).text == f"{FIRST}\n\n{SECOND}"


def test_list_items_are_one_a_line_with_their_lines_joined(tmp_path: Path) -> None:
    printed = lines(
        "Il y a :", "• un premier point qui tient sur deux lignes entières du", "  texte,", "• un second."
    )
    hanging = [
        Printed(str(each.text).lstrip(), each.y, 72 + 13.2 * str(each.text).startswith(" "))
        for each in printed
    ]
    document = one(pdf(tmp_path / "a.pdf", hanging))
    assert (
        document.text
        == "Il y a :\n\n• un premier point qui tient sur deux lignes entières du texte,\n• un second."
    )


@pytest.mark.parametrize("marker", ["•", "–", "-", "a)", "1.", "(1)", "II."])
def test_an_item_begins_a_line_though_the_one_above_is_full(tmp_path: Path, marker: str) -> None:
    full = f"{marker} {'mot ' * WIDTH}"[: WIDTH - 1].rstrip()
    document = one(pdf(tmp_path / "a.pdf", lines(full, f"{marker} second", f"{marker} tiers")))
    assert document.text == f"{full}\n{marker} second\n{marker} tiers"


def test_a_dash_at_the_head_of_a_line_is_no_item_in_running_text(tmp_path: Path) -> None:
    text = f"{'mot ' * 14}mot – un détail de plus – et la suite de la phrase."
    assert one(pdf(tmp_path / "a.pdf", lines(text[:59], text[60:]))).text == text


@pytest.mark.parametrize(
    ("info", "title"),
    [
        ("/Title (L'\351t\351 1987)", "L'été 1987"),
        ("/Title (Microsoft Word - Le mur)", "Le mur"),
        ("/Title (Microsoft Word - mur.doc)", "le mur"),
        ("/Title (untitled)", "le mur"),
        ("/Title (\\(anonymous\\))", "le mur"),
        ("/Title (Classeur1)", "le mur"),
        ("", "le mur"),
    ],
)
def test_a_title_is_the_files_own_if_a_person_gave_it(tmp_path: Path, info: str, title: str) -> None:
    assert one(pdf(tmp_path / "le_mur.pdf", wrapped(FIRST), info=info)).title == title


def test_letters_beyond_the_basic_plane_leave_the_lines_in_place(tmp_path: Path) -> None:
    smile = Printed("eeee", TOP, font="emoji")
    first = wrapped(FIRST, y=TOP - 30)
    document = one(pdf(tmp_path / "a.pdf", [smile, *first, *wrapped(SECOND, y=first[-1].y - LEADING)]))
    assert document.text == f"🙂🙂🙂🙂\n\n{FIRST}\n\n{SECOND}"


def test_page_spans_cover_the_text_in_order_on_many_pages(tmp_path: Path) -> None:
    document = one(pdf(tmp_path / "a.pdf", *map(wrapped, CHAPTERS)))
    assert all(before.end == after.start for before, after in pairwise(document.pages))
    assert pages(document) == CHAPTERS


def test_large_items_of_a_slide_are_no_headings_and_lettered_ones_stand_on_lines_of_their_own(
    tmp_path: Path,
) -> None:
    slide = [
        Printed("Le bac", 720, size=30),
        Printed("\u2022 deux rives", 660, size=20),
        Printed("\u2022 un quai", 620, size=20),
    ]
    items = lines("a. en deux exemplaires,", "b. avec la date ;", y=500)
    document = one(pdf(tmp_path / "a.pdf", [*slide, *items, *wrapped(CHAPTERS[0], y=400)]))
    assert headings(document) == [("Le bac", 1)]
    assert "a. en deux exemplaires,\nb. avec la date ;" in document.text
