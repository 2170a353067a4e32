"""Which lines at the edges of a PDF's pages run, by how many pages say the same there, or count."""

from collections.abc import Sequence

import pytest
from test_load_pdf_measures import feet, left, line

from passerelle.index.load.pdf.lines import Line
from passerelle.index.load.pdf.running import without_running_lines


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (("Harle", "un", "deux", "Harle"), ["(Harle)", "un", "deux", ""]),
        (("Harle", "un", "deux", "trois", "Harle"), ["Harle", "un", "deux", "trois", "Harle"]),
        (("Harle", "un", "Harle"), ["(Harle)", "un", ""]),
        (("Harle", "Harle"), ["Harle", "Harle"]),
        (("4", "5", "un", "deux", "trois"), ["4", "5", "un", "deux", "trois"]),
        (("4", "5", "6", "un", "deux"), ["", "", "", "un", "deux"]),
        (("1", "2"), ["", ""]),
        (("1",), ["1"]),
        (("Le port | 1", "Le port | 2"), ["", ""]),
        (("Le port | 1", "Le quai | 2"), ["Le port | 1", "Le quai | 2"]),
        (("Le port | 4", "Le bac | 5", "Le quai | 6"), ["Le port | 4", "Le bac | 5", "Le quai | 6"]),
        (("Harle 1", "Harle 2", "Harle 3", "Harle 4", "Morve 5"), ["", "", "", "", "Morve 5"]),
        (("n° 1", "n° 2", "n° 3"), ["n° 1", "n° 2", "n° 3"]),
        (("i", "ii", "iii", "1", "2"), ["", "", "", "", ""]),
        (("4", "99", "6"), ["", "99", ""]),
        (("4", "99", "7"), ["4", "99", "7"]),
        (
            ("Harle 1", "Harle 2", "Harle 3", "Le bac | 4", "Le bac | 5"),
            ["Harle 1", "Harle 2", "Harle 3", "Le bac | 4", "Le bac | 5"],
        ),
        (
            ("Harle 1", "Harle 2", "Harle 3", "Harle 44", "Harle 45", "Harle 46"),
            ["Harle 1", "Harle 2", "Harle 3", "Harle 44", "Harle 45", "Harle 46"],
        ),
        (
            (*(f"Harle {at}" for at in range(1, 6)), "Harle 56", "Harle 57"),
            [*[""] * 5, "Harle 56", "Harle 57"],
        ),
        (("Un\t1", "Deux\t1", "Trois\t2"), ["Un\t1", "Deux\t1", "Trois\t2"]),
    ],
)
def test_a_foot_runs_where_most_pages_have_one_and_it_says_the_same_or_counts(
    texts: Sequence[str], said: list[str]
) -> None:
    assert left(feet(*texts)) == said


def with_titles(pages: list[list[Line]], *titles: str) -> list[list[Line]]:
    """Write a title into the text of each page."""
    for page, title in zip(pages, titles, strict=True):
        page.insert(4, line(title, 658, wide=90))
    return pages


NAMES = ("Le port", "Le bac", "Le quai", "La cale")


@pytest.mark.parametrize(
    ("feet_say", "said"),
    [
        ([f"{name} | {at}" for at, name in enumerate(NAMES, start=4)], ["", "", "", ""]),
        ([f"{name} | {at}" for at, name in enumerate(NAMES[:3], start=4)] + ["Le lac | 7"], ["", "", "", "Le lac | 7"]),
        ([f"2. {name.upper()} | {at}" for at, name in enumerate(NAMES, start=4)], ["", "", "", ""]),
        ([f"Chapitre {at} {name} | {at}" for at, name in enumerate(NAMES, start=4)], ["", "", "", ""]),
        (list(NAMES), list(NAMES)),
        ([f"{name}\tMorve | {at}" for at, name in enumerate(NAMES, start=4)],
         [f"{name}\tMorve | {at}" for at, name in enumerate(NAMES, start=4)]),
    ],
)  # fmt: skip
def test_where_pages_are_numbered_a_foot_that_says_a_title_of_the_text_goes(
    feet_say: Sequence[str], said: list[str]
) -> None:
    assert left(with_titles(feet(*feet_say), *NAMES)) == said


@pytest.mark.parametrize(
    ("texts", "titles", "said"),
    [
        (("Le port", "Le port"), ("Le port", "Morve"), ["", ""]),
        (("Le port", "Le port"), ("Sorel", "Morve"), ["Le port", "Le port"]),
        (("Le port", "Sorel"), ("Morve", "Le port"), ["Le port", "Sorel"]),
        (("Le port:", "Le port:"), ("Le port:", "Le port:"), ["Le port:", "Le port:"]),
        (("Le port,", "Le port,"), ("Le port,", "Le port,"), ["Le port,", "Le port,"]),
        (("Le port;", "Le port;"), ("Le port;", "Le port;"), ["Le port;", "Le port;"]),
        (("Le port.", "Le port."), ("Le port.", "Morve"), ["", ""]),
    ],
)
def test_two_feet_go_where_the_text_says_the_same(
    texts: Sequence[str], titles: Sequence[str], said: list[str]
) -> None:
    assert left(with_titles(feet(*texts), *titles)) == said


def texts_of(pages: list[list[Line]]) -> list[list[str]]:
    """Return what stands at the foot of each page, below the text."""
    made, _ = without_running_lines(pages)
    return [[each.text for each in page if each.baseline < 100 and not each.aside] for page in made]


@pytest.mark.parametrize(
    ("outer", "inner", "said"),
    [
        (("4", "5", "6"), ("Harle",) * 3, [[], [], []]),
        (("4", "5", "6"), ("un", "deux", "trois"), [["un"], ["deux"], ["trois"]]),
        (("un", "deux", "trois"), ("Harle",) * 3, [["Harle", "un"], ["Harle", "deux"], ["Harle", "trois"]]),
        (("4", "5", "6"), ("Harle", "Harle", "Morve"), [["Harle"], ["Harle"], ["Morve"]]),
        (("4", "5", "6", "7"), ("Harle", "Harle", "Harle", "Morve"), [[], [], [], ["Morve"]]),
        (("4", "5", "6", "un"), ("Harle",) * 4, [[], [], [], ["Harle", "un"]]),
        (
            tuple(f"{name} | {at}" for at, name in enumerate(NAMES, start=4)),
            NAMES,
            [[name, f"{name} | {at}"] for at, name in enumerate(NAMES, start=4)],
        ),
    ],
)
def test_an_inner_line_goes_with_the_outer_one(
    outer: Sequence[str], inner: Sequence[str], said: list[list[str]]
) -> None:
    pages = feet(*outer)
    for page, text in zip(pages, inner, strict=True):
        page.insert(-1, line(text, 60, wide=60))
    assert texts_of(pages) == said


@pytest.mark.parametrize(("by", "goes"), [(1, True), (4, False)])
def test_a_place_is_one_within_three_points(by: float, *, goes: bool) -> None:
    pages = [feet("Harle", baseline=40 + by * at)[0] for at in range(3)]
    for number, page in enumerate(pages):
        page[:-1] = [line(f"{each.text} {number}", each.baseline) for each in page[:-1]]
    made = [page[-1].text for page in without_running_lines(pages)[0]]
    assert (made.count("Harle") == 1) is goes


def test_a_line_that_stays_once_is_not_told_among_those_that_went() -> None:
    (gap,) = without_running_lines(feet("Harle", "Harle", "Harle"))[1]
    assert (gap.count, gap.where) == (2, "“Harle”")


def test_a_line_that_stands_twice_on_a_page_is_of_one_page() -> None:
    pages = feet("Copie", "Copie")
    for page in pages:
        page.append(line("Copie", 40, left=200, wide=60))
    assert texts_of(pages) == [["Copie"] * 2] * 2


def test_empty_pages_are_not_counted_among_those_that_have_a_foot() -> None:
    pages = feet(*["Harle"] * 3, "un", "deux")
    assert texts_of([*pages, [], [], []]) == [[], [], [], ["un"], ["deux"], [], [], []]
    more = feet(*["Harle"] * 3, "un", "deux", "trois")
    assert texts_of(more)[:3] == [[], [], []]


def test_pages_without_lines_have_nothing_that_runs() -> None:
    assert without_running_lines([]) == ([], ())
    assert without_running_lines([[], []]) == ([[], []], ())
