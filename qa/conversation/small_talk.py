"""Greetings, thanks, and questions about the store itself: answered from what the store holds, with no passage."""

import re
from collections.abc import Mapping, Sequence
from typing import Literal

from passerelle.conversation.foreign_talk import is_foreign_talk
from passerelle.index.folding import fold
from passerelle.index.store.documents import Entry
from passerelle.index.text import capital, counted, visible
from passerelle.phrases import QUOTED, two_languages
from passerelle.types import QuestionLanguage

SmallTalk = Literal["greeting", "thanks", "farewell", "help", "documents", "nothing", "foreign"]
TITLES = 8
"""Titles that are named of a long list."""
LONGEST = 120

_YOU = r"(?:as tu|avez vous|tu as|vous avez|y a t il|il y a|sont (?:la|disponibles|indexes))"
_HELLO = (
    r"(?:re ?)?(?:bonjour|bonsoir|salut|coucou|bjr|bsr|slt|hello|hi|hey|hiya|good (?:morning|afternoon|evening|day)"
    r"|greetings)"
    r"(?: (?:a tous|a toutes|tout le monde|there|everyone|all|madame|monsieur|mesdames et messieurs|mesdames"
    r"|messieurs|passerelle|again|a vous|a toi|toi|vous|(?:les |l |mes )?(?:amie?s?|gars|filles|equipe|collegues)"
    r"|guys|folks|team|(?:my )?friends?))*"
)
_HOW = (
    r"(?:(?:comment )?(?:ca va|vas tu|allez vous|tu vas)(?: bien)?|how are you(?: doing)?(?: today)?"
    r"|how i?s it going|what s up)"
)
_THANKS = (
    r"(?:(?:un )?(?:grand )?merci(?: (?:beaucoup|bcp|bien|infiniment|a vous|a toi|d avance|pour tout|pour (?:la"
    r"|votre|ta) reponse))*"
    r"|(?:many )?thanks(?: (?:a lot|so much|very much|again|for (?:that|your help|the answer)))*"
    r"|thank (?:you|u)(?: (?:so much|very much|again))*"
    r"|thx|ty|mci|cheers|c est (?:parfait|clair|bien|gentil)|parfait|super|genial|great|perfect|cool|nice"
    r"|excellent|tres bien|bravo"
    r"|that s (?:great|perfect|all|(?:very |really )?(?:helpful|useful|clear|kind))"
    r"|(?:that was |it was )?(?:very|really|so|most) (?:helpful|useful|clear|kind)(?: of you)?"
    r"|(?:c est |c etait )?(?:tres|vraiment) (?:utile|clair|pratique|gentil)"
    r"|that helps(?: a lot)?|ca m aide(?: beaucoup)?|well done"
    r"|ok|okay|d accord|entendu|compris|got it|i see|je vois|understood"
    r"|all right|alright|ca marche|c est note|noted|d acc|nickel|sounds good|no (?:problem|worries)|pas de (?:souci|"
    r"probleme)s?|de rien|you re welcome)"
)
_BYE = (
    r"(?:au revoir|bye(?: bye)?|goodbye|see you(?: later| soon)?|a bientot|a plus|t?ciao|tchao"
    r"|bonne (?:journee|soiree|nuit)|good night|have a (?:good|nice) (?:day|evening))"
)
_HELP = (
    r"(?:help(?: me)?|aide(?: moi)?|aidez moi|a l aide|besoin d aide|i need help|"
    r"(?:can|could) you (?:please )?help(?: me)?|(?:pouvez vous|peux tu|pourriez vous) m aider|"
    r"who are you|what are you"
    r"|qui es tu|qui etes vous"
    r"|tu es qui|what (?:can|could) you do(?: for me)?|what do you do|que (?:sais tu"
    r"|savez vous|peux tu|pouvez vous) faire"
    r"(?: pour moi)?|qu est ce que (?:tu|vous) (?:sais|savez|peux|pouvez) faire|tu sais faire quoi"
    r"|a quoi (?:sers tu|servez vous|ca sert)"
    r"|comment (?:ca marche|ca fonctionne|faire|t utiliser|vous utiliser)|how does (?:it|this) work"
    r"|how do i use (?:it|this|you)|what is this"
    r"|are you (?:a |an )?(?:robot|bot|human|person|machine|ai|real)|(?:es tu|etes vous) (?:un |une )?(?:robot|humain"
    r"|personne|machine|ia)"
    r"|(?:what|which) languages? (?:do|can) you (?:speak|understand|know|read)|do you (?:speak|understand) (?:french"
    r"|english)|(?:quelles?|dans quelles?) langues? (?:parles tu|parlez vous|comprends tu|comprenez vous|connais tu"
    r"|connaissez vous)|(?:parles tu|parlez vous|comprends tu|comprenez vous) (?:le )?(?:francais|anglais|l anglais)"
    r"|c est quoi(?: ca)? passerelle|what is passerelle|qu est ce que passerelle|mode d emploi"
    r"|what can i ask(?: you)?|que puis je (?:vous |te )?demander|quelles questions puis je poser)"
)
_DOCUMENTS = (
    rf"(?:(?:quels?|quelles?|combien de?) (?:sont (?:les|tes|vos) )?(?:documents?|fichiers?|textes?"
    rf"|pages)(?: (?:{_YOU}"
    r"|connais tu|connaissez vous|contient (?:la base|la collection)))?"
    r"(?: (?:en tout|au total|ici|dans (?:la|cette) base|dans (?:la|cette) collection"
    rf"|disponibles|indexes))*"
    r"|(?:combien (?:y a t il|avez vous|as tu) de documents|(?:qu avez vous|qu as tu) comme documents"
    r"|what s in here|what is in here)"
    r"|(?:liste(?:r)?|montre(?:z)?(?: moi)?|donne(?:z)?(?: moi)? la liste d\w+|quelle est la liste d\w+"
    r"|la liste d\w+) ?(?:(?:les|des|tes|vos|tous les) )?documents"
    r"|(?:quels|combien de) (?:documents?|fichiers|textes) (?:sont |y a t il |avez vous )?en (?:francais|anglais)"
    r"|(?:which|how many) (?:documents?|files|texts) (?:are (?:there )?|do you have )?in (?:french|english)"
    r"|(?:what|which|how many) (?:documents?|files?|pages|texts?)(?: (?:do you (?:have|know|hold)"
    r"|have you got|are (?:there|available|indexed|in (?:here|the (?:store|collection|library)))"
    r"|can (?:i|you) (?:ask about|search)))?(?: (?:here"
    r"|in total|in all|in the (?:store|collection|library)))*"
    r"|(?:list|show)(?: me)?(?: (?:the|your|all(?: the)?))? documents"
    r"|(?:what s|what is) in (?:the|your) (?:store|collection|library)|(?:de quoi|about what) (?:parlent"
    r"|are) (?:tes|vos|les|the|your) documents|what are (?:the|your) documents about"
    r"|qu (?:y a t il|est ce qu il y a) dans (?:la base|la collection|tes documents|vos documents))"
)
_ORDER: tuple[tuple[SmallTalk, str], ...] = (
    ("documents", _DOCUMENTS),
    ("help", _HELP),
    ("nothing", r"(?:oui|yes|yep|non|no|nope|hm+|euh|bof|test|(?:ha ?)+|lol)"),
    ("farewell", _BYE),
    ("greeting", rf"(?:{_HELLO}|{_HOW})"),
    ("thanks", _THANKS),
)
_POLITE = rf"(?:{_HELLO}|{_HOW}|{_THANKS}|{_BYE}|please|s il (?:te|vous) plait|svp|stp|oh|ah|et toi|et vous|and you)"
EVENING = re.compile(r"\b(?:bonsoir|bsr|good evening)\b", re.IGNORECASE)
NEUTRAL = frozenset("ok okay super cool bravo bye test lol ha euh hm hmm excellent documents".split())
AMBIGUOUS = re.compile(
    r"(?:(?:quels?|quelles?|combien de|what|which|how many) \w+|how does (?:it|this) work"
    r"|comment ca (?:marche|fonctionne)"
    r"|what is this|a quoi ca sert)"
)
PATTERNS = tuple((kind, re.compile(rf"(?:{_POLITE} )*{pattern}(?: {_POLITE})*")) for kind, pattern in _ORDER)


def small_talk(message: str, *, follows: bool = False) -> SmallTalk | None:
    """Return what kind of small talk all of *message* is, or ``None`` where it asks something.

    One that *follows* others may ask of what these were about: "how many pages?"
    """
    if len(message) > LONGEST:
        return None
    words = " ".join(re.findall(r"[^\W_]+", fold(message.lower())))
    if not words:
        return "nothing"
    if follows and AMBIGUOUS.fullmatch(words):
        return None
    if found := next((kind for kind, pattern in PATTERNS if pattern.fullmatch(words)), None):
        return found
    return "foreign" if is_foreign_talk(message) else None


def is_neutral(message: str) -> bool:
    """Tell whether small talk is the same in both languages."""
    return not set(re.findall(r"[^\W_]+", fold(message.lower()))) - NEUTRAL


def reply(
    kind: SmallTalk,
    language: QuestionLanguage,
    entries: Sequence[Entry],
    apart: Mapping[str, str] | None = None,
    message: str = "",
) -> str:
    """Return what is said to small talk of this *kind*: facts of the store, whose documents are *entries*.

    *apart* has, by their ids, what tells those apart whose titles agree. An evening is wished where *message* does.
    """
    if kind == "foreign":
        return two_languages(language)
    evening = EVENING.search(message) is not None
    held = _held(entries, language, apart or {})
    if language == "fr":
        return {
            "greeting": f"{'Bonsoir' if evening else 'Bonjour'}. Posez une question sur vos documents. {capital(held)}",
            "thanks": "Avec plaisir. Posez une autre question quand vous voulez.",
            "farewell": "Au revoir.",
            "help": "Passerelle répond, en français ou en anglais, avec les mots exacts de vos documents\u00a0: "
            f"demandez une date, un prix, une personne, une règle. {capital(held)}",
            "documents": capital(held),
            "nothing": f"Posez une question en quelques mots. {capital(held)}",
        }[kind]
    return {
        "greeting": f"{'Good evening' if evening else 'Hello'}. Ask a question about your documents. {capital(held)}",
        "thanks": "You are welcome. Ask another question whenever you like.",
        "farewell": "Goodbye.",
        "help": "Passerelle answers, in French or English, with the exact words of your documents: ask for "
        f"a date, a price, a person, a rule. {capital(held)}",
        "documents": capital(held),
        "nothing": f"Ask a question in a few words. {capital(held)}",
    }[kind]


EMPTY: dict[QuestionLanguage, str] = {
    "fr": "il n’y a encore aucun document. Ajoutez-en avec «\u00a0passerelle index DOSSIER\u00a0».",
    "en": "there is no document yet. Add some with “passerelle index FOLDER”.",
}


def _held(entries: Sequence[Entry], language: QuestionLanguage, apart: Mapping[str, str]) -> str:
    """Return how many documents there are, in which languages, and what the first are called."""
    if not entries:
        return EMPTY[language]
    french, english = (sum(each.language == name for each in entries) for name in ("fr", "en"))
    other, count = len(entries) - french - english, len(entries)
    passages = sum(each.passages for each in entries)
    named = listed(entries, language, apart)
    if language == "fr":
        parts = [f"{french} en français", f"{english} en anglais", f"{other} dans une autre langue"]
        start = f"il y a {counted(count, 'document')} ({_some(parts)}), soit {counted(passages, 'passage')}"
        return f"{start}\u00a0: {named}."
    parts = [f"{french} in French", f"{english} in English", f"{other} in another language"]
    verb = "is" if count == 1 else "are"
    start = f"there {verb} {counted(count, 'document')} ({_some(parts)}), in {counted(passages, 'passage')}"
    return f"{start}: {named}."


def listed(entries: Sequence[Entry], language: QuestionLanguage, apart: Mapping[str, str]) -> str:
    """Return the titles of the first *entries*, and how many more there are."""
    titles = [_title(each, language, apart.get(each.id, "")) for each in entries[:TITLES]]
    left = len(entries) - len(titles)
    more = (f" et {left} de plus" if language == "fr" else f" and {left} more") if left else ""
    return f"{', '.join(titles)}{more}"


def _title(entry: Entry, language: QuestionLanguage, apart: str) -> str:
    quoted = QUOTED[language].replace("{}", visible(entry.title.strip() or entry.id))
    return f"{quoted} ({visible(apart)})" if apart and entry.title.strip() else quoted


def _some(parts: Sequence[str]) -> str:
    return ", ".join(part for part in parts if not part.startswith("0 "))
