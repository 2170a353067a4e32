"""What a PDF holds and its text does not is told by kind, count and page."""

from collections.abc import Mapping, Sequence

import pytest

from passerelle.index.load.pdf.account import (
    doubtful,
    gaps,
    is_unreadable,
    laid_on,
    line_numbers,
    named,
    numbers_of,
)
from passerelle.index.load.pdf.lines import Line, Page
from passerelle.index.load.recognised.tesseract import install_command
from passerelle.index.types import Gap


def page(letters: int = 0, **what: object) -> Page:
    lines = [Line("x" * letters, 50, 90, 700, 10, False, ((50, 90),))]
    return Page(lines, **what)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("pages", "name"),
    [
        ([0], "page 1"),
        ([2], "page 3"),
        ([0, 1], "pages 1-2"),
        ([0, 2], "pages 1, 3"),
        ([6, 1, 4, 5, 1], "pages 2, 5-7"),
        ([9, 10, 11, 20], "pages 10-12, 21"),
        (range(3), "pages 1-3"),
        ([8, 1], "pages 2, 9"),
    ],
)
def test_pages_are_named_as_a_person_counts_them(pages: Sequence[int], name: str) -> None:
    assert named(pages) == name
    assert f"page{'' if name.startswith('page ') else 's'} {numbers_of(pages)}" == name


@pytest.mark.parametrize(
    ("unknown", "letters", "unreadable"),
    [
        (2, 0, False),
        (3, 0, True),
        (3, 300, True),
        (3, 301, False),
        (4, 400, True),
        (4, 401, False),
        (0, 0, False),
    ],
)
def test_three_letters_in_three_hundred_make_a_page_unreadable(
    unknown: int, letters: int, *, unreadable: bool
) -> None:
    assert is_unreadable(page(letters, unknown=unknown)) is unreadable


def test_letters_of_all_lines_of_a_page_are_counted() -> None:
    assert not is_unreadable(Page([*page(200).lines, *page(200).lines], unknown=3))


def test_what_is_amiss_with_pages_is_told_by_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    pages = [
        page(9, unseen=4),
        page(picture=True),
        page(9, unknown=3),
        page(9, unknown=2),
        page(9, unseen=5, unknown=7),
        page(9, picture=True),
    ]
    assert list(gaps(pages)) == [
        Gap("pages without text", 2, f"pages 2, 6; to have them recognised: {install_command()}"),
        Gap("letters without meaning", 10, "pages 3, 5"),
        Gap("hidden text", 9, "pages 1, 5"),
    ]
    assert list(gaps([page(9), page(9, unknown=2)])) == list(gaps([])) == []


@pytest.mark.parametrize(
    ("sure", "said"),
    [
        ({}, []),
        ({0: 75.0}, []),
        ({0: 74.9}, [(1, "page 1, recognised with a confidence of 75 % at least")]),
        ({4: 60.0, 2: 50.6, 3: 90.0}, [(2, "pages 3, 5, recognised with a confidence of 51 % at least")]),
    ],
)
def test_pages_read_with_less_confidence_than_three_quarters_are_doubtful(
    sure: Mapping[int, float], said: Sequence[tuple[int, str]]
) -> None:
    assert [(gap.count, gap.where) for gap in doubtful(sure)] == list(said)
    assert {gap.kind for gap in doubtful(sure)} <= {"doubtful pages"}


@pytest.mark.parametrize(
    ("comments", "files", "script", "told"),
    [
        ([0, 0], [], False, []),
        ([0, 2, 1], [], False, [Gap("comments", 3, "pages 2-3")]),
        ([], ["a.xls", "b.txt"], False, [Gap("embedded files", 2, "a.xls, b.txt")]),
        ([], [], True, [Gap("form fields", 1, "a form that only Acrobat shows (XFA); print it to a PDF")]),
    ],
)
def test_comments_files_and_forms_by_script_are_told(
    comments: Sequence[int], files: Sequence[str], told: Sequence[Gap], *, script: bool
) -> None:
    assert list(laid_on(comments, files, script=script)) == list(told)


def test_numbers_of_lines_are_told_with_their_pages() -> None:
    assert list(line_numbers([0, 6, 5])) == [Gap("page furniture", 11, "line numbers, pages 2-3")]
    assert list(line_numbers([0, 0])) == []
