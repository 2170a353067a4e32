"""HTML from templates that escape by themselves; each lies in the folder of the code that fills it in."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from markupsafe import Markup

from passerelle.html import escape, together
from passerelle.index.text import visible

PROGRAM = Path(__file__).parent
BETWEEN_TAGS = re.compile(r"(?<=[>}])\n\s*(?=[<{]|\Z)")
"""Line ends that only make a template easier to read: none reaches the page."""


def render(name: str, **values: object) -> Markup:
    """Return the template *name*, a path below this package, filled in with *values*.

    Whatever is no `Markup` is shown as it stands, by :func:`passerelle.html.escape`.
    """
    return Markup(_environment().get_template(name).render(values))  # noqa: S704  the template has escaped


def macros(name: str, **values: object) -> Any:
    """Return the macros of the template *name* as functions that give `Markup`; they see *values*, too."""
    return _environment().get_template(name).make_module(values)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    environment = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        finalize=_shown,
        undefined=StrictUndefined,
    )
    environment.filters["visible"] = visible
    environment.filters["together"] = together
    return environment


def _source(name: str) -> str:
    return BETWEEN_TAGS.sub("", (PROGRAM / name).read_text(encoding="utf-8"))


def _shown(value: object) -> Markup:
    """Return *value* as HTML, also what Jinja's own escaping would let through, such as a NUL."""
    return value if isinstance(value, Markup) else Markup(escape(str(value)))  # noqa: S704  it is escaped
