"""Words of the page's own as HTML: each with its key and language, for eyes and for screen readers."""

from typing import Any

import pytest

from passerelle.ui import words
from passerelle.ui.strings import STRINGS


@pytest.mark.parametrize(("hidden", "classes"), [(False, "say say-close"), (True, "say say-close unseen")])
def test_words_are_told_by_their_key_in_the_language_that_is_asked(classes: str, *, hidden: bool) -> None:
    for language in ("fr", "en"):
        said = STRINGS[language]["close"]
        assert words.say("close", language, hidden=hidden) == (
            f'<span class="{classes}" lang="{language}">{said}</span>'
        )


def test_a_control_is_named_alike_for_eyes_and_ears() -> None:
    assert words.label("close", "en") == (
        'data-label="close" aria-label="Close the document" title="Close the document"'
    )
    assert 'title="Fermer le document"' in words.label("close", "fr")


@pytest.mark.parametrize(
    ("written", "language", "letters", "said"),
    [
        ("fr", "en", "FR", "Text in French"),
        ("en", "en", "EN", "Text in English"),
        ("other", "en", "—", "Text in another language"),
        ("other", "fr", "—", "Texte dans une autre langue"),
    ],
)
def test_a_badge_is_two_letters_or_a_dash_and_is_heard_in_words(
    written: Any, language: Any, letters: str, said: str
) -> None:
    assert words.badge(written, language) == (
        f'<span class="badge badge-{written}"><span aria-hidden="true">{letters}</span>'
        f'<span class="say say-in_{written} unseen" lang="{language}">{said}</span></span>'
    )


@pytest.mark.parametrize(("written", "named"), [("fr", "fr"), ("en", "en"), ("other", "")])
def test_a_text_says_its_language_where_it_is_known(written: Any, named: str) -> None:
    assert words.lang(written) == f'lang="{named}" dir="auto"'
