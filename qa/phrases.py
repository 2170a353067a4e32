"""The words around a quotation, in the question's language; the quotation itself stays in its own."""

import re
from collections.abc import Sequence

from passerelle.dates import Dated, dated
from passerelle.index import months
from passerelle.index.text import visible
from passerelle.types import Citation, Hit, QuestionLanguage

NOTHING = {
    "fr": "Les documents ne permettent pas de répondre à cette question.",
    "en": "The documents do not answer this question.",
}
NEAREST = {"fr": " Voici les passages les plus proches.", "en": " Here are the nearest passages."}
TRY = {
    "fr": "Essayez avec d’autres mots, ou demandez ce que les documents disent de :",
    "en": "Try other words, or ask what the documents say about:",
}
TELL = {"fr": "{} : comment ça se passe ?", "en": "Tell me about {}"}
"""What a suggested heading asks: to these words the section below it answers more often than to its name alone.

Of 40 French headings of everyday documents 32 are answered from their section so, where « Parlez-moi de » had 30 of 45.
"""
QUOTED = {"fr": "« {} »", "en": "“{}”"}
TWO_LANGUAGES = {
    "fr": "Passerelle comprend les questions en français et en anglais.",
    "en": "Passerelle understands questions in French and in English.",
}
QUOTE = {
    "fr": "Selon «\u00a0{title}\u00a0»{date}\u00a0: «\u00a0{quote}\u00a0» [{number}]",
    "en": "According to “{title}”{date}: “{quote}” [{number}]",
}
NAMED = {"fr": "«\u00a0{quote}\u00a0» [{number}]", "en": "“{quote}” [{number}]"}
"""The line of a document that the line above it names already."""
UNTITLED = {
    "fr": "Le document{date} répond\u00a0: «\u00a0{quote}\u00a0» [{number}]",
    "en": "The document{date} says: “{quote}” [{number}]",
}
SEARCHED = {"fr": "Recherché\u00a0: {}", "en": "Searched: {}"}


MONTHS = {"fr": months.FRENCH, "en": months.ENGLISH}


def telling(language: QuestionLanguage, heading: str) -> str:
    """Return the question that a suggested *heading* asks: itself where it is one, without its number."""
    bare = re.sub(r"^(?:\d{1,2}(?:\.\d{1,2})+[.)]?|(?:\d{1,2}|[IVX]+|[A-Z])[.)]) +(?=\w{2})", "", heading)
    return bare if bare.endswith("?") else TELL[language].replace("{}", bare)


def answer(language: QuestionLanguage, citations: Sequence[Citation]) -> str:
    """Return the quotations, each with its ``[n]`` mark, one per line."""
    return "\n".join(lines(language, citations))


def lines(language: QuestionLanguage, citations: Sequence[Citation]) -> list[str]:
    """Return the line of each of *citations*; a document is named once for lines that follow each other.

    Those of several documents give the date of each, where it has one.
    """
    several = len({citation.passage.document.id for citation in citations}) > 1
    before = [None, *(citation.passage.document.id for citation in citations)]
    return [
        NAMED[language].format(quote=citation.quote, number=citation.number)
        if citation.passage.document.id == named
        else _line(language, citation, dates=several)
        for named, citation in zip(before, citations, strict=False)
    ]


def _line(language: QuestionLanguage, citation: Citation, *, dates: bool) -> str:
    document = citation.passage.document
    date = shown_date(dated(document), language) if dates else ""
    title = visible(document.title)
    known = not date or date[-4:] in title
    notes = ", ".join(part for part in (visible(citation.told_apart), "" if known else date) if part)
    frame = QUOTE if title else UNTITLED
    # Put together part by part: a title, a path or a quotation may hold braces of its own.
    before, after = frame[language].split("{quote}")
    lead, tail = before.split("{date}")
    said = f" ({notes})" if notes else ""
    number = after.replace("{number}", str(citation.number))
    return f"{lead.replace('{title}', title)}{said}{tail}{citation.quote}{number}"


def shown_date(date: Dated, language: QuestionLanguage) -> str:
    """Return *date* as it is written in *language*, as precisely as it is known; nothing without a year."""
    if not date.year:
        return ""
    day = "1er" if language == "fr" and date.day == 1 else str(date.day) if date.day else ""
    month = MONTHS[language][date.month - 1] if date.month else ""
    return " ".join(part for part in (day, month, str(date.year)) if part)


def abstention(language: QuestionLanguage, hits: Sequence[Hit]) -> str:
    return NOTHING[language] + (NEAREST[language] if hits else "")


def two_languages(language: QuestionLanguage) -> str:
    """Return, in both languages, which two are understood; that of the page first."""
    other: QuestionLanguage = "en" if language == "fr" else "fr"
    return f"{TWO_LANGUAGES[language]} {TWO_LANGUAGES[other]}"


def suggested(language: QuestionLanguage, headings: Sequence[str]) -> str:
    """Return the line that says what to try instead of a question that was refused; nothing without *headings*."""
    named = ", ".join(QUOTED[language].replace("{}", heading) for heading in headings)
    return f"{TRY[language]} {named}" if headings else ""


def searched(language: QuestionLanguage, question: str) -> str:
    """Return the line that says which form of a question was looked for."""
    return SEARCHED[language].replace("{}", question)
