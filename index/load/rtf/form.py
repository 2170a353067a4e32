"""The commands of RTF that change how what follows is shown, or that end a paragraph, a cell or a row."""

from collections.abc import Callable

from passerelle.index.load.rtf.written import Written

PARAGRAPH_ENDS = ("par", "sect", "page", "nestcell", "nestrow")
ENDS = frozenset({*PARAGRAPH_ENDS, "cell", "row"})
"""What no letter goes beyond, nor what stands in for it."""
Change = Callable[[Written, int | None], None]
"""What a command does to what is written, with its number where it has one."""


def _on(number: int | None) -> bool:
    return number != 0


def _looks(name: str, value: Callable[[int | None], object]) -> Change:
    """Return the command that gives the field *name* of the state the *value* of its number."""
    return lambda written, number: setattr(written.state, name, value(number))


def _is(name: str) -> Change:
    """Return the command by which the paragraph at hand is what the field *name* of its frame says."""
    return lambda written, _: setattr(written.frame, name, True)


def _reset_letters(written: Written, _: int | None) -> None:
    state = written.state
    state.hidden, state.deleted, state.struck, state.raised = False, False, False, 0


def _begin_row(written: Written, _: int | None) -> None:
    written.frame.merges, written.frame.merge = [], ""


def _merge(mark: str) -> Change:
    """Return the command that gives the next column of the row the *mark* of merged cells."""

    def add(written: Written, _: int | None) -> None:
        written.frame.merge += mark

    return add


def _end_column(written: Written, _: int | None) -> None:
    written.frame.merges.append(written.frame.merge)
    written.frame.merge = ""


def _set_charset(written: Written, number: int | None) -> None:
    written.fonts.define(written.state.font).charset = number or 0


COMMANDS: dict[str, Change] = {
    **dict.fromkeys(PARAGRAPH_ENDS, lambda written, _: written.end_paragraph()),
    "titlepg": lambda written, _: setattr(written, "first_page_apart", True),
    "pard": lambda written, _: written.reset_paragraph(),
    "plain": _reset_letters,
    "s": lambda written, number: written.set_style(number or 0),
    "outlinelevel": lambda written, number: written.set_level(number or 0),
    "ls": _is("listed"),
    "dropcapli": _is("initial"),
    "intbl": _is("in_table"),
    "cell": lambda written, _: written.frame.end_cell(),
    "row": lambda written, _: written.frame.end_row(),
    "trowd": _begin_row,
    "cellx": _end_column,
    "clvmgf": _merge("v"),
    "clvmrg": _merge("V"),
    "clmgf": _merge("h"),
    "clmrg": _merge("H"),
    "ansicpg": lambda written, number: written.fonts.set_encoding(number or 1252),
    "mac": lambda written, _: written.fonts.set_encoding(10000),
    "pc": lambda written, _: written.fonts.set_encoding(437),
    "pca": lambda written, _: written.fonts.set_encoding(850),
    "f": _looks("font", lambda number: number or 0),
    "fcharset": _set_charset,
    "uc": _looks("fallback", lambda number: max(0, min(1 if number is None else number, 10))),
    "v": _looks("hidden", _on),
    **dict.fromkeys(("strike", "striked"), _looks("struck", _on)),
    "deleted": _looks("deleted", _on),
    "super": _looks("raised", lambda number: int(_on(number))),
    "sub": _looks("raised", lambda number: -int(_on(number))),
    "nosupersub": _looks("raised", lambda _: 0),
    "up": _looks("raised", lambda number: int(bool(number))),
    "dn": _looks("raised", lambda number: -int(bool(number))),
}
