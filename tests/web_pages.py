"""Web pages of so much text, made in code, and what is read of them.

A weight is the number of letters and signs, white space apart.
"""

from passerelle.index.load.html import parse_html

WORD = "boats "


END = "OUT."


def page(body: str) -> str:
    return parse_html(f"<html><body>{body}</body></html>").builder.text


def of_weight(letters: int, end: str = END) -> str:
    """Return words that weigh so much, and end in *end*."""
    left = letters - len(end)
    return WORD * (left // 5) + "x" * (left % 5) + end


def prose(letters: int) -> str:
    return f"<p>{of_weight(letters, '.')}</p>"


def stays(body: str) -> bool:
    return "OUT" in page(body)


def links(count: int, letters: int, besides: int = 0, *, tag: str = "div", name: str = "") -> str:
    """Return *count* links of so many letters, and *besides* so many letters that are in none."""
    made = " ".join(f"<a>{of_weight(letters)}</a>" for _ in range(count))
    return f"<{tag}{f' class={name}' if name else ''}>{made} {'x' * besides}</{tag}>"


def each(table: str) -> list[str]:
    return [part for line in table.strip().splitlines() for part in line.split(" | ")]
