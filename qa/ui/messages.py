"""What the conversation shows: a question, and its answer with a link at each ``[n]``."""

from passerelle import phrases
from passerelle.html import escape, escape_line, together
from passerelle.index.chunk import SEPARATOR
from passerelle.index.tables import looks_like_row
from passerelle.index.text import visible
from passerelle.index.types import Span
from passerelle.third import is_third_language
from passerelle.types import Answer, Citation, QuestionLanguage
from passerelle.ui.drawn import drawn_rows, short
from passerelle.ui.words import lang, say

UNSURE = 0.5
"""Confidence below which an answer is, by the reader's own estimate, more likely wrong than right."""
QUOTES = '«»“”" \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}'


def question_message(question: str, language: QuestionLanguage) -> str:
    """Return the HTML of a question, as it was asked."""
    heading = f'<h2 class="unseen">{say("asked", language)}</h2>'
    return (
        f'{heading}<div class="question" lang="{language}" dir="auto">{escape_line(together(question))}</div>'
    )


def answer_message(answer: Answer, turn: int, language: QuestionLanguage) -> str:
    """Return the HTML of the answer to question number *turn*; its marks lead to the cards of that turn."""
    form = escape_line(together(phrases.searched(answer.language, answer.searched)))
    searched = f'<p class="searched">{form}</p>' if answer.searched else ""
    if answer.small_talk:
        said = f"<p>{escape_line(answer.text)}</p>"
        return f'{_heading(language)}<div class="answer" lang="{answer.language}">{said}</div>'
    if answer.abstained:
        body = f'<p class="state">{say("abstained", language)}</p><p>{escape_line(answer.text)}</p>'
        body += _suggestions(answer)
        if answer.nearest:
            body += f'<p><a class="cite see" href="#evidence-{turn}">{say("see_nearest", language)}</a></p>'
        heading = _heading(language, "refuses")
        return f'{heading}<div class="answer abstained" lang="{answer.language}">{searched}{body}</div>'
    lines = phrases.lines(answer.language, answer.citations)
    quoted = "".join(
        _quoted(line, citation, turn, language)
        for line, citation in zip(lines, answer.citations, strict=True)
    )
    if is_third_language(answer.question):
        quoted = f'<p class="note">{escape_line(phrases.two_languages(answer.language))}</p>{quoted}'
    doubt = f'<p class="state">{say("unsure", language)}</p>' if answer.confidence < UNSURE else ""
    return f'{_heading(language)}<div class="answer" lang="{answer.language}">{searched}{doubt}{quoted}</div>'


def _heading(language: QuestionLanguage, key: str = "answer") -> str:
    """Return who speaks, for those who hear the conversation."""
    return f'<h2 class="unseen">{say(key, language)}</h2>'


def _suggestions(answer: Answer) -> str:
    """Return what to try instead of a question that was refused: headings, each of which asks by a click."""
    if not answer.suggestions:
        return ""
    named = [(hit, (hit.document.title, hit.passage.heading.split(SEPARATOR)[-1])) for hit in answer.nearest]
    written = {
        " ".join(visible(each).split()): hit.passage.language for hit, names in named for each in names
    }
    buttons = "".join(
        f'<li><button type="button" class="suggest" data-question="{escape(phrases.telling(answer.language, each))}" '
        f"{lang(written.get(each, 'other'))}>{escape_line(each)}</button></li>"
        for each in answer.suggestions
    )
    tried = escape_line(phrases.TRY[answer.language])
    return f'<div class="suggested"><p>{tried}</p><ul class="suggestions">{buttons}</ul></div>'


def _quoted(line: str, citation: Citation, turn: int, language: QuestionLanguage) -> str:
    """Return one *line* of the answer; its words are those of `phrases`, so only its frame is looked through."""
    number = f"[{citation.number}]"
    frame, quote = line.removesuffix(number), citation.quote
    start = frame.rindex(quote)
    lead, tail = frame[:start], frame[start + len(quote) :]
    bare = lead.rstrip(QUOTES)
    mark = f'<a class="cite" href="#card-{turn}-{citation.number}">{say("mark", language, hidden=True)}{number}</a>'
    if _is_table(citation):
        return (
            f'<div class="said"><span class="lead">{_lead(bare, citation)}</span>'
            f'<div class="quote"{_lang(citation)}>{_rows(citation)}</div><span class="tail">{mark}</span></div>'
        )
    return (
        f'<p class="said"><span class="lead">{_lead(bare, citation)}</span>{_context(citation)}'
        f'{escape_line(lead[len(bare) :])}<span class="quote"{_lang(citation)}>'
        f'{_exact(citation)}</span><span class="tail">{escape_line(tail)}{mark}</span></p>'
    )


def _lang(citation: Citation) -> str:
    """Return the attribute that says which language the words cited are in; empty says that it is not known."""
    written = citation.passage.language
    return f' lang="{"" if written == "other" else written}"'


def _is_table(citation: Citation) -> bool:
    """Tell whether rows of a table are quoted below the one row that names its columns."""
    head = [line for text in citation.context_texts for line in text.split("\n")]
    rows = citation.quote.split("\n")
    return len(head) == 1 and all(looks_like_row(each) for each in head + rows)


def _rows(citation: Citation) -> str:
    answer = citation.answer
    exact = Span(answer.start, answer.end) if answer else None
    return str(drawn_rows(citation.document, citation.context, Span(citation.start, citation.end), exact))


def _lead(bare: str, citation: Citation) -> str:
    """Return the words before a quotation, those of the title in their own language."""
    document = citation.document
    title, quoted = visible(document.title), max(bare.find("«"), bare.find("“"))
    at = bare.find(title, quoted + 1) if title else -1
    if at < 0:
        return escape_line(bare)
    words = f"<span {lang(document.language)}>{escape_line(title)}</span>"
    return f"{escape_line(bare[:at])}{words}{escape_line(bare[at + len(title) :])}"


def _exact(citation: Citation) -> str:
    """Return the quotation, the exact words that answer set off in it where they are known."""
    quote, answer = citation.quote, citation.answer
    if answer is None or not citation.start <= answer.start < answer.end <= citation.end:
        return escape_line(quote)
    start, end = answer.start - citation.start, answer.end - citation.start
    before, words, after = (escape_line(part) for part in (quote[:start], quote[start:end], quote[end:]))
    return f'{before}<b class="{short(answer.text)}">{words}</b>{after}'


def _context(citation: Citation) -> str:
    """Return what is read with a quotation, as the names of a table's columns, above it; or nothing."""
    return "".join(
        f'<span class="context"{_lang(citation)}>{escape_line(text)}</span>'
        for text in citation.context_texts
    )
