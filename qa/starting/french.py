"""French sentences turned into the questions that they answer."""

# ruff: noqa: E501  a frame is read as one line
import re
from collections.abc import Iterator

from passerelle.index import months
from passerelle.index.number_words import SPELT
from passerelle.index.types import Document, Span
from passerelle.starting.types import Frame, Made, in_the_middle, matches

ARTICLES = ("le", "la", "les", "l", "l'", "l’", "un", "une", "des", "tout", "toute", "tous", "toutes")
MONTH = rf"(?:{'|'.join(months.FRENCH)})"
YEAR = r"(?:1[0-9]|20)\d\d"
DAY = rf"(?:1er|\d{{1,2}}) {MONTH}(?: {YEAR})?"
WEEKDAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)"
HOUR = r"\d{1,2}[ \u00a0\u202f]?h(?:[ \u00a0\u202f]?\d\d)?"
WHEN = (
    rf"(?:le {WEEKDAY} {DAY}|le {DAY}|en (?:{MONTH} )?{YEAR}|en {MONTH}|(?:le|tous les|chaque) (?:premiers? |derniers? )?"
    rf"{WEEKDAY}s?(?: (?:de chaque|du) mois)?|du {DAY} au {DAY}|du (?:1er|\d+) au {DAY}|entre le {DAY} et le {DAY}"
    rf"|de {HOUR} à {HOUR}|du {WEEKDAY} au {WEEKDAY})"
)
HUNDREDS = rf"(?:{SPELT} )?(?:cents?|mille)(?: {SPELT})?"
NUMBER = rf"(?:\d{{1,3}}(?:[ \u00a0\u202f.]\d{{3}})+|\d+(?:,\d+)?|{HUNDREDS}|{SPELT})"
SPAN = (
    rf"(?:environ |au moins |près de )?{NUMBER}[ \u00a0\u202f](?:minutes?|heures?|jours?|semaines?|mois|ans?|années?"
    r"|nuits?)(?: (?:ouvrables|ouvrés|calendaires))?"
)
MONEY = (
    r"\d[\d \u00a0\u202f.,]*(?:€|euros|\$|CHF|francs)(?: (?:par [\w'’-]+|TTC|HT|l['’]heure|la nuit|le kilo))?"
)
SUM = re.compile(MONEY)
"""Another sum behind the first, which is for something else: "£3 a picture, or £10 for four"."""
SUBJECT = r"(?P<subject>[A-ZÀ-Þ][^,;:.()|!?«»“”\"]{2,70}?)"
REST = r"(?P<rest>(?: (?:[ldLDnN]['’])?[^\W\d_][\w'’-]*){0,8}?)"
STOP = r"(?=[.;,]| (?:par|à|dans|avec|après|sous|lors|au|pour|et) |$)"
SMALL = "[a-zœà-ÿ]"
DONE = rf"{SMALL}+(?:é|i|u|is|it|ert)(?P<agrees>e?s?)"
SIGNED = r"(?:sign|fond|cré|adopt|inaugur|publi|lanc|approuv|ratifi)é(?P<agrees>e?s?)"
ACTIVE = (
    "ouvert|fermé|commencé|pris|signé|fondé|créé|adopté|quitté|rejoint|reçu|publié|annoncé|obtenu|gagné|remporté"
    "|reconnu|ratifié|proclamé|démissionné|débuté|cessé|lancé|dénoncé|retiré|voté|choisi|acheté|vendu|acquis|élu"
    "|rencontré|visité|prononcé|décidé"
)
PRESENT = (
    "rencontre|signe|quitte|annonce|adopte|dénonce|ouvre|ferme|meurt|naît|commence|proclame|reconnaît|ratifie"
    "|publie|visite|dissout|démissionne|gagne|remporte|lance|crée|fonde|devient|débute|arrive|renonce|rejoint|obtient"
    "|reçoit|prononce|prend|occupe|envahit|retire"
)
FRAMES = (
    Frame("passive", re.compile(rf"{SUBJECT} (?P<aux>a été|ont été|est|sont|était|étaient|sera|seront|fut|furent) (?P<verb>{DONE}){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("apposed", re.compile(rf"{SUBJECT}, (?P<verb>{SIGNED})(?P<rest>) (?P<answer>{WHEN})(?=[,.])")),
    Frame("modal", re.compile(rf"{SUBJECT} (?P<aux>doit|doivent|peut|peuvent) (?P<verb>{SMALL}+(?:er|ir|re)){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("deadline", re.compile(rf"{SUBJECT} (?P<aux>doit|doivent|est|sont|peut|peuvent) (?P<verb>{SMALL}+){REST} (?P<answer>avant le {DAY}){STOP}")),
    Frame("until", re.compile(rf"{SUBJECT} (?P<aux>est|sont|peut|peuvent|doit|doivent|reste|restent) (?P<verb>{SMALL}+){REST} (?P<answer>jusqu['’]au {DAY}){STOP}")),
    Frame("past", re.compile(rf"{SUBJECT} (?P<aux>a|ont) (?P<verb>{ACTIVE}){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("present", re.compile(rf"{SUBJECT} (?P<aux>)(?P<verb>{PRESENT}){REST} (?P<answer>{WHEN}){STOP}")),
    Frame("by", re.compile(rf"{SUBJECT} (?P<aux>a été|ont été|fut) (?P<verb>(?:fond|cré|inaugur|construi|dessin|lanc|invent|sign|conçu)(?:é|t|)(?P<agrees>e?s?)) par "
                           r"(?P<answer>[A-ZÀ-Þ][\w'’-]+(?: (?:de |du |d['’])?[A-ZÀ-Þ][\w'’-]+)+)(?=[.,;]| en | le )(?P<rest>)")),
    Frame("count", re.compile(rf"{SUBJECT} (?P<verb>compte|comptait|emploie|possède|accueille|contient|regroupe|réunit|rassemble) (?:environ |quelque |près de )?"
                              rf"(?P<answer>(?!une? (?!milli)){NUMBER}(?: milli(?:on|ard)s? d(?:e |['’])| )(?P<rest>(?!cents\b|milli|d['’])(?:{SMALL}|['’-])+s))(?=[.,;]| (?:et|dont|dans|à|pour|en|sur) )")),
    Frame("long", re.compile(rf"{SUBJECT} (?P<verb>dure|durait|dura|a duré|durent) (?P<answer>{SPAN})(?P<rest>){STOP}")),
    Frame("cost", re.compile(rf"{SUBJECT} (?P<verb>coûte|coûtent|coûtait) (?P<answer>{MONEY})(?P<rest>)")),
    Frame("is", re.compile(rf"(?P<subject>(?:Le|La) [^,;:.()|!?«»“”\"]{{2,60}}?) est (?:de|d['’]) ?(?P<answer>{MONEY}|{SPAN})(?P<rest>){STOP}")),
    Frame("fixed", re.compile(rf"{SUBJECT} (?P<aux>est|sont) (?P<verb>fixé(?P<agrees>e?s?)) à (?P<answer>{MONEY}|{SPAN})(?P<rest>){STOP}")),
)  # fmt: skip
VERBAL = re.compile(
    rf"\b(?:est|sont|a|ont|était|étaient|fut|furent|sera|seront|avait|avaient|doit|doivent|peut|peuvent|fait|font|avoir"
    rf"|être|{PRESENT}|compte|dure|coûte|pas|plus|lorsque|quand|comme|depuis|avant|après"
    r"|pendant|aujourd'hui|hier|demain)\b"
)
OF_TIME = re.compile(r"l[ae] (?:délai|durée|période|temps|âge|préavis|terme|garantie|carence|congé)\b")
"""A measure of time, which is so many days: « le délai »."""
GIVEN = re.compile(
    r"\b(?:sign|n|cré|fond|adopt|vot|donn|publi|ouvert|conclu|tenu|prononc|décid|lanc|approuv)é?e?s?\b"
)
"""A thing in a sentence with a date of its own."""
NO_BEGINNING = re.compile(
    r"(?:En|À|A|Au|Aux|Dans|Pour|Par|Sur|Sous|Chez|Avec|Sans|Depuis|Après|Avant|Pendant|Selon|Puis|Certains|Quelques"
    r"|Plusieurs|Aucune?|Chaque|Toute personne|Association|Société|Comité|Club|Commune|Mairie|Service|Syndicat|Document"
    r"|Version|De|Du|D['’]|Comme|Toutefois|Quel\w*|Comment|Pourquoi|Merci)(?: |(?<=['’]))"
)


def questions(document: Document, sentence: Span, text: str) -> Iterator[Made]:
    """Yield the questions that *text*, the words of *sentence* in *document*, answers."""
    for kind, found in matches(FRAMES, text, NO_BEGINNING, VERBAL):
        subject, rest = found["subject"], found["rest"].strip()
        if kind in {"present", "past", "passive"} and GIVEN.search(rest):
            continue
        if kind in {"cost", "is", "fixed"} and SUM.search(text[found.end("answer") :].partition(";")[0]):
            continue
        own = in_the_middle(subject, document, ARTICLES)
        if own[:1].islower() and own.split()[0] not in ARTICLES and own[1:2] not in {"'", "’"}:
            continue
        asked = _asked(kind, own, found, rest) if own else ""
        if asked:
            question = " ".join(asked.split())
            yield Made.of(question, "fr", document, sentence, kind, found, own)


def _asked(kind: str, subject: str, found: re.Match[str], rest: str) -> str:
    groups = found.groupdict()
    verb, aux = groups.get("verb") or "", groups.get("aux") or ""
    behind = f" {rest}" if rest else ""
    if kind == "by":
        active = re.sub(r"(?<=[étu])e?s?$", "", verb)
        return f"Qui a {active} {subject} ?"
    if kind == "apposed":
        helper = "ont-" if groups["agrees"].endswith("s") else "a-t-"
        return f"Quand {subject} {helper}{_pronoun(groups['agrees'])} été {verb} ?"
    if kind in {"passive", "modal", "deadline", "until", "past", "present"}:
        word = {"deadline": "Avant quelle date", "until": "Jusqu’à quelle date"}.get(kind, "Quand")
        return _inverted(word, subject, aux, verb, groups.get("agrees"), behind)
    return {
        "count": f"Combien {_of(rest)} {verb} {subject} ?",
        "long": f"Combien de temps {verb} {subject} ?" if " " not in verb else _long(subject),
        "cost": f"Combien {verb} {subject} ?",
        "is": _what_is(subject, found["answer"]),
        "fixed": f"À combien {aux} {verb} {subject} ?",
    }[kind]


def _inverted(  # noqa: PLR0913  the parts of a sentence
    word: str, subject: str, aux: str, verb: str, agrees: str | None, behind: str
) -> str:
    """Return the question with a pronoun behind its verb, or with "est-ce que" where the gender is not known."""
    plural = aux.partition(" ")[0].endswith("nt")
    if agrees is not None:
        agrees = agrees.rstrip("s") + "s" * plural
    gender = _pronoun(agrees) if agrees is not None else _by_article(subject)
    head, *tail = (aux or verb).split()
    if not gender:
        return f"{word} est-ce {_que(subject)} {aux} {verb}{behind} ?"
    joined = f"{head}-{'t-' if head[-1] in 'ae' else ''}{gender}"
    rest = " ".join([joined, *tail, *([verb] if aux else [])])
    return f"{word} {subject} {rest}{behind} ?"


def _pronoun(agrees: str) -> str:
    return {"": "il", "e": "elle", "s": "ils", "es": "elles"}[agrees]


def _by_article(subject: str) -> str:
    """Return the pronoun for *subject* by its article; empty where that does not tell."""
    first = subject.partition(" ")[0]
    return {"le": "il", "un": "il", "la": "elle", "une": "elle"}.get(first, "")


def _que(subject: str) -> str:
    return f"qu’{subject}" if re.match(r"[aeiouyàâéèêîôûAEIOUÀÂÉÈÊÎÔÛ]", subject) else f"que {subject}"


def _what_is(subject: str, answer: str) -> str:
    """Return the question how much *subject* is, or how long, where it has its time as no measure has."""
    if not SUM.fullmatch(answer) and not OF_TIME.match(subject):
        return f"De combien de temps est {subject} ?"
    return f"{'Quel' if subject.startswith('le ') else 'Quelle'} est {subject} ?"


def _of(noun: str) -> str:
    return (
        f"d’{noun}"
        if re.match(r"[aeiouyàâéèêîôû]|h(?:abit|eur|omm|ect|ôt|uî|uil|uis|élic|ist)", noun)
        else f"de {noun}"
    )


def _long(subject: str) -> str:
    gender = _by_article(subject)
    if gender:
        return f"Combien de temps {subject} a-t-{gender} duré ?"
    return f"Combien de temps est-ce {_que(subject)} a duré ?"
