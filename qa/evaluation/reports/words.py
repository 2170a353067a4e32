"""Every word that a report says of itself, in French and in English."""

import re
from collections.abc import Mapping

from passerelle.evaluation.figures.results import Change
from passerelle.types import QuestionLanguage

ENGLISH = {
    "title": "Report on a question set",
    "passed": "passed",
    "failed": "failed",
    "facts": "{questions} questions of {documents} documents in {passages} passages, {k} hits each, model {model}",
    "made": "Made on {made} with {program}, on {machine}",
    "figures": "Figures",
    "figures_note": "The line holds 95 % of what the figure would be on other questions like these.",
    "was": "baseline",
    "now": "this run",
    "questions": "questions",
    "all": "all",
    "none": "no answer",
    "of": "{count} questions",
    "of_all": "{count} of {questions} questions",
    "shows": "shows drops from {least}",
    "shows_part": "shows drops from {least} or less",
    "shows_none": "too few to show a drop",
    "took_part": "took part",
    "can_show": "can show a drop of",
    "interval": "95 % between {low} and {high}",
    "every_figure": "Every figure",
    "group": "Group",
    "measure": "Figure",
    "by_document": "By document",
    "by_tag": "By tag",
    "baseline": "Beside the baseline",
    "no_change": "No question changed.",
    "lost": "Lost",
    "won": "Won",
    "rank": "Found at another rank",
    "quote": "Quoted otherwise",
    "new": "New",
    "gone": "Gone",
    "differences": "Not made alike",
    "tests": "Figures that moved, each by itself with a p of at most {level}",
    "p": "p",
    "p_any": "p, any figure falling as much",
    "failures": "What is not as it should be",
    "no_failure": "Every question is answered as it should be.",
    "marked": "Marked: the expected words, and in what came the words that it shares with them.",
    "question": "Question",
    "expected": "Expected",
    "came": "What came",
    "rank_of_right": "Rank",
    "direction": "Direction",
    "state": "Problem",
    "search": "Search",
    "any": "All",
    "tag": "Tag",
    "change": "Change",
    "shown": "{shown} of {all} questions",
    "sort": "Sort by",
    "no_answer": "No answer",
    "confidence": "confidence {value}",
    "nearest": "nearest passage:",
    "nothing": "Nothing was found.",
    "to_refuse": "No answer: the documents do not say.",
    "any_place": "any passage of this document",
    "unranked": "none",
    "translation_of": "none; it is the translation of hit {rank}",
    "known": "Known miss",
    "unread": "Not read",
    "stale": "Stale expectations",
    "state_unfound": "Not found",
    "state_misquoted": "Other words quoted",
    "state_refused": "Refused in error",
    "state_answered": "Answered in error",
    "state_stale": "Stale expectation",
    "state_problem": "Could not be asked",
    "colon": ":",
}

FRENCH = {
    "title": "Rapport sur un jeu de questions",
    "passed": "réussi",
    "failed": "échoué",
    "facts": (
        "{questions} questions sur {documents} documents en {passages} passages, {k} résultats chacune, modèle {model}"
    ),
    "made": "Établi le {made} avec {program}, sur {machine}",
    "figures": "Mesures",
    "figures_note": (
        "Le trait contient 95 % de ce que vaudrait la mesure sur d’autres questions semblables."
    ),
    "was": "référence",
    "now": "cette fois",
    "questions": "questions",
    "all": "toutes",
    "none": "sans réponse",
    "of": "{count} questions",
    "of_all": "{count} questions sur {questions}",
    "shows": "montre les baisses dès {least}",
    "shows_part": "montre les baisses dès {least} ou moins",
    "shows_none": "trop peu pour montrer une baisse",
    "took_part": "y participent",
    "can_show": "montrent une baisse de",
    "interval": "95 % entre {low} et {high}",
    "every_figure": "Toutes les mesures",
    "group": "Groupe",
    "measure": "Mesure",
    "by_document": "Par document",
    "by_tag": "Par étiquette",
    "baseline": "Face à la référence",
    "no_change": "Aucune question n’a changé.",
    "lost": "Perdues",
    "won": "Gagnées",
    "rank": "Trouvées à un autre rang",
    "quote": "Citées autrement",
    "new": "Nouvelles",
    "gone": "Disparues",
    "differences": "Ce qui n’était pas pareil",
    "tests": "Mesures qui ont bougé, chacune pour elle-même avec un p d’au plus {level}",
    "p": "p",
    "p_any": "p, pour toute mesure qui baisserait autant",
    "failures": "Ce qui n’est pas comme attendu",
    "no_failure": "Chaque question reçoit la réponse attendue.",
    "marked": "En évidence : les mots attendus, et dans ce qui est venu les mots communs avec eux.",
    "question": "Question",
    "expected": "Attendu",
    "came": "Ce qui est venu",
    "rank_of_right": "Rang",
    "direction": "Sens",
    "state": "Problème",
    "search": "Chercher",
    "any": "Tout",
    "tag": "Étiquette",
    "change": "Changement",
    "shown": "{shown} questions sur {all}",
    "sort": "Trier par",
    "no_answer": "Pas de réponse",
    "confidence": "confiance {value}",
    "nearest": "passage le plus proche :",
    "nothing": "Rien n’a été trouvé.",
    "to_refuse": "Pas de réponse : les documents ne le disent pas.",
    "any_place": "n’importe quel passage de ce document",
    "unranked": "aucun",
    "translation_of": "aucun ; c’est la traduction du passage {rank}",
    "known": "Défaut connu",
    "unread": "Lignes et documents non lus",
    "stale": "Attentes périmées",
    "state_unfound": "Introuvée",
    "state_misquoted": "Autres mots cités",
    "state_refused": "Refusée à tort",
    "state_answered": "Répondue à tort",
    "state_stale": "Attente périmée",
    "state_problem": "N’a pu être posée",
    "colon": " :",
}

WORDS: Mapping[QuestionLanguage, Mapping[str, str]] = {"fr": FRENCH, "en": ENGLISH}

MEASURES: Mapping[QuestionLanguage, Mapping[str, str]] = {
    "en": {
        "quoted": "right words quoted",
        "quoted if answered": "right when answered",
        "false refusals": "refused in error",
        "false answers": "answered in error",
        "document@1": "document first",
        "document@5": "document in first 5",
        "ms median": "ms, median",
        "ms p95": "ms, 95th percentile",
    },
    "fr": {
        "quoted": "bons mots cités",
        "quoted if answered": "juste si réponse",
        "false refusals": "refusées à tort",
        "false answers": "répondues à tort",
        "document@1": "document en tête",
        "document@5": "document parmi 5",
        "ms median": "ms, médiane",
        "ms p95": "ms, 95e centile",
    },
}
MEANINGS: Mapping[QuestionLanguage, Mapping[str, str]] = {
    "en": {
        "R@1": "expected passages that come first",
        "R@5": "expected passages among the first five",
        "nDCG@10": "order of the first ten, best being 1",
        "quoted": "of questions that have an answer",
        "false refusals": "of questions that have an answer; lower is better",
        "false answers": "of questions that have none; lower is better",
    },
    "fr": {
        "R@1": "passages attendus qui viennent en tête",
        "R@5": "passages attendus parmi les cinq premiers",
        "nDCG@10": "ordre des dix premiers, au mieux 1",
        "quoted": "des questions qui ont une réponse",
        "false refusals": "des questions qui ont une réponse ; plus bas vaut mieux",
        "false answers": "des questions qui n’en ont pas ; plus bas vaut mieux",
    },
}
CHANGES_IN_FRENCH = (
    (r"no longer among the first (\d+)", r"n’est plus parmi les \1 premiers"),
    (r"now among the first (\d+)", r"est maintenant parmi les \1 premiers"),
    ("no longer refused", "n’est plus refusée"),
    ("now refused", "est maintenant refusée"),
    ("no longer answered right", "n’a plus la bonne réponse"),
    ("now answered right", "a maintenant la bonne réponse"),
    ("no longer answered", "n’a plus de réponse"),
    ("now answered", "a maintenant une réponse"),
    ("other words are quoted", "d’autres mots sont cités"),
    ("not in the baseline", "absente de la référence"),
    ("only in the baseline", "seulement dans la référence"),
    ("it was stale in the baseline", "elle était périmée dans la référence"),
    (
        "the baseline asks something else under this id",
        "la référence demande autre chose sous cet identifiant",
    ),
    (
        "the baseline asks whether it is (.+), which nothing tells here",
        r"la référence demande si elle est \1, ce que rien ne dit ici",
    ),
    (r"among the first (\d+)", r"parmi les \1 premiers"),
    ("answered right", "bien répondue"),
    ("answered", "répondue"),
    ("refused", "refusée"),
    (" and ", " et "),
    (r"rank (\d+|none) → (\d+|none)", r"rang \1 → \2"),
    ("none", "aucun"),
    (";", " ;"),
)


def measure_name(name: str, language: QuestionLanguage) -> str:
    """Return what a measure is called: its own name where the field has one."""
    return MEASURES[language].get(name, name)


def direction(name: str, language: QuestionLanguage) -> str:
    """Return a group's name; ``all`` and ``none`` are words, ``fr→en`` is not."""
    if name == "all":
        return WORDS[language]["all"]
    head, arrow, tail = name.partition("→")
    return f"{head}{arrow}{WORDS[language]['none']}" if arrow and tail == "none" else name


def change_words(change: Change, language: QuestionLanguage) -> str:
    """Return what became of a question, in the reader's language."""
    shown = change.what
    for english, french in CHANGES_IN_FRENCH if language == "fr" else ():
        shown = re.sub(english, french, shown)
    return shown
