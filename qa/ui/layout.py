"""The parts of the page that stand still: its head, its welcome, its list of documents, the reading room."""

import json
from collections.abc import Sequence
from importlib.resources import files

from passerelle.html import escape, together
from passerelle.index.store.documents import Entry
from passerelle.index.text import visible, visible_name
from passerelle.types import QuestionLanguage
from passerelle.ui.described import same_titles
from passerelle.ui.strings import ALWAYS, STRINGS
from passerelle.ui.words import badge, label, lang, say

LISTED = 200
"""Documents named in the list: enough to look around in, few enough to draw at once."""
FIRST: QuestionLanguage = "fr"
"""Language of what stands on the page before its script has asked the browser."""
BRIDGE = (
    '<svg class="bridge" viewBox="0 0 32 20" width="32" height="20" aria-hidden="true" fill="none" '
    'stroke="currentColor" stroke-width="2" stroke-linecap="round"><path d="M1 8h30M1 18c0-13 30-13 30 0'
    'M9 8v2.6M16 8v.4M23 8v2.6"/></svg>'
)
ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32' fill='none' "
    "stroke='%231d5c4c' stroke-width='3' stroke-linecap='round'%3E"
    "%3Cpath d='M2 13h28M2 26c0-17 28-17 28 0'/%3E%3C/svg%3E"
)


def head() -> str:
    """Return what goes into ``<head>``: the style sheet, the icon, and the language before anything is drawn."""
    sheets = ("page.css", "history.css", "narrow.css")
    style = "".join((files("passerelle.ui") / name).read_text(encoding="utf-8") for name in sheets)
    return (
        f'<style>{style}</style><link rel="icon" href="{ICON}"><meta name="color-scheme" content="light dark">'
        '<meta name="referrer" content="no-referrer">'
    )


def script() -> str:
    """Return the page's script, which runs once its evidence panel stands."""
    parts = (
        "page.js",
        "evidence.js",
        "beside.js",
        "theme.js",
        "history.js",
        "recall.js",
        "kept.js",
        "restore.js",
    )
    code = "\n".join((files("passerelle.ui") / part).read_text(encoding="utf-8") for part in parts)
    return code.replace("/* strings */ {}", json.dumps(STRINGS, ensure_ascii=False))


def banner() -> str:
    """Return the top of the page, with the switch between its two languages."""
    switch = "".join(
        f'<button type="button" class="tongue" data-language="{code}" lang="{code}" aria-pressed="false" '
        f'title="{name}"><span aria-hidden="true">{code.upper()}</span><span class="unseen">{name}</span></button>'
        for code, name in (("fr", "Français"), ("en", "English"))
    )
    return (
        f'<a class="skip" href="#question">{say("skip", FIRST)}</a>'
        f'<div class="brand">{BRIDGE}<h1>{say("title", FIRST)}</h1><p>{say("tagline", FIRST)}</p></div>'
        f'<div class="tools"><button type="button" class="kept" {label("kept_open", FIRST)}>'
        f"{say('conversations', FIRST)}</button>"
        f'<button type="button" class="anew">{say("anew", FIRST)}</button>'
        f'<select id="colours" {label("colours", FIRST)}>{_colours()}</select>'
        f'<div class="tongues" role="group" {label("languages", FIRST)}>{switch}</div></div>'
    )


def _colours() -> str:
    keys = (("system", "as_system"), ("light", "light"), ("dark", "dark"))
    return "".join(
        f'<option class="say say-{key}" value="{value}">{STRINGS[FIRST][key]}</option>' for value, key in keys
    )


def welcome(entries: Sequence[Entry], questions: Sequence[tuple[QuestionLanguage, str]] = ()) -> str:
    """Return what an empty conversation shows: how to ask, and *questions* to begin with; or how to fill a store."""
    how = f"<h2>{say('welcome', FIRST)}</h2><p>{say('welcome_how', FIRST)}</p>"
    if not entries:
        return f'{how}<p class="empty">{say("empty", FIRST)}</p>'
    if not questions:
        return how
    asked = {language for language, _ in questions}
    rest = [(language, text) for language, text in ALWAYS.items() if language not in asked]
    buttons = "".join(
        f'<li><button type="button" class="example" data-question="{escape(text)}" lang="{language}">'
        f'{badge(language, FIRST)}<span class="words">{escape(together(text))}</span></button></li>'
        for language, text in [*questions, *rest]
    )
    return f'{how}<h3>{say("examples", FIRST)}</h3><ul class="examples">{buttons}</ul>'


def log() -> str:
    """Return the place that the page's script puts questions and answers in."""
    return f'<div class="message-wrap" role="log" tabindex="0" {label("conversation", FIRST)}></div>'


def refusal() -> str:
    """Return the template of the line below the question: why it was not put, or else how to send it."""
    return (
        '<div class="refused" role="alert">${value}</div><p class="lost" role="alert"></p>'
        f'<p class="hint">{say("hint", FIRST)}</p>'
    )


def _title(entry: Entry) -> str:
    return escape(visible(entry.title)) if entry.title.strip() else say("untitled", FIRST)


def _path(entry: Entry) -> str:
    return f' <bdi class="path">{escape(visible_name(entry.path or entry.id))}</bdi>'


def library(entries: Sequence[Entry]) -> str:
    """Return the list of the store's documents, each of which opens to be read."""
    alike = same_titles(entries)
    rows = "".join(
        f'<li><button type="button" class="open title" data-document="{escape(entry.id)}">'
        f"<span><bdi {lang(entry.language)}>{_title(entry)}</bdi>{_path(entry) if entry.id in alike else ''}</span>"
        f"{badge(entry.language, FIRST)}</button></li>"
        for entry in sorted(entries, key=lambda entry: (entry.title.casefold(), entry.id))[:LISTED]
    )
    more = f'<p class="note">{say("library_more", FIRST)}</p>' if len(entries) > LISTED else ""
    return (
        f'<details class="library"><summary><h2>{say("library", FIRST)}</h2> '
        f'<span class="count">{len(entries)}</span></summary><ul>{rows}</ul>{more}</details>'
    )


def conversations() -> str:
    """Return the dialog that lists the conversations that are kept."""
    return (
        '<dialog id="conversations" aria-labelledby="conversations-title"><header>'
        f'<h2 id="conversations-title">{say("conversations", FIRST)}</h2>'
        f'<button type="button" class="shut" {label("kept_close", FIRST)}><span aria-hidden="true">×</span></button>'
        f'</header><p class="note">{say("kept_where", FIRST)}</p>'
        f'<input type="search" id="conversations-search" {label("kept_search", FIRST)}>'
        f'<ul></ul><p class="none note" hidden>{say("kept_none", FIRST)}</p>'
        f'<p class="undo" role="status" hidden></p><div class="list-foot">'
        f'<button type="button" class="private">{say("private_new", FIRST)}</button>'
        f'<button type="button" class="delete-all">{say("delete_all", FIRST)}</button></div></dialog>'
    )


def reading_room() -> str:
    """Return the dialog a document is read in, and the line that tells screen readers what happens."""
    return (
        '<dialog id="reading" aria-labelledby="reading-title"><button type="button" class="close" '
        f'{label("close", FIRST)}><span aria-hidden="true">×</span></button>'
        f'<div class="reading-tools"><input type="search" id="reading-find" {label("find", FIRST)}>'
        f'<output id="reading-count" for="reading-find"></output>'
        f'<button type="button" class="seek" data-by="-1" {label("find_previous", FIRST)}>↑</button>'
        f'<button type="button" class="seek" data-by="1" {label("find_next", FIRST)}>↓</button></div>'
        f'<div id="reading-body" tabindex="0" role="document" {label("document", FIRST)}></div></dialog>'
        f"{conversations()}"
        '<p id="status" class="unseen" role="status" aria-live="polite"></p>'
    )
