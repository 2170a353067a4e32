"""How much a text that was decoded by a guess looks like French or English: by each odd character's neighbours."""

import re

FRENCH = frozenset("éèêëàâîïôùûüçœæÿ")
GUESTS = frozenset("áíóúñäöåøãõßìòšž")
"""Letters of names from elsewhere."""
LAST = {
    "à": "ljçÇLJ",
    "û": "dcmrDCMR",
    "ù": "oO",
    "ô": "lL",
    "ç": "",
    "î": "",
    "â": "",
    "œ": "",
    "ï": "",
    "ü": "",
}
"""Letters that end few French words, and those they then stand behind."""
NEVER_FIRST = frozenset("ùûïëüÿ")
ALONE = frozenset("àÀôÔ")
NO_LETTERS = frozenset("ºªƒˆµ")
SPACES = frozenset(" \u00a0")
ODD = re.compile(r"[^\x00-\x7f]")
MOST = 20_000

INSIDE, CAPITAL, SIGN, DOUBTFUL, WRONG = 3, 1, 2, -2, -4
SIGNS = {**dict.fromkeys("«»“”‘", CAPITAL), **dict.fromkeys("•·§²³©®™½¼\u00a0", 0)}


def plausibility(text: str) -> int:
    """Return a score for *text*: above 0 where its characters beyond ASCII stand where writers put them."""
    score = 0
    for number, found in enumerate(ODD.finditer(text)):
        if number > MOST:
            break
        place = found.start()
        score += _judge(found[0], text[max(0, place - 2) : place], text[place + 1 : place + 2])
    return score


def _judge(character: str, before: str, after: str) -> int:
    """Judge one character by the two before it and the one after it."""
    last = before[-1:]
    if character.isalpha() and character not in NO_LETTERS:
        return _letter(character, last, after)
    inside = last.isalpha() and after.isalpha()
    if character == "’":
        return SIGN if inside else CAPITAL
    if inside:
        return DOUBTFUL if character in "–—" else WRONG
    if character in "–—":
        return WRONG if last.isalpha() and not after.isspace() else SIGN
    near_digit = last.isdigit() or (last in SPACES and before[:1].isdigit())
    worth = {"£": SIGN if after.isdigit() else 0, "…": SIGN}
    if character == "€" and not last.isalpha() and not after.isalpha():
        return SIGN if near_digit or after.isdigit() else CAPITAL
    worth["°"] = SIGN if last.isdigit() or last in {"n", "N"} else 0
    touches = last.isalpha() or after.isalpha()
    return worth.get(character, SIGNS.get(character, WRONG if touches else DOUBTFUL))


def _letter(letter: str, last: str, after: str) -> int:
    before, behind, low = last.isalpha(), after.isalpha(), letter.lower()
    if not before and not behind:
        return CAPITAL if letter in ALONE and not last.strip() and not after.strip() else WRONG
    mixed = last.islower() if letter.isupper() else after.isupper() and not last.islower()
    if mixed or (before and behind and last > "\x7f" and after > "\x7f"):
        return WRONG
    if low not in FRENCH:
        return 0 if low in GUESTS else WRONG
    odd_end = low == "à" if behind else low in LAST and last not in LAST[low]
    if odd_end or (not before and low in NEVER_FIRST):
        return DOUBTFUL
    return INSIDE if letter.islower() else CAPITAL
