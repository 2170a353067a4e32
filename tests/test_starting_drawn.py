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


def test_what_no_name_tells_is_asked_of_its_document_by_name_where_there_is_another(tmp_path: Path) -> None:
    place = tmp_path / "documents"
    place.mkdir()
    drawn = []
    for name, title, text in (
        ("alder.md", "Alder House", "The trial period is 3 months."),
        ("halle.md", "Halle Morin", "Le délai est de 15 jours."),
    ):
        (place / name).write_text(f"# {title}\n\n{text}\n", encoding="utf-8")
        sync([place], tmp_path / "store", Options())
        with Assistant.open(tmp_path / "store") as assistant:
            drawn.append([made.question for made in start_questions(assistant)])
    assert drawn == [
        ["How long is the trial period?"],
        ["Halle Morin\u00a0: quel est le délai ?", "Alder House: how long is the trial period?"],
    ]


NAMES = ("Harrow", "Ellery", "Tarrant", "Wexley")


@pytest.fixture(scope="module")
def mills(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    place = tmp_path_factory.mktemp("mills")
    for number, name in enumerate(NAMES, start=1):
        text = f"# Mill {number}\n\nThe {name} mill was opened on {number} May 1931.\n"
        (place / f"mill-{number}.md").write_text(text, encoding="utf-8")
    sync([place], place / "store", Options())
    with Assistant.open(place / "store") as assistant:
        yield assistant


def asked_about(assistant: Assistant) -> list[str]:
    questions = " ".join(made.question for made in start_questions(assistant, 9))
    return [name for name in NAMES if name in questions]


@pytest.mark.parametrize(
    ("most", "names"),
    [(3, ("Harrow", "Ellery", "Tarrant")), (2, ("Harrow", "Tarrant"))],
)
def test_documents_of_many_are_read_at_even_steps(
    mills: Assistant, monkeypatch: pytest.MonkeyPatch, most: int, names: tuple[str, ...]
) -> None:
    monkeypatch.setattr(draw, "DOCUMENTS", most)
    assert asked_about(mills) == list(names)


def test_questions_are_asked_up_to_a_number_and_shown_where_the_answer_is_sure(
    mills: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draw, "TRIED", 2)
    assert len(asked_about(mills)) == 2
    monkeypatch.setattr(draw, "SURE", 1.1)
    assert asked_about(mills) == []
