"""Facts about documents of one title: wherever they are named, the shortest end of their path tells them apart."""

import shutil
from pathlib import Path

import pytest

from passerelle import Answer, Assistant
from passerelle.conversation.redrawn import Redrawer, answer_kept
from passerelle.index.sync import Options, sync
from passerelle.titles import told_apart


@pytest.mark.parametrize(
    ("ids", "apart"),
    [
        (["a/2024/bill.md", "b/2025/bill.md"], ["2024/bill.md", "2025/bill.md"]),
        (["2024/rent/bill.md", "2025/rent/bill.md"], ["2024/…/bill.md", "2025/…/bill.md"]),
        (["one.md", "folder/two.md"], ["one.md", "two.md"]),
        (["bill.md", "old/bill.md"], ["bill.md", "old/bill.md"]),
        (["list.csv#1", "list.csv#2"], ["list.csv#1", "list.csv#2"]),
        (
            ["a/x/y/f", "b/x/y/f", "a/z/y/f", "b/z/y/f"],
            ["a/x/y/f", "b/x/y/f", "a/z/y/f", "b/z/y/f"],
        ),
    ],
)
def test_the_shortest_clear_end_of_a_path_tells_apart(ids: list[str], apart: list[str]) -> None:
    assert told_apart((id_, "Bill") for id_ in ids) == dict(zip(ids, apart, strict=True))


def test_titles_agree_whatever_their_capitals_and_spaces_and_others_need_nothing() -> None:
    titles = [("a.md", "The  Bill"), ("b.md", "the bill"), ("c.md", "Lease")]
    assert told_apart(titles) == {"a.md": "a.md", "b.md": "b.md"}


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with a store of two documents of one title and one of another."""
    place = tmp_path_factory.mktemp("titles")
    for year, price, month in ((2021, 31, "May"), (2022, 47, "June")):
        (place / f"{year}{{quote}}").mkdir()
        text = f"# Quote\n\nThe roof of Larkfield costs {price} crowns. Work begins in {month}.\n"
        (place / f"{year}{{quote}}" / "quote.md").write_text(text, encoding="utf-8")
    (place / "menu.md").write_text("# Menu\n\nThe soup of the day is leek soup.\n", encoding="utf-8")
    sync([place], place / "store", Options())
    return place


def asked(place: Path, question: str) -> tuple[Answer, Answer]:
    """Return an answer, and the same from what is kept of it."""
    with Assistant.open(place / "store") as assistant:
        answer = assistant.ask(question)
        redrawer = Redrawer(assistant.retriever.store.passages, assistant.titles.named)
        return answer, redrawer.answer(question, answer_kept(answer)).answer


def test_an_answer_says_which_of_two_documents_of_one_title_it_quotes(place: Path) -> None:
    answer, again = asked(place, "Which quote for the roof of Larkfield begins in June?")
    assert answer.citations[0].told_apart == "2022{quote}/quote.md"
    assert answer.text.startswith("According to “Quote” (2022{quote}/quote.md): “")
    assert again.text == answer.text
    assert Answer.from_dict(answer.to_dict()).citations == answer.citations


def test_a_document_whose_title_no_other_has_is_named_by_that_alone(place: Path) -> None:
    answer, _ = asked(place, "What is the soup of the day?")
    assert answer.text.startswith("According to “Menu”: “")


def test_the_list_of_documents_tells_them_apart_until_one_goes(place: Path, tmp_path: Path) -> None:
    place = shutil.copytree(place, tmp_path / "copy")
    listed, _ = asked(place, "Quels documents avez-vous ?")
    assert (
        "«\u00a0Quote\u00a0» (2021{quote}/quote.md), «\u00a0Quote\u00a0» (2022{quote}/quote.md)"
        in listed.text
    )
    with Assistant.open(place / "store") as assistant:
        assistant.remove("2021{quote}/quote.md")
        assert "“Quote”, “Menu”." in assistant.ask("which documents do you have?").text
