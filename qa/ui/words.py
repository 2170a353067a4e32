"""Words of the page's own as HTML that the page can turn into its other language without asking again."""

from markupsafe import Markup

from passerelle.index.types import Language
from passerelle.types import QuestionLanguage
from passerelle.ui.strings import STRINGS


def say(key: str, language: QuestionLanguage, *, hidden: bool = False) -> Markup:
    """Return the words of *key*; *hidden* ones are for screen readers alone."""
    classes = f"say say-{key}{' unseen' if hidden else ''}"
    return Markup('<span class="{}" lang="{}">{}</span>').format(classes, language, STRINGS[language][key])


def label(key: str, language: QuestionLanguage) -> Markup:
    """Return the attributes that name a control by the words of *key*, for eyes and for screen readers."""
    words = STRINGS[language][key]
    return Markup('data-label="{}" aria-label="{}" title="{}"').format(key, words, words)


def badge(written: Language, language: QuestionLanguage) -> Markup:
    """Return the badge of the language a text is written in: ``FR``, ``EN`` or, for another, a dash."""
    letters = "—" if written == "other" else written.upper()
    return Markup('<span class="badge badge-{}"><span aria-hidden="true">{}</span>{}</span>').format(
        written, letters, say(f"in_{written}", language, hidden=True)
    )


def lang(written: Language) -> Markup:
    """Return the ``lang`` attribute of a text; the empty one says that the language is not known."""
    return Markup('lang="{}" dir="auto"').format("" if written == "other" else written)
