"""Words of the page's own as HTML that the page can turn into its other language without asking again."""

from html import escape as escape_own

from passerelle.index.types import Language
from passerelle.types import QuestionLanguage
from passerelle.ui.strings import STRINGS


def say(key: str, language: QuestionLanguage, *, hidden: bool = False) -> str:
    """Return the words of *key*; *hidden* ones are for screen readers alone."""
    words = escape_own(STRINGS[language][key])
    return f'<span class="say say-{key}{" unseen" if hidden else ""}">{words}</span>'


def label(key: str, language: QuestionLanguage) -> str:
    """Return the attributes that name a control by the words of *key*, for eyes and for screen readers."""
    words = escape_own(STRINGS[language][key])
    return f'data-label="{key}" aria-label="{words}" title="{words}"'


def badge(written: Language, language: QuestionLanguage) -> str:
    """Return the badge of the language a text is written in: ``FR``, ``EN`` or, for another, a dash."""
    letters = "—" if written == "other" else written.upper()
    return (
        f'<span class="badge badge-{written}"><span aria-hidden="true">{letters}</span>'
        f"{say(f'in_{written}', language, hidden=True)}</span>"
    )


def lang(written: Language) -> str:
    """Return the ``lang`` attribute of a text; the empty one says that the language is not known."""
    return f'lang="{"" if written == "other" else written}" dir="auto"'
