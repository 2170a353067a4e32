"""Write a number as a cell shows it: by its format, in the way of writing numbers of the workbook's language."""

import datetime
import operator
import re
from collections.abc import Sequence
from dataclasses import dataclass

from passerelle.index import months
from passerelle.index.load.excel.digits import digits, masked

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 5: "#,##0 $", 6: "#,##0 $", 7: "#,##0.00 $",
    8: "#,##0.00 $", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?", 13: "# ??/??", 14: "dd/mm/yyyy",
    15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM", 20: "h:mm", 21: "h:mm:ss",
    22: "dd/mm/yyyy h:mm", 37: "#,##0", 38: "#,##0", 39: "#,##0.00", 40: "#,##0.00", 41: "#,##0", 42: "#,##0 $",
    43: "#,##0.00", 44: "#,##0.00 $", 45: "mm:ss", 46: "[h]:mm:ss", 47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
"""Formats that a workbook names by number alone."""
PIECE = re.compile(
    r'"([^"]*)"|\\(.)|_.|\*.|\[(\$[^\]]*|h+|m+|s+|[^\]]*)\]|(general)|(am/pm|a/p)|(y+|e+|m+|d+|h+|s+)(?![a-z])|(.)',
    re.IGNORECASE | re.DOTALL,
)
DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
UNSEEN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]|general', re.IGNORECASE)
DAYS_FR = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
DAYS_EN = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
SHORT_FR = "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split()
LARGEST_DATE = 2_958_466
LEFT_TO_THE_MACHINE = {"[$-F800]": "dddd d mmmm yyyy", "[$-F400]": "hh:mm:ss"}
"""How a French machine writes the long day and the hour whose form is left to it."""
UNQUOTED = re.compile(r'"[^"]*"|\\.')
CONDITION = re.compile(r"\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]")
COMPARED = {
    "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "=": operator.eq, "<>": operator.ne,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Manner:
    """How a workbook's reader writes numbers: in French or English, and from which day its dates count."""

    french: bool = True
    from_1904: bool = False

    @property
    def point(self) -> str:
        return "," if self.french else "."

    @property
    def thousands(self) -> str:
        return "\u202f" if self.french else ","


def shown(value: float, form: str, manner: Manner) -> str:
    """Return *value* as a cell of the format *form* shows it: where its part is empty, as in ``;;;``, nothing."""
    section, value, signed = _section(value, form)
    if not section and form and not signed:
        return ""
    bare = UNSEEN.sub("", section)
    if DATE.search(bare) and not re.search(r"[#0?]\s*$|^[#0?]", bare.replace(".0", "")):
        return _date(-value if signed else value, section, manner)
    if section.strip().lower() in {"", "general", "@"}:
        return _general(-value if signed else value, manner)
    return _number(value, section, manner, signed=signed)


def hides_text(form: str) -> bool:
    """Tell whether a cell of the format *form* shows no text either: the part for it is there, and empty."""
    parts = _split(form)
    return len(parts) > 3 and not parts[3].strip()


def _section(value: float, form: str) -> tuple[str, float, bool]:
    """Return the part of a format that is for *value*, the value it takes, and if a minus is still to be written."""
    parts = _split(form)
    if CONDITION.search(UNQUOTED.sub("", form)):
        return _chosen(value, parts), abs(value), value < 0
    if value < 0 and len(parts) > 1:
        return parts[1], -value, bool(parts[0]) and not parts[1]
    if value == 0 and len(parts) > 2:
        return parts[2], value, False
    return parts[0], abs(value), value < 0


def _chosen(value: float, parts: Sequence[str]) -> str:
    """Return the first of the *parts* whose condition holds, as in ``[=1]"oui";"non"``; one without takes the rest."""
    numeric = parts[:3]
    for part in numeric[:-1]:
        found = CONDITION.search(part)
        if found is None:  # between two others it is for what is less than 0
            if value < 0:
                return part
        elif COMPARED[found[1]](value, float(found[2])):
            return part
    return numeric[-1]


def _split(form: str) -> list[str]:
    parts, quoted = [""], False
    for letter in form:
        quoted ^= letter == '"'
        if letter == ";" and not quoted:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _general(value: float, manner: Manner) -> str:
    if value == int(value) and abs(value) < 1e15:
        return str(int(value))
    return f"{value:.10g}".replace(".", manner.point)


def _number(value: float, section: str, manner: Manner, *, signed: bool) -> str:
    found = PIECE.findall(section)
    if any(piece[3] for piece in found):  # the word General, with others beside it
        minus = "-" if signed else ""
        return (
            minus
            + "".join(_general(value, manner) if piece[3] else _literal(piece) for piece in found).strip()
        )
    pieces = [(True, other) if other and other in "#0?,." else (False, _literal(piece))
              for piece in found for other in piece[6:]]  # fmt: skip
    places = [place for place, (is_digit, _) in enumerate(pieces) if is_digit]
    if not places:
        return "".join(text for _, text in pieces).strip()
    first, last = places[0], places[-1]
    before = "".join(text for _, text in pieces[:first])
    after = "".join(text for _, text in pieces[last + 1 :])
    inside = pieces[first : last + 1]
    if any(text.upper() in {"E", "/"} for is_digit, text in inside if not is_digit):
        return _general(-value if signed else value, manner)
    value *= 100 if "%" in before + after else 1
    if all(is_digit for is_digit, _ in inside):
        written = digits(value, "".join(text for _, text in inside), manner.point, manner.thousands)
    else:
        written = masked(value, inside, manner.point)
    minus = "-" if signed and written.strip("0,.\u202f") else ""
    return f"{minus}{before}{written}{after}".strip()


def _literal(piece: tuple[str, ...]) -> str:
    quoted, escaped, bracket, _, noon, letters, other = piece
    return quoted or escaped or _currency(bracket) or noon or letters or other


def _currency(bracket: str) -> str:
    return bracket[1:].split("-", maxsplit=1)[0] if bracket.startswith("$") else ""


def _date(value: float, section: str, manner: Manner) -> str:
    mark = section[: len("[$-F800]")].upper()
    if manner.french and mark in LEFT_TO_THE_MACHINE:
        section = LEFT_TO_THE_MACHINE[mark]
    days = value + (1462 if manner.from_1904 else 0)
    if not 0 <= days < LARGEST_DATE:
        return _general(value, manner)
    moment = datetime.datetime(1899, 12, 30) + datetime.timedelta(days=days if days >= 60 else days + 1)  # noqa: DTZ001
    moment += datetime.timedelta(milliseconds=500)  # to the nearest second
    half = re.search(r"am/pm|a/p", section, re.IGNORECASE) is not None
    pieces = list(PIECE.findall(section))
    kinds = [(letters or bracket).lower() for _, _, bracket, _, _, letters, _ in pieces]
    written = ""
    for place, (quoted, escaped, bracket, _, noon, letters, other) in enumerate(pieces):
        if bracket.lower().strip("hms") == "" and bracket:
            written += _elapsed(days, bracket.lower())
        elif noon:
            written += "AM" if moment.hour < 12 else "PM"
        elif letters:
            written += _moment(moment, letters.lower(), _is_minute(kinds, place), half, manner)
        else:
            written += quoted or escaped or (other if other not in "@#?" else "")
    return written.strip()


def _is_minute(kinds: list[str], place: int) -> bool:
    """Tell whether m stands for minutes: behind hours or before seconds."""
    before = next((kind for kind in reversed(kinds[:place]) if kind), "")
    after = next((kind for kind in kinds[place + 1 :] if kind), "")
    return before.startswith("h") or after.startswith("s")


def _moment(moment: datetime.datetime, letters: str, minute: bool, half: bool, manner: Manner) -> str:  # noqa: FBT001
    names, days = (months.FRENCH, DAYS_FR) if manner.french else (months.ENGLISH, DAYS_EN)
    short = SHORT_FR if manner.french else [each[:3] for each in months.ENGLISH]
    size = len(letters)
    match letters[0]:
        case "y" | "e":
            return f"{moment.year % 100:02}" if size <= 2 and letters[0] == "y" else str(moment.year)
        case "d" if size > 2:
            name = days[moment.weekday()]
            return name if size > 3 else name[:3] + ("." if manner.french else "")
        case "m" if not minute and size > 2:
            return names[moment.month - 1] if size > 3 else short[moment.month - 1]
    number = {
        "d": moment.day,
        "m": moment.minute if minute else moment.month,
        "h": (moment.hour % 12 or 12) if half else moment.hour,
        "s": moment.second,
    }[letters[0]]
    return f"{number:02}" if size > 1 else str(number)


def _elapsed(days: float, unit: str) -> str:
    seconds = round(days * 86400)
    return str(seconds // {"h": 3600, "m": 60, "s": 1}[unit[0]])
