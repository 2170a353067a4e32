"""What an Office file says of itself: its dates, its author, and the parts that are tied to it."""

from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest
from office_files import one

from passerelle.index.load.openxml import fields


@pytest.mark.parametrize(
    ("created", "modified", "date"), [("2019", "2021", "2021"), ("2019", "", "2019"), ("", "2021", "2021")]
)
def test_a_file_is_of_the_day_on_which_it_was_last_changed(
    tmp_path: Path, created: str, modified: str, date: str
) -> None:
    made = docx.Document()
    core = made.core_properties
    for name in ("created", "modified"):
        for each in core._element.findall(f"{{http://purl.org/dc/terms/}}{name}"):
            core._element.remove(each)
    if created:
        core.created = datetime(int(created), 5, 3, tzinfo=UTC)
    if modified:
        core.modified = datetime(int(modified), 5, 3, tzinfo=UTC)
    core.author, core.subject, core.keywords = "Ada", "Le bac", "quai, eau"
    made.add_paragraph("Le bac part.")
    made.save(str(tmp_path / "a.docx"))
    assert one(tmp_path / "a.docx").fields == {
        "author": "Ada",
        "date": f"{date}-05-03",
        "subject": "Le bac",
        "keywords": "quai, eau",
    }


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ("2021-05-03T10:00:00Z", "2021-05-03"),
        (" 2021-05", "2021-05"),
        ("2021", "2021"),
        ("3 May 2021", ""),
        ("", ""),
        *(
            (each, "")
            for each in ("0000-00-00", "0001-01-01", "1601-01-01", "1899-12-30", "1904-01-01", "1970-01-01")
        ),
        ("1970-01-02", "1970-01-02"),
    ],
)
def test_a_date_is_cut_to_its_day_and_that_of_a_clock_is_none(date: str, told: str) -> None:
    assert fields(date=date) == ({"date": told} if told else {})


@pytest.mark.parametrize("author", ["python-docx", "openpyxl", "apache poi", "unknown"])
def test_a_program_that_signs_is_no_author(author: str) -> None:
    assert fields(author=author.title(), subject=author) == {"subject": author}
