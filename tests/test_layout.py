"""The parts of the page that stand still: what each holds, what its script finds there, and in which words."""

import json
import re
from html import unescape
from importlib.resources import files
from typing import Any

import pytest

from passerelle.index.store.documents import Entry
from passerelle.types import QuestionLanguage
from passerelle.ui.layout import (
    banner,
    conversations,
    head,
    library,
    log,
    reading_room,
    refusal,
    script,
    welcome,
)
from passerelle.ui.strings import STRINGS


def entry(id_: str, title: str, language: Any = "fr", path: str = "") -> Entry:
    return Entry(id_, title, language, path, 1, 9)


def test_the_head_holds_the_three_style_sheets_and_tells_nobody_where_a_reader_comes_from() -> None:
    html = head()
    assert html.startswith("<style>")
    for rule in ("body.dark", "#conversations p.undo {", ".own > summary {"):
        assert rule in html.split("</style>")[0]
    assert '<meta name="referrer" content="no-referrer">' in html
    assert '<link rel="icon" href="data:image/svg+xml,' in html
    assert 'content="light dark"' in html


def test_the_script_knows_the_words_of_both_languages() -> None:
    code = script()
    assert "/* strings */ {}" not in code
    assert json.dumps(STRINGS, ensure_ascii=False) in code
    assert "Réponse affichée." in code


@pytest.mark.parametrize(
    ("html", "ids", "keys"),
    [
        (banner(), ["colours"], ["skip", "title", "tagline", "conversations", "anew", "as_system", "light", "dark"]),
        (log(), [], []),
        (refusal(), [], ["hint"]),
        (
            conversations(),
            ["conversations", "conversations-title", "conversations-search"],
            ["conversations", "kept_where", "kept_none", "private_new", "delete_all"],
        ),
        (reading_room(), ["reading", "reading-find", "reading-count", "reading-body", "status"], ["kept_where"]),
    ],
)  # fmt: skip
def test_each_part_has_what_the_script_looks_for(html: str, ids: list[str], keys: list[str]) -> None:
    assert [each in html for each in (f'id="{name}"' for name in ids)] == [True] * len(ids)
    found = set(re.findall(r'class="say say-(\w+)', html))
    assert set(keys) <= found
    for key in keys:
        assert STRINGS["fr"][key] in unescape(html)


def test_the_script_is_that_of_every_file_and_begins_with_what_the_others_use() -> None:
    code = script()
    parts = {path.name: path.read_text(encoding="utf-8") for path in files("passerelle.ui").iterdir()
             if path.name.endswith(".js")}  # fmt: skip
    assert len(parts) > 1
    first, rest = parts.pop("page.js").split("/* strings */ {}")
    assert code.startswith(first)
    assert f"{rest}\n" in code
    assert [name for name, text in parts.items() if text not in code] == []


SEEN = {
    "banner": (banner(), {"skip", "brand", "tools", "tongues", "tongue", "kept", "anew", "unseen", "bridge"}),
    "log": (log(), {"message-wrap"}),
    "refusal": (refusal(), {"refused", "lost", "hint"}),
    "welcome": (welcome([]), {"empty"}),
    "asked": (
        welcome([entry("a", "Bac")], [("fr", "Où ?")]),
        {"examples", "example", "words", "badge", "badge-fr"},
    ),
    "library": (library([entry("a", "Bac")]), {"library", "count", "open", "title", "badge"}),
    "conversations": (
        conversations(),
        {"shut", "note", "none", "undo", "list-foot", "private", "delete-all"},
    ),
    "reading": (reading_room(), {"close", "reading-tools", "seek", "unseen", "shut"}),
}
"""By the names of their classes, the script and the style sheet find what stands in each part."""


@pytest.mark.parametrize("part", SEEN)
def test_what_stands_in_a_part_is_found_by_its_class(part: str) -> None:
    html, classes = SEEN[part]
    found = {name for each in re.findall(r'class="([^"]*)"', html) for name in each.split()}
    assert classes - found == set()


@pytest.mark.parametrize(
    ("html", "labels"),
    [
        (banner(), ["kept_open", "colours", "languages"]),
        (log(), ["conversation"]),
        (conversations(), ["kept_close", "kept_search"]),
        (
            reading_room(),
            ["close", "find", "find_previous", "find_next", "document", "kept_close", "kept_search"],
        ),
    ],
)
def test_each_control_without_words_of_its_own_is_named(html: str, labels: list[str]) -> None:
    assert re.findall(r'data-label="(\w+)"', html) == labels
    for key in labels:
        assert f'aria-label="{STRINGS["fr"][key]}" title="{STRINGS["fr"][key]}"' in unescape(html)


def test_what_happens_is_told_to_those_who_hear_the_page() -> None:
    assert re.findall(r'<(?:div|p) class="(\w+)" role="(\w+)"', refusal()) == [
        ("refused", "alert"),
        ("lost", "alert"),
    ]
    assert '<p id="status" class="unseen" role="status" aria-live="polite"></p>' in reading_room()
    assert 'role="log" tabindex="0"' in log()
    assert 'id="reading-body" tabindex="0" role="document"' in reading_room()
    assert '<output id="reading-count" for="reading-find">' in reading_room()
    for html, title in ((conversations(), "conversations-title"), (reading_room(), "reading-title")):
        assert f'aria-labelledby="{title}"' in html
    for hidden in ('<p class="none note" hidden>', '<p class="undo" role="status" hidden>'):
        assert hidden in conversations()


def test_the_banner_switches_between_two_languages_and_three_kinds_of_light() -> None:
    html = banner()
    switched = re.findall(
        r'data-language="(\w+)" lang="(\w+)" aria-pressed="false" title="(\w+)".*?true">(\w+)<', html
    )
    assert switched == [("fr", "fr", "Français", "FR"), ("en", "en", "English", "EN")]
    assert re.findall(r'<option class="say say-(\w+)" value="(\w+)">', html) == [
        ("as_system", "system"),
        ("light", "light"),
        ("dark", "dark"),
    ]
    assert 'href="#question"' in html


def test_one_step_back_and_one_on_are_taken_through_what_is_found() -> None:
    assert re.findall(r'class="seek" data-by="(-?\d)" data-label="(\w+)"', reading_room()) == [
        ("-1", "find_previous"),
        ("1", "find_next"),
    ]


@pytest.mark.parametrize(
    ("languages", "asked"),
    [
        (["fr"], ["fr", "en"]),
        (["en"], ["en", "fr"]),
        (["fr", "en"], ["fr", "en"]),
        (["fr", "fr"], ["fr", "fr", "en"]),
        ([], []),
    ],
)
def test_a_welcome_asks_in_both_languages(languages: list[QuestionLanguage], asked: list[str]) -> None:
    html = unescape(welcome([entry("a", "Bac")], [(each, f"Où <{each}> ?") for each in languages]))
    assert re.findall(r'<button [^>]*? lang="(\w+)"', html.replace("<fr>", "").replace("<en>", "")) == asked
    for each in languages:
        assert f'data-question="Où <{each}> ?"' in html
        assert f'<span class="words">Où <{each}>\u202f?</span>' in html
    assert ("say-examples" in html) is bool(languages)


def test_an_empty_store_is_welcomed_by_how_to_fill_it() -> None:
    html = unescape(welcome([], [("fr", "Où ?")]))
    assert STRINGS["fr"]["empty"] in html
    assert "example" not in html
    assert "say-empty" not in welcome([entry("a", "Bac")])


@pytest.mark.parametrize(("count", "listed"), [(0, 0), (1, 1), (200, 200), (201, 200)])
def test_a_library_lists_two_hundred_documents_and_counts_all(count: int, listed: int) -> None:
    html = library([entry(f"{at:03}", f"Bac {at:03}") for at in range(count)])
    assert html.count("data-document=") == listed
    assert f'<span class="count">{count}</span>' in html
    assert ("say-library_more" in html) is (count > listed)
    assert 'data-document="200"' not in html


def test_a_library_is_sorted_by_titles_and_names_the_files_of_like_ones() -> None:
    entries = [
        entry("z", "Bac"),
        entry("c", "arche", "en"),
        entry("b", "BAC", path="docs/b.txt"),
        entry("d", " ", "other"),
        entry("e", "Éole <1>"),
    ]
    html = unescape(library(entries))
    assert re.findall(r'data-document="(\w)"', html) == ["d", "c", "b", "z", "e"]
    assert re.findall(r'<bdi class="path">([^<]+)<', html) == ["docs/b.txt", "z"]
    assert re.findall(r"<bdi lang=\"(\w*)\"", html) == ["", "en", "fr", "fr", "fr"]
    assert "say-untitled" in html.split('data-document="c"')[0]
    assert "Éole <1>" in html
    assert "Éole <1>" not in library(entries)


@pytest.mark.parametrize("broken", [" ?", " !", " :", " ;", " »", "« "])
def test_no_line_ends_before_a_french_sign_or_behind_a_quotation_mark(broken: str) -> None:
    assert [key for key, words in STRINGS["fr"].items() if broken in words] == []
    held = broken.replace(" ", "\u00a0")
    assert any(held in words for words in STRINGS["fr"].values()) is (broken not in {" !", " ;"})


def test_no_line_ends_inside_a_number_and_english_breaks_as_it_is_written() -> None:
    assert "10\u00a0000 caractères" in STRINGS["fr"]["too_long"]
    assert not any("\u00a0" in words for words in STRINGS["en"].values())
