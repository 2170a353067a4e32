"""A template filled in: what is escaped, what is shown as it stands, and which of its line ends reach the page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from passerelle import templates

Filled = Callable[..., str]


@pytest.fixture
def filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Filled]:
    """Give a function that fills in a template given as text."""
    monkeypatch.setattr(templates, "PROGRAM", tmp_path)

    def fill(text: str, **values: object) -> str:
        (tmp_path / "t.html").write_text(text, encoding="utf-8")
        templates._environment.cache_clear()
        made = templates.render("t.html", **values)
        assert isinstance(made, Markup)
        return made

    yield fill
    templates._environment.cache_clear()


@pytest.mark.parametrize(
    ("text", "values", "html"),
    [
        ("<p>{{ a }}</p>", {"a": "x & y"}, "<p>x &#38; y</p>"),
        ("<p>{{ a }}</p>", {"a": Markup("<b>x</b>")}, "<p><b>x</b></p>"),
        ("<p>{{ a }}</p>", {"a": 3}, "<p>3</p>"),
        ("<p>{{ a }}</p>", {"a": "\0"}, "<p>�</p>"),
        ("<p>\n  <b>{{ a }}</b>\n</p>\n", {"a": "x"}, "<p><b>x</b></p>"),
        ("<p>\n  é {{ a }}\n  y</p>", {"a": "x"}, "<p>\n  é x\n  y</p>"),
        ("{% if a %}\n<p>\n{% endif %}", {"a": "x"}, "<p>"),
        ("{{ a | together }}", {"a": "Oui ?"}, "Oui\u202f&#63;"),
        ("{{ a | visible }}", {"a": "x"}, "x"),
    ],
)
def test_what_is_given_is_shown_as_it_stands(
    filled: Filled, text: str, values: dict[str, object], html: str
) -> None:
    assert filled(text, **values) == html


def test_what_is_not_given_is_refused(filled: Filled) -> None:
    with pytest.raises(UndefinedError, match="'a' is undefined"):
        filled("{{ a }}")


def test_the_macros_of_a_template_give_html_and_see_what_is_given(filled: Filled) -> None:
    filled("{% macro row(b) %}<i>{{ a }}{{ b }}</i>{% endmacro %}")
    made = templates.macros("t.html", a="<").row(">")
    assert made == "<i>&#60;&#62;</i>"
    assert isinstance(made, Markup)
