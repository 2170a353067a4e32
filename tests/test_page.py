"""The page as it is served: its words in two languages, its colours, its manners towards the network."""

import os
import re
import socket
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from passerelle import Assistant
from passerelle.conversation.turns import Conversation
from passerelle.html import escape
from passerelle.index.errors import EmbedderError, PasserelleError, StoreError, StoreLockedError
from passerelle.index.sync import sync
from passerelle.ui import layout
from passerelle.ui.blocks import _question
from passerelle.ui.page import launch, launch_options
from passerelle.ui.strings import ALWAYS, STRINGS, fault, interface_language
from passerelle.ui.turns import Refusal, answered, drawn, read, texts_of

ROOT = Path(__file__).parents[1]
SOURCES = "\n".join(
    path.read_text(encoding="utf-8") for path in sorted((ROOT / "qa" / "ui").glob("*")) if path.is_file()
)
STYLE = (files("passerelle.ui") / "page.css").read_text(encoding="utf-8")
INK_ON_PAPER = [
    *product(["ink", "soft", "lamp", "warm", "fr", "en"], ["paper", "sheet"]),
    *[
        ("ink", "lamp-soft"),
        ("on-lamp", "lamp"),
        ("on-lit", "lit"),
        ("warm", "warm-soft"),
        ("ink", "warm-soft"),
    ],
    ("lamp", "warm-soft"),
]


@pytest.fixture(scope="module")
def assistant(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    place = tmp_path_factory.mktemp("page")
    sync([ROOT / "documents" / "en" / "the-baltic-way.md"], place / "store")
    return Assistant.open(place / "store")


def test_both_languages_have_the_same_words_to_say() -> None:
    assert STRINGS["fr"].keys() == STRINGS["en"].keys()
    assert all(words.strip() for table in STRINGS.values() for words in table.values())


def test_every_string_is_used_and_every_string_used_exists() -> None:
    named = {
        *re.findall(r"""(?:say|label|words|announce|notice)\(\s*["'](\w+)["']""", SOURCES),
        *re.findall(r'(?:return |key = |if |else )"(\w+)"', SOURCES),
        *re.findall(r'data-label="(\w+)"|say-(\w+)"></span>', SOURCES)[0],
    }
    used = {
        key for key in STRINGS["fr"] if key in named or f'"{key}"' in SOURCES.replace(f'    "{key}":', "")
    }
    spoken = {*re.findall(r"""\bsay\(\s*["'](\w+)["']""", SOURCES), *re.findall(r'words\("(\w+)"\)', SOURCES)}
    assert spoken <= STRINGS["fr"].keys()
    assert STRINGS["fr"].keys() - used == {"in_fr", "in_en", "in_other"}  # named by a passage's language


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize(("ink", "paper"), INK_ON_PAPER)
def test_every_pair_of_colours_is_readable(ink: str, paper: str, night: bool) -> None:  # noqa: FBT001
    colours = tokens(night=night)
    assert contrast(colours[ink], colours[paper]) >= 4.5  # WCAG 2.2, 1.4.3, level AA


@pytest.mark.parametrize("night", [False, True])
def test_edges_and_focus_stand_out_from_what_is_around_them(night: bool) -> None:  # noqa: FBT001
    colours = tokens(night=night)
    for edge, around in product(["edge", "lamp"], ["paper", "sheet"]):
        assert contrast(colours[edge], colours[around]) >= 3  # WCAG 2.2, 1.4.11, level AA


def test_the_page_names_no_other_place() -> None:
    served = f"{layout.head()}{layout.script()}{layout.banner()}{layout.reading_room()}"
    assert re.findall(r"https?://[^\s'\"]+", served) == [
        "http://www.w3.org/2000/svg"
    ]  # a name, not an address


def test_a_port_that_is_taken_is_refused_with_the_option_that_mends_it(tmp_path: Path) -> None:
    with (
        socket.create_server(("127.0.0.1", 0)) as taken,
        pytest.raises(PasserelleError, match=r"127\.0\.0\.1:\d+ .*choose another port with --port"),
    ):
        launch(tmp_path, port=taken.getsockname()[1])


def test_gradio_counts_shares_and_keeps_nothing() -> None:
    options = launch_options()
    assert options["share"] is False
    assert options["run_history"] is False
    assert options["enable_monitoring"] is False
    assert options["footer_links"] == []
    assert os.environ["GRADIO_ANALYTICS_ENABLED"] == "False"


def test_a_question_is_answered_with_its_evidence(assistant: Assistant) -> None:
    turn = drawn(assistant.ask("How long did the blockade of Lithuania last?"), 5, "en")
    assert "about ten weeks" in turn.answer
    assert 'href="#card-5-1"' in turn.answer
    assert 'id="card-5-1"' in turn.evidence


@pytest.mark.parametrize(("question", "key"), [("", "blank"), (" \n", "blank"), ("a" * 10_001, "too_long")])
def test_a_question_that_cannot_be_put_is_refused_with_a_sentence(
    assistant: Assistant, question: str, key: str
) -> None:
    refusal = answered(assistant, question, "fr", Conversation())
    assert isinstance(refusal, Refusal)
    assert STRINGS["fr"][key] in refusal.notice


def test_a_lost_store_is_told_in_the_language_of_the_page(tmp_path: Path) -> None:
    sync([ROOT / "documents" / "en" / "the-baltic-way.md"], tmp_path / "store")
    opened = Assistant.open(tmp_path / "store")
    (tmp_path / "store").rename(tmp_path / "elsewhere")
    refusal = answered(opened, "Quand ?", "fr", Conversation())
    assert isinstance(refusal, Refusal)
    assert "passerelle index" in refusal.notice


def test_each_kind_of_fault_has_its_own_sentence() -> None:
    faults = [StoreError("x"), StoreLockedError("x"), EmbedderError("x")]
    assert [fault(each) for each in faults] == ["store_fault", "locked_fault", "model_fault"]


@pytest.mark.parametrize(
    "request_",
    [
        {},
        {"document": "../../etc/passwd"},
        {"document": "", "start": "-1", "end": "x"},
    ],
)
def test_a_document_that_is_not_there_is_said_to_be_gone(
    assistant: Assistant, request_: dict[str, str]
) -> None:
    assert STRINGS["en"]["gone"] in read(assistant, request_, "en")


@pytest.mark.parametrize(("start", "end"), [("5", "1"), ("0", "9" * 30), ("²", "3"), ("-4", "2")])
def test_a_span_from_nowhere_marks_nothing(assistant: Assistant, start: str, end: str) -> None:
    document = assistant.documents()[0].id
    html = read(assistant, {"document": document, "start": start, "end": end, "words": "no"}, "en")
    assert "<mark>" not in html
    assert "Baltic" in html


def test_the_welcome_shows_questions_to_begin_with_or_how_to_fill_an_empty_store(
    assistant: Assistant,
) -> None:
    entries = assistant.documents()
    shown = layout.welcome(entries, [("en", "When did <b> end?")])
    assert escape("When did <b> end?") in shown
    assert escape(ALWAYS["fr"]) in shown
    assert 'class="example"' not in layout.welcome(entries)
    assert "passerelle index" not in layout.welcome(entries)
    assert "passerelle index" in layout.welcome([])


@pytest.mark.parametrize(("named", "spoken"), [("fr", "fr"), ("en", "en"), ("de", "en"), (None, "en")])
def test_whatever_is_not_french_is_english(named: object, spoken: str) -> None:
    assert interface_language(named) == spoken


def tokens(*, night: bool) -> dict[str, str]:
    """Return the colours of the style sheet by name, of the day or of the night."""
    blocks = re.findall(r":root(?::has\(body\.dark\))? \{(.*?)\}", STYLE, re.DOTALL)[:2]
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", blocks[night]))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21, as WCAG 2.2 defines it."""
    bright, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (bright + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(
    "sent", [None, 3, "a", ["a"], [{"document": "a"}], {"document": None}, {"document": {"a": 1}}]
)
def test_what_a_browser_sends_is_texts_or_nothing(sent: Any) -> None:
    assert texts_of(sent) == {}


def test_numbers_that_a_browser_sends_are_texts_and_halves_of_letters_none() -> None:
    assert texts_of({"start": 3, "near": True, "document": "a\ud83d", "end": 2.5}) == {
        "start": "3",
        "document": "a�",
    }


def test_the_question_is_typed_without_a_click_and_grows_to_six_lines() -> None:
    asked = _question()
    assert (asked.autofocus, asked.lines, asked.max_lines, asked.elem_id) == (True, 1, 6, "question")
