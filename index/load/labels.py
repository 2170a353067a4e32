"""The numbers that a program draws before headings and items: 3, C, iv, 2nd."""

from collections.abc import Callable

from passerelle.index import number_words

ROMAN = list(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        "M CM D CD C XC L XL X IX V IV I".split(),
        strict=True,
    )
)
FRENCH_PLACES = """premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième onzième
    douzième treizième quatorzième quinzième seizième dix-septième dix-huitième dix-neuvième vingtième""".split()
ENGLISH_PLACES = """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth
    fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth""".split()
WORDS = {
    ("cardinalText", True): number_words.FRENCH,
    ("cardinalText", False): number_words.ENGLISH,
    ("ordinalText", True): FRENCH_PLACES,
    ("ordinalText", False): ENGLISH_PLACES,
}
LARGEST_ROMAN = 4999
LARGEST_LETTERS = 780


def label(number: int, form: str, *, french: bool = True) -> str:
    """Return *number* in a *form*, by the names that Word gives them; nothing for a bullet or none.

    Letters go on with AA, BB after Z, as Word and LibreOffice have them. Words go to twenty.
    """
    if form in {"cardinalText", "ordinalText"}:
        return _in_words(number, form, french=french)
    if form == "ordinal":
        return _ordinal(number, french=french)
    return FORMS.get(form, str)(number)


def roman(number: int) -> str:
    if not 0 < number <= LARGEST_ROMAN:
        return str(number)
    text = ""
    for value, sign in ROMAN:
        count, number = divmod(number, value)
        text += sign * count
    return text


def letters(number: int) -> str:
    if not 0 < number <= LARGEST_LETTERS:
        return str(number)
    return chr(ord("A") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _ordinal(number: int, *, french: bool) -> str:
    if french:
        return "1er" if number == 1 else f"{number}e"
    end = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{end}"


def _in_words(number: int, form: str, *, french: bool) -> str:
    names = WORDS[form, french]
    return names[number - 1].capitalize() if 0 < number <= len(names) else str(number)


FORMS: dict[str, Callable[[int], str]] = {
    "none": lambda _: "",
    "bullet": lambda _: "",
    "": lambda _: "",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": letters,
    "lowerLetter": lambda number: letters(number).lower(),
    "decimalZero": lambda number: f"{number:02}",
    "numberInDash": lambda number: f"- {number} -",
}
