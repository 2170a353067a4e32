"""Which of the things that a question was about a pronoun means: by its number, its gender, or that it is a person."""

import re

from passerelle.index.folding import fold_letters

THE = r"(?:[Ll][ae] |[Ll]['’]|[Tt]he )"
CAPITAL = r"(?=\S*[A-ZÀ-Þ]|[a-zà-ÿ]+ [A-ZÀ-Þ])"
OF = r"(?:de (?:la |l['’])?|du |d['’]|of (?:the )?)"
ONE_OF_A_NAME = re.compile(rf"{THE}(?![^ ]+s )[^A-Z\d,]*?{OF}{CAPITAL}")
"""One thing of what has a name: "the clerk of" the Oakhurst council."""
HEAD_OF_A_NAME = re.compile(rf"{THE}[^ A-Z\d,]+ (?:de (?:la |l['’])|du |of the )(?=[a-zà-ÿ]+ [A-ZÀ-Þ])")
"""What is asked of a thing that has a noun and a name: "the insurance of" the mower Verdane."""
ANY_OF_A_NAME = re.compile(rf"(?:[Uu]ne?|[Aa]n?) [^ A-Z\d,]+ {OF}(?=\S*[A-ZÀ-Þ])")
"""One of many that have the name: "a member of" the Oakhurst council."""
OF_A_PERSON = re.compile(r"((?:[A-ZÀ-Þ][\w.’'-]* ?)+)['’]s? [a-z]+s\b")
"""Persons or things of somebody's: Ada Thorne's parents."""
MANY = re.compile(r"\b(?:they|them|their|theirs|ils|elles|leurs?)\b")
SHE = re.compile(r"(?<![-\w])elle\b|-(?:t-)?elle\b")
HE = re.compile(r"(?<![-\w])il\b|-(?:t-)?il\b")
PERSON = re.compile(r"\b(?:he|she|him|her|his|lui)\b")
NOUN = re.compile(r"\b(?:(?P<she>la|une|cette) |(?P<he>le|un|du|au|ce|cet) |(?P<either>l'))(?P<noun>\w{3,})")
ASKED_FOR = re.compile(
    r"[Qq]uel(?:le)? (?:est|était) (?P<article>la|le) [\w-]+(?: [\w-]+)? (?P<owner>(?:du |de l['’]|de la ).+)"
)
"""What is asked for, and what it belongs to."""
FEMININE = re.compile(
    r"(?:[tsx]ion|ance|ence|te|ette|ure|ie|ee|esse|ade|ude|elle|enne|euse|ere|ille|ine|aison)$"
)


def narrowed(subject: str, text: str, *, answered: bool) -> str:
    """Return the part of *subject* that the pronouns of *text* can mean, or all of it.

    Where the question before was not *answered*, it is not about what was asked of a thing.
    """
    plain = fold_letters(text)
    if PERSON.search(plain) and (person := OF_A_PERSON.search(subject)):
        return person[1].strip()
    forms = [ANY_OF_A_NAME]
    if MANY.search(plain):
        forms.append(ONE_OF_A_NAME)
    elif not answered:
        forms.append(HEAD_OF_A_NAME)
    for form in forms:
        if found := form.match(subject):
            subject = subject[found.end() :]
    if SHE.search(plain):
        return _of_gender(subject, "she")
    return _of_gender(subject, "he") if HE.search(plain) else subject


def asked_for(question: str, text: str) -> str:
    """Return what *question* asks for, « la cotisation du club Brenn », where *text* has its pronoun.

    Empty where it may mean what that belongs to as well.
    """
    found, plain = ASKED_FOR.match(question), fold_letters(text)
    pronouns = {"la": SHE, "le": HE}
    if not found or not pronouns[found["article"]].search(plain):
        return ""
    owner = NOUN.search(fold_letters(found["owner"]))
    is_she = owner is not None and (owner["she"] or (owner["either"] and FEMININE.search(owner["noun"])))
    if owner is None or bool(is_she) == (found["article"] == "la"):
        return ""
    return question[found.start("article") :].rstrip(" ?.!\u00a0\u202f")


def _of_gender(subject: str, gender: str) -> str:
    """Return *subject* from its first French noun of that gender on, or all of it where none is."""
    for found in NOUN.finditer(fold_letters(subject)):
        said = "she" if found["she"] or (found["either"] and FEMININE.search(found["noun"])) else "he"
        if said == gender:
            return subject[found.start() :]
    return subject
