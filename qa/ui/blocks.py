"""The page in gradio's terms: which component stands where, and which of them the page's script knows."""

from typing import Any

import gradio as gr

from passerelle.answer import Assistant
from passerelle.index.errors import PasserelleError
from passerelle.starting.kept import StartQuestions
from passerelle.ui import layout
from passerelle.ui.feedback import Feedback, keep
from passerelle.ui.strings import interface_language
from passerelle.ui.turns import read, texts_of

QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
SEND = "(question) => window.passerelle.ask(question)"
SANS = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]


def theme() -> gr.themes.Base:
    """Return gradio's plainest theme, in fonts the reader's computer has; `page.css` does the rest."""
    return gr.themes.Base(font=SANS, font_mono=MONO).set(  # the colours of `page.css`, before it is there
        body_background_fill="#f5f2ea",
        body_background_fill_dark="#15171a",
        body_text_color="#23262b",
        body_text_color_dark="#e8e3d8",
    )


def blocks(assistant: Assistant, feedback: Feedback | None = None) -> gr.Blocks:
    """Return the page; what a reader says of an answer is handed to *feedback*."""
    starting = StartQuestions(assistant)
    with gr.Blocks(title="Passerelle", fill_width=True, analytics_enabled=False) as page:
        _html(layout.banner(), elem_id="banner")
        with gr.Row(elem_id="room", equal_height=True):
            with gr.Column(elem_id="talk"):
                welcome = _html("", elem_id="welcome")
                _html(layout.log(), elem_id="chat")
                with gr.Column(elem_id="dock"):
                    with gr.Row(elem_id="ask", equal_height=True):
                        question = _question()
                        send = gr.Button("↑", elem_id="send", min_width=0)
                    _html("", elem_id="refusal", html_template=layout.refusal())
            with gr.Column(elem_id="side"):
                _panel(assistant, feedback)
                library = _html("", elem_id="library")
        _html(layout.reading_room(), elem_id="reading-room")
        page.load(lambda: _still(assistant, starting), None, [welcome, library], **QUIET).then(
            lambda: _started(assistant, starting), None, welcome, concurrency_limit=None, **QUIET
        )
        for listen in (question.submit, send.click):  # the page's script asks, by routes of its own
            listen(None, [question], [question], js=SEND, **QUIET)
    assert isinstance(page, gr.Blocks)
    return page


def _question() -> gr.Textbox:
    return gr.Textbox(
        elem_id="question",
        label="Question",
        show_label=False,
        container=False,
        lines=1,
        max_lines=6,
        autofocus=True,
    )


def _panel(assistant: Assistant, feedback: Feedback | None) -> gr.HTML:
    """Return the evidence panel, whose script is the page's own: it may ask for a document, and keep a judgement."""

    def read_document(request: object) -> str:
        asked = texts_of(request)
        return read(assistant, asked, interface_language(asked.get("language")))

    def keep_feedback(request: object) -> str:
        return keep(assistant, texts_of(request), feedback) if feedback else "not_kept"

    return gr.HTML(
        "",
        elem_id="evidence",
        html_template='<aside data-label="evidence"></aside>',
        apply_default_css=False,
        js_on_load=layout.script(),
        server_functions=[read_document, keep_feedback],
    )


def _html(value: Any, *, elem_id: str, html_template: str = "${value}") -> gr.HTML:
    return gr.HTML(
        value, elem_id=elem_id, html_template=html_template, apply_default_css=False, js_on_load=None
    )


def _still(assistant: Assistant, starting: StartQuestions) -> tuple[str, str]:
    """Return the welcome and the list of documents, as the store stands when the page is opened."""
    try:
        entries, questions = assistant.documents(), starting.ready()
    except PasserelleError:
        return layout.welcome([]), layout.library([])  # the first question says what is wrong with the store
    return layout.welcome(entries, questions or ()), layout.library(entries)


def _started(assistant: Assistant, starting: StartQuestions) -> Any:
    """Return the welcome with the questions to begin with, once they are made."""
    questions = starting.made()
    return layout.welcome(assistant.documents(), questions) if questions else gr.skip()
