"""Whether a question is in a third language, by small words that neither French nor English has."""

import re

from passerelle.language import ENGLISH_WORDS, FRENCH_WORDS

SMALL: dict[str, frozenset[str]] = {
    "es": frozenset(
        """el los las una unos del al qué que cuál cuáles cuándo cuando cuánto cuántos cuánta cuántas cómo como
        dónde donde quién quien por para con sin está están fue fueron es son era hay se su sus y o
        muy puede puedo debe tiene cuesta cuanto cuantos hasta desde la de en a un e""".split()
    ),
    "de": frozenset(
        """der die das den dem ein eine einen einer ist sind war waren wurde wurden wird werden wann warum
        wieso wer wen wem wie wieviel viel viele welche welcher welches und oder nicht mit von für
        auf bei nach zum zur im ich wir ihr sie kann darf muss hat haben kostet gibt es wo""".split()
    ),
    "it": frozenset(
        """il lo gli uno una dei delle della dello nel nella quando quanto quanti quante quale quali chi che
        perché perche dove di è sono era erano stato stata con per non si può puo deve ha hanno
        costa come la le un a in e""".split()
    ),
    "pt": frozenset(
        """o os as um uma dos das do da no na nos nas qual quais quando quanto quantos quantas quem que por
        para com não nao está são foi foram onde como é ao custa pode deve tem de a e em um""".split()
    ),
    "nl": frozenset(
        """de het een van wat wanneer waarom waar wie welke hoe hoeveel is zijn was waren wordt werd en of niet
        met voor op bij naar ik wij kan mag moet heeft hebben kost er""".split()
    ),
}
OURS_TOO = frozenset(("a", "en", "met", "no", "se"))
"""Small words of those languages that are French or English as well, though too short to tell these by."""
FEWEST, SHARE = 2, 0.4
"""Small words of another language that tell it, and their least share of all words."""
OTHER_LETTERS = re.compile(r"[Ͱ-ᷯ぀-鿿가-힯]")
"""Letters of other alphabets: Greek, Cyrillic, Arabic, Chinese and the like."""
MARKED = re.compile(r"[ąćęłńśźżčďěňřšťůžőűğışđțșăøåßñãõ]")
"""Letters that are in few words of ours, and in many of other languages in our alphabet."""
WORD = re.compile(r"[^\W\d_]+")


def is_third_language(question: str) -> bool:
    """Tell whether *question* is in neither French nor English; a short or doubtful one is in ours."""
    letters = WORD.findall(question)
    if not letters:
        return False
    if 2 * len(OTHER_LETTERS.findall(question)) > sum(map(len, letters)):
        return True
    words = [word.lower() for word in letters]
    ours = sum(word in FRENCH_WORDS or word in ENGLISH_WORDS for word in words)
    marked = [word for word in letters if MARKED.search(word.lower())]
    if len(marked) >= FEWEST and len(marked) > ours and any(word.islower() for word in marked):
        return True
    for small in SMALL.values():
        found = [word for word in words if word in small]
        own = set(found) - FRENCH_WORDS - ENGLISH_WORDS - OURS_TOO
        if len(own) >= FEWEST and len(found) >= SHARE * len(words) and len(found) > ours:
            return True
    return False
