"""Which questions to begin with are drawn from stores with documents in both languages, or of the same name."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from passerelle import Assistant
from passerelle.index.sync import Options, sync
from passerelle.starting import draw
from passerelle.starting.draw import start_questions


def test_things_of_documents_with_the_same_name_are_not_asked_about(tmp_path: Path) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    for month, day in (("May", "6 June"), ("November", "3 December")):
        text = f"# Alder House, {month}\n\nThe next drill will be held on {day}.\n"
        (place / f"{month}.md").write_text(text, encoding="utf-8")
    sync([place], tmp_path / "store", Options())
    with Assistant.open(tmp_path / "store") as assistant:
        assert start_questions(assistant) == ()


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    place = tmp_path_factory.mktemp("mixed")
    (place / "mills.md").write_text(
        "# Mills\n\nThe Harrow mill was opened on 4 May 1931. The Ellery mill was opened on 5 May 1931.\n\n"
        "The Tarrant mill was built by Edith Pane in 1960.\n",
        encoding="utf-8",
    )
    (place / "halle.md").write_text(
        "# Halle\n\nLa halle Morin a été inaugurée en 1904. Le pont Aubry a été ouvert en 1911.\n",
        encoding="utf-8",
    )
    sync([place], place / "store", Options())
    with Assistant.open(place / "store") as assistant:
        yield assistant


def test_both_languages_take_turns_and_french_begins(mixed: Assistant) -> None:
    drawn = start_questions(mixed)
    assert [made.language for made in drawn] == ["fr", "en", "fr", "en", "en"]
    assert [made.kind for made in drawn if made.language == "en"][:2] in (
        ["passive", "by"],
        ["by", "passive"],
    )
    assert start_questions(mixed, 0) == ()
    assert [made.language for made in start_questions(mixed, 1)] == ["fr", "en"]


def test_documents_of_many_are_read_at_even_steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    for number, name in enumerate(("Harrow", "Ellery", "Tarrant", "Wexley"), start=1):
        text = f"# Mill {number}\n\nThe {name} mill was opened on {number} May 1931.\n"
        (place / f"mill-{number}.md").write_text(text, encoding="utf-8")
    sync([place], tmp_path / "store", Options())
    monkeypatch.setattr(draw, "DOCUMENTS", 2)
    with Assistant.open(tmp_path / "store") as assistant:
        asked = " ".join(made.question for made in draw.start_questions(assistant))
    assert ["Harrow" in asked, "Ellery" in asked, "Tarrant" in asked, "Wexley" in asked] == [
        True,
        False,
        True,
        False,
    ]
