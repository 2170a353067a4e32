"""The page in gradio's terms: which component stands where, and what happens when a question is sent."""

from collections.abc import Callable
from functools import partial
from typing import Any

import gradio as gr

from passerelle.answer import Assistant
from passerelle.conversation.turns import Conversation
from passerelle.index.errors import PasserelleError
from passerelle.starting.kept import StartQuestions
from passerelle.ui import layout
from passerelle.ui.feedback import Feedback, keep
from passerelle.ui.strings import interface_language
from passerelle.ui.turns import Refusal, Turn, put, read

ASKED_AT_ONCE = 4
"""Questions answered at the same time; others wait their turn."""
QUIET: dict[str, Any] = {"show_progress": "hidden", "api_visibility": "private"}
TOGETHER: dict[str, Any] = {"concurrency_limit": ASKED_AT_ONCE, "concurrency_id": "ask"}
SENT = "(question, language, ...kept) => [question, window.passerelle.sent(), ...kept]"
SETTLED = "() => window.passerelle.settled()"
SANS = ["system-ui", "Segoe UI", "Roboto", "Helvetica Neue", "Arial", "sans-serif"]
MONO = ["ui-monospace", "SFMono-Regular", "Menlo", "Consolas", "monospace"]

Message = dict[str, str]


def theme() -> gr.themes.Base:
    """Return gradio's plainest theme, in fonts the reader's computer has; `page.css` does the rest."""
    return gr.themes.Base(font=SANS, font_mono=MONO).set(  # the colours of `page.css`, before it is there
        body_background_fill="#f5f2ea",
        body_background_fill_dark="#15171a",
        body_text_color="#23262b",
        body_text_color_dark="#e8e3d8",
    )


def blocks(assistant: Assistant, feedback: Feedback | None = None) -> gr.Blocks:
    """Return the page; what a visitor says is kept in that visitor's session alone, or handed to *feedback* too."""
    starting = StartQuestions(assistant)
    with gr.Blocks(title="Passerelle", fill_width=True, analytics_enabled=False) as page:
        _html(layout.banner(), elem_id="banner")
        with gr.Row(elem_id="room", equal_height=True):
            with gr.Column(elem_id="talk"):
                welcome = _html("", elem_id="welcome")
                chat = gr.Chatbot(
                    elem_id="chat",
                    layout="panel",
                    show_label=False,
                    container=False,
                    height=None,
                    buttons=[],
                    feedback_options=None,
                    latex_delimiters=[],
                    allow_tags=False,
                    group_consecutive_messages=False,
                )
                with gr.Row(elem_id="ask", equal_height=True):
                    question = gr.Textbox(
                        elem_id="question",
                        label="Question",
                        show_label=False,
                        container=False,
                        lines=1,
                        max_lines=6,
                        autofocus=True,
                    )
                    send = gr.Button("↑", elem_id="send", min_width=0)
                refusal = _html("", elem_id="refusal", html_template=layout.refusal())
            with gr.Column(elem_id="side"):
                evidence = _panel(assistant, feedback)
                library = _html("", elem_id="library")
        _html(layout.reading_room(), elem_id="reading-room")
        page.load(lambda: _still(assistant, starting), None, [welcome, library], **QUIET).then(
            lambda: _started(assistant, starting), None, welcome, concurrency_limit=None, **QUIET
        )
        language = gr.Textbox(visible=False)
        shown: gr.State = gr.State(())
        said: gr.State = gr.State(Conversation())
        _wire(
            partial(put, assistant, judged=feedback is not None),
            evidence,
            [question.submit, send.click],
            [question, language, shown, said],
            [shown, chat, evidence, question, refusal, said],
        )
    assert isinstance(page, gr.Blocks)
    return page


def _wire(
    putting: Callable[..., Turn | Refusal],
    evidence: gr.HTML,
    sends: list[Any],
    inputs: list[Any],
    outputs: list[Any],
) -> None:
    def ask(asked: str, tongue: str, shown: tuple[Message, ...], said: Conversation) -> tuple[Any, ...]:
        number = len(shown) // 2 + 1
        turn = putting(asked or "", number, interface_language(tongue), said=said)
        if isinstance(turn, Refusal):
            return shown, gr.skip(), gr.skip(), gr.skip(), turn.notice, said
        shown = (
            *shown,
            {"role": "user", "content": turn.question},
            {"role": "assistant", "content": turn.answer},
        )
        return shown, list(shown), turn.evidence, "", "", turn.said

    def ask_example(  # the question comes with the event
        _: str, tongue: str, shown: tuple[Message, ...], said: Conversation, event: gr.EventData
    ) -> tuple[Any, ...]:
        return ask(str(event.question), tongue, shown, said)

    evidence.anew(
        lambda: ((), [], "", "", "", Conversation()),
        None,
        outputs,
        show_progress="hidden",
        api_visibility="private",
    )
    for listen, handler in [*((send, ask) for send in sends), (evidence.example, ask_example)]:
        listen(handler, inputs, outputs, js=SENT, **TOGETHER, **QUIET).then(None, js=SETTLED)


def _panel(assistant: Assistant, feedback: Feedback | None) -> gr.HTML:
    """Return the evidence panel, whose script is the page's own: it may ask for a document, and keep a judgement."""

    def read_document(request: dict[str, str]) -> str:
        return read(assistant, request, interface_language(request.get("language")))

    def keep_feedback(request: dict[str, str]) -> str:
        return keep(assistant, request, feedback) if feedback else "not_kept"

    return gr.HTML(
        "",
        elem_id="evidence",
        html_template='<aside data-label="evidence">${value}</aside>',
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
