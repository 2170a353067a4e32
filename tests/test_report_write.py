"""Where reports may be written: each place held against the others, and each report in its language."""

from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from reported import evaluated

from passerelle.evaluation.figures.results import Verdict
from passerelle.evaluation.reports.write import ReportError, check_places, write_reports

MADE = evaluated(baseline=None)


def test_each_report_that_is_named_is_written_and_no_other(tmp_path: Path) -> None:
    html, text, xml = (tmp_path / name for name in ("r.html", "r.md", "r.xml"))
    write_reports(MADE)
    assert list(tmp_path.iterdir()) == []
    write_reports(MADE, page=html)
    assert "Report on a question set" in unescape(html.read_text(encoding="utf-8"))
    write_reports(MADE, markdown=text, language="fr")
    assert text.read_text(encoding="utf-8").startswith("### Passerelle: ✅ réussi\n")
    write_reports(MADE, junit=xml)
    assert xml.read_text(encoding="utf-8").startswith("<?xml ")
    assert {path.name for path in tmp_path.iterdir()} == {"r.html", "r.md", "r.xml"}
    write_reports(MADE, page=html, markdown=text, language="fr")
    assert "Rapport sur un jeu de questions" in unescape(html.read_text(encoding="utf-8"))


@pytest.mark.parametrize("report", ["page", "markdown", "junit"])
def test_no_sign_of_a_report_turns_its_lines_and_none_stops_it(tmp_path: Path, report: str) -> None:
    made = replace(MADE, verdict=Verdict(("too \u202elow \ud800",)))
    write_reports(made, **{report: tmp_path / "r"})  # type: ignore[arg-type]
    written = (tmp_path / "r").read_text(encoding="utf-8")
    assert "too ⟨U+202E⟩low" in written
    assert "\u202e" not in written


@pytest.mark.parametrize("report", ["page", "markdown", "junit"])
def test_a_report_that_cannot_be_written_names_the_place(tmp_path: Path, report: str) -> None:
    place = tmp_path / "none" / "r"
    with pytest.raises(
        ReportError,
        match=r"none/r cannot be written \(No such file or directory\): name a file in a folder that is open to you$",
    ):
        write_reports(MADE, **{report: place})  # type: ignore[arg-type]


def test_places_apart_are_taken_and_those_that_are_none_passed_over(tmp_path: Path) -> None:
    check_places()
    check_places(None, None, kept=[None])
    check_places(tmp_path / "a", None, tmp_path / "b", kept=[tmp_path / "c", None])
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("places", "kept"), [(("a", "a"), ()), (("b", "a", "x/../a"), ()), (("a",), ("b", "a"))]
)
def test_one_place_cannot_be_two_things(
    tmp_path: Path, places: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    (tmp_path / "x").mkdir()
    with pytest.raises(
        ReportError, match=r"a is read, or written, by the same command: name another file for each report$"
    ):
        check_places(*(tmp_path / each for each in places), kept=[tmp_path / each for each in kept])


def test_a_link_to_what_is_kept_is_the_same_place(tmp_path: Path) -> None:
    (tmp_path / "set.jsonl").touch()
    (tmp_path / "link").symlink_to(tmp_path / "set.jsonl")
    with pytest.raises(ReportError, match="link is read, or written, by the same command"):
        check_places(tmp_path / "link", kept=[tmp_path / "set.jsonl"])


def test_a_place_that_is_no_file_is_refused_before_anything_is_asked(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match=r"'\.' is no file that a report can be written to: name one"):
        check_places(Path())
    with pytest.raises(
        ReportError, match=r"cannot be written .*: name a file in a folder that is open to you"
    ):
        check_places(tmp_path / "none" / "r.html")
    with pytest.raises(ReportError, match="cannot be written"):
        check_places(tmp_path)
    with pytest.raises(ReportError, match="cannot be written"):
        check_places(tmp_path / "a\0b")
