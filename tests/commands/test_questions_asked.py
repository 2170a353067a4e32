"""Facts about the commands that ask a store: what they print of answers and hits."""

import re
from pathlib import Path

import pytest
from command_line import MILL, printed

from passerelle.commands.main import main


def test_a_question_is_answered_with_its_place(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["ask", "Quand", "le pont de Brume", "a-t-il été inauguré ?"]) == 0
    out = " ".join(capsys.readouterr().out.split())
    assert "inauguré le 4 juin 1931 par Anselme Corbier. » [1]" in out
    assert "[1] pont · français · pont.txt:0-" in out


def test_an_answer_is_limited_to_documents_by_their_fields(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    question = ("ask", "Who built the Harrow mill?", "--where")
    (citation,) = printed(capsys, *question, "path~mill")["citations"]
    assert (citation["document"], citation["path"], citation["fields"]) == (
        "mill.txt",
        "documents/mill.txt",
        {},
    )
    other = printed(capsys, *question, "path~pont")
    assert {each["document"] for each in (*other["citations"], *other["nearest"])} == {"pont.txt"}


def test_an_answer_as_json_is_the_contract(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    answer = printed(capsys, "ask", "Who built the Harrow mill?")
    assert answer["language"] == "en"
    assert answer["citations"][0]["quote"] == MILL[: answer["citations"][0]["end"]]
    assert answer["citations"][0]["document"] == "mill.txt"


def test_a_question_that_the_terminal_wrote_in_another_encoding_is_asked(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    assert (
        main(
            [
                "ask",
                b"Quand le pont de Brume a-t-il \xe9t\xe9 inaugur\xe9 ?".decode("utf-8", "surrogateescape"),
            ]
        )
        == 0
    )
    assert "4 juin 1931" in capsys.readouterr().out


def test_a_refusal_is_no_failure_and_shows_what_is_nearest(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["ask", "Quelle est la capitale du Pérou ?"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Les documents ne permettent pas de répondre")
    assert "1. " in out


def test_search_lists_hits(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    hits = printed(capsys, "search", "barley mill", "-k", "1")
    assert [(hit["rank"], hit["document"]) for hit in hits] == [(1, "mill.txt")]
    assert main(["search", "barley mill"]) == 0
    assert "1. mill · English · mill.txt:0-" in capsys.readouterr().out


def test_a_hit_is_shown_by_its_first_words_in_lines_that_fit(
    place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = " ".join(f"The heron number {number} waits." for number in range(9, 40))
    for number in range(4):
        (place / "documents" / f"heron{number}.txt").write_text(f"{told} Heron {number}.", encoding="utf-8")
    main(["index"])
    capsys.readouterr()
    assert main(["search", "heron", "-k", "1"]) == 0
    heading, *lines = capsys.readouterr().out.splitlines()
    assert heading.startswith("1. ")
    shown = " ".join(line.strip() for line in lines)
    assert 225 < len(shown) <= 240
    assert shown.endswith(" …")
    assert max(map(len, lines)) in range(85, 101)
    assert main(["ask", "What is the capital of Peru?"]) == 0
    assert re.findall(r"^\d(?=\. )", capsys.readouterr().out, re.MULTILINE) == ["1", "2", "3"]


def test_search_explains_what_vectors_and_words_gave(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["index"])
    capsys.readouterr()
    assert main(["search", "--explain", "barley mill"]) == 0
    out = capsys.readouterr().out
    assert re.search(r"→ vectors 0\.\d{3}, words 0\.\d\d \(.*barley", out)


@pytest.mark.parametrize("command", ["ask", "search"])
def test_names_that_have_changed_since_they_were_read_are_noted_until_the_next_run(
    place: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    main(["index"])
    (place / ".passerelle" / "names.txt").write_text("Pont de Brume | Mist Bridge\n", encoding="utf-8")
    capsys.readouterr()
    assert main([command, "Mist Bridge"]) == 0
    assert "`passerelle index PATH --store .passerelle` reads them again" in capsys.readouterr().err
    main(["index"])
    capsys.readouterr()
    assert main([command, "Mist Bridge"]) == 0
    assert capsys.readouterr().err == ""
