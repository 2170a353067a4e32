"""Words from a document or a question as HTML: the one place where they become it."""

import re

SIGN = re.compile(r" (?=[?!;](?:\s|$))")
COLON = re.compile(r" (?=[:»](?:\s|$))|(?<=«) ")
SPACE = {ord(letter): letter for letter in "\n "}
CONTROL = dict.fromkeys((*range(32), 127), "�")
PUNCTUATION = {
    code: f"&#{code};" for code in range(32, 127) if not chr(code).isalnum()
}  # every mark of HTML, Markdown and TeX is one of these
CHARACTERS = CONTROL | {ord("\t"): "&#9;", ord("\r"): "&#13;"} | PUNCTUATION | SPACE


def escape(text: str) -> str:
    """Return HTML that shows *text* as it stands, as an element's content or a quoted attribute's.

    Only letters, digits, spaces and line ends keep their own form, so nothing is left for Markdown to
    read either. What no HTML can hold, a NUL or half of a surrogate pair, is shown as a replacement mark.
    """
    return text.translate(CHARACTERS).encode("utf-8", "replace").decode("utf-8")


def together(text: str) -> str:
    """Return *text* with each French sign on the line of the word beside it: «, », ?, !, ; and :."""
    return COLON.sub("\N{NO-BREAK SPACE}", SIGN.sub("\N{NARROW NO-BREAK SPACE}", text))


def escape_line(text: str) -> str:
    """Return the same on one line of HTML, for Markdown, where an empty line ends a block."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "<br>".join(escape(line) for line in lines)
