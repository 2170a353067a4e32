"""Every word the page says of itself, in French and in English."""

import re

from passerelle.index.errors import EmbedderError, PasserelleError, StoreLockedError
from passerelle.types import QuestionLanguage

FRENCH = {
    "title": "Passerelle",
    "tagline": "Vos documents répondent, passage à l’appui",
    "skip": "Aller à la question",
    "languages": "Langue de l’interface",
    "welcome": "Que voulez-vous savoir ?",
    "welcome_how": (
        "Posez une question en français ou en anglais. La réponse cite les documents mot pour mot, "
        "et montre d’où vient chaque citation."
    ),
    "empty": (
        "La bibliothèque est vide. Ajoutez-y un dossier avec « passerelle index DOSSIER », "
        "puis rechargez cette page."
    ),
    "examples": "Quelques questions pour commencer",
    "conversation": "Conversation",
    "question": "Votre question",
    "placeholder": "Posez votre question…",
    "send": "Envoyer la question",
    "searching": "Recherche dans les documents…",
    "anew": "Nouvelle conversation",
    "hint": "Entrée pour envoyer, Maj + Entrée pour aller à la ligne, Échap puis 1 à 9 pour un passage cité",
    "answered": "Réponse affichée.",
    "mark": "Passage cité",
    "abstained": "Sans réponse dans les documents",
    "see_nearest": "Voir les passages les plus proches",
    "evidence": "Sources",
    "cited": "Passages cités",
    "nearest": "Passages les plus proches",
    "no_search": "Ce message ne demandait aucune recherche.",
    "nearest_note": "Aucun de ces passages ne répond à la question avec assez de certitude.",
    "unsure": "Réponse incertaine : à vérifier dans le passage",
    "others": "Autres passages consultés",
    "others_note": "Trouvés pour cette question, mais absents de la réponse.",
    "feedback": "Ce n’est pas la bonne réponse",
    "feedback_note": (
        "Quel est le bon passage ? Votre choix est enregistré avec la question, dans un fichier du serveur."
    ),
    "not_there": "Les documents ne le disent pas",
    "kept": "C’est noté, merci.",
    "moved": "Ce passage a changé depuis la réponse : posez à nouveau la question.",
    "not_kept": "Votre choix n’a pas pu être enregistré. Le message du terminal dit pourquoi.",
    "page": "page",
    "in_fr": "Texte en français",
    "in_en": "Texte en anglais",
    "in_other": "Texte dans une autre langue",
    "same_fr": "Le même texte en français",
    "same_en": "Le même texte en anglais",
    "quoted": "Début de la citation",
    "quoted_end": "fin de la citation",
    "context": "À lire avec la citation :",
    "open": "Ouvrir dans le document",
    "copy": "Copier la citation",
    "copied": "Citation copiée",
    "not_copied": "La copie n’est pas permise ici",
    "whole": "Tout le passage",
    "less": "L’essentiel du passage",
    "support": "Appui",
    "support_strong": "fort",
    "support_fair": "moyen",
    "support_weak": "faible",
    "previous": "Citation précédente",
    "next": "Citation suivante",
    "copy_answer": "Copier la réponse avec ses sources",
    "asked": "Question",
    "answer": "Réponse",
    "colours": "Couleurs",
    "as_system": "Comme le système",
    "light": "Clair",
    "dark": "Sombre",
    "find": "Chercher dans le document",
    "find_previous": "Occurrence précédente",
    "find_next": "Occurrence suivante",
    "back": "Revenir à la réponse",
    "library": "Documents consultables",
    "library_more": "et d’autres, consultés eux aussi",
    "document": "Document",
    "close": "Fermer le document",
    "loading": "Ouverture du document…",
    "untitled": "Document sans titre",
    "changed": "Ce document a changé depuis la réponse : le passage n’y est plus marqué.",
    "gone": "Ce document n’est plus dans la bibliothèque. Posez à nouveau la question.",
    "lost": "Le serveur n’a pas répondu. Vérifiez qu’il est toujours lancé, puis recommencez.",
    "blank": "Écrivez d’abord une question.",
    "too_long": "Cette question est trop longue : 10 000 caractères au plus.",
    "store_fault": (
        "La bibliothèque ne peut pas être lue. Relancez l’indexation avec « passerelle index », "
        "puis posez à nouveau la question."
    ),
    "locked_fault": "La bibliothèque est en cours de mise à jour. Recommencez dans un instant.",
    "model_fault": (
        "Le modèle qui lit les questions ne peut pas être chargé. Le message du terminal dit comment y remédier."
    ),
    "conversations": "Conversations",
    "kept_open": "Conversations gardées",
    "kept_close": "Fermer la liste des conversations",
    "kept_where": "Gardées sur le serveur, et visibles dans ce navigateur seulement.",
    "kept_off": "Ce serveur ne garde aucune conversation : elles s’effacent quand il s’arrête.",
    "kept_search": "Chercher dans les conversations",
    "kept_none": "Aucune conversation.",
    "private_new": "Nouvelle conversation privée",
    "private_note": "Conversation privée : rien n’en sera gardé.",
    "delete_all": "Tout supprimer",
    "delete_sure": "Vraiment tout supprimer ?",
    "delete_one": "Supprimer",
    "rename": "Renommer",
    "rename_to": "Nouveau nom",
    "deleted": "Supprimé.",
    "undo": "Annuler",
    "set_aside": "Conversation rangée dans la liste.",
    "set_aside_private": "Conversation privée fermée.",
    "undo_anew": "Y revenir",
    "edit": "Modifier la question",
    "edit_searched": "Modifier la recherche",
    "editing": "Vous modifiez une question : la conversation actuelle restera dans la liste.",
    "editing_private": "Vous modifiez une question : les réponses suivantes seront retirées.",
    "cancel": "Abandonner",
    "cited_gone": "Un passage cité a changé ou n’est plus dans la bibliothèque. Posez à nouveau la question.",
    "not_stored": "Cette conversation ne peut pas être gardée. Le message du terminal dit pourquoi.",
    "export_md": "Exporter en Markdown",
    "export_json": "Exporter en JSON",
    "turns": "questions",
    "turn": "question",
}

ENGLISH = {
    "title": "Passerelle",
    "tagline": "Your documents answer, and show the passage",
    "skip": "Skip to the question",
    "languages": "Interface language",
    "welcome": "What would you like to know?",
    "welcome_how": (
        "Ask in French or in English. The answer quotes the documents word for word, "
        "and shows where each quotation comes from."
    ),
    "empty": (
        "The library is empty. Add a folder to it with “passerelle index FOLDER”, then reload this page."
    ),
    "examples": "Some questions to begin with",
    "conversation": "Conversation",
    "question": "Your question",
    "placeholder": "Ask your question…",
    "send": "Send the question",
    "searching": "Searching the documents…",
    "anew": "New conversation",
    "hint": "Enter to send, Shift + Enter for a new line, Escape then 1 to 9 for a cited passage",
    "answered": "Answer shown.",
    "mark": "Cited passage",
    "abstained": "Not answered by the documents",
    "see_nearest": "See the nearest passages",
    "evidence": "Sources",
    "cited": "Cited passages",
    "nearest": "Nearest passages",
    "no_search": "This message needed no search.",
    "nearest_note": "None of these passages answers the question with enough certainty.",
    "unsure": "Uncertain answer: check it in the passage",
    "others": "Other passages considered",
    "others_note": "Found for this question, but not used in the answer.",
    "feedback": "This is not the right answer",
    "feedback_note": "Which passage is right? Your choice is saved with the question, in a file on the server.",
    "not_there": "The documents do not say",
    "kept": "Noted, thank you.",
    "moved": "This passage has changed since the answer: ask the question again.",
    "not_kept": "Your choice could not be saved. The message on the terminal says why.",
    "page": "page",
    "in_fr": "Text in French",
    "in_en": "Text in English",
    "in_other": "Text in another language",
    "same_fr": "The same text in French",
    "same_en": "The same text in English",
    "quoted": "Start of the quotation",
    "quoted_end": "end of the quotation",
    "context": "To read with the quotation:",
    "open": "Open in document",
    "copy": "Copy citation",
    "copied": "Citation copied",
    "not_copied": "Copying is not allowed here",
    "whole": "Whole passage",
    "less": "Show less",
    "support": "Support",
    "support_strong": "strong",
    "support_fair": "fair",
    "support_weak": "weak",
    "previous": "Previous citation",
    "next": "Next citation",
    "copy_answer": "Copy the answer with its sources",
    "asked": "Question",
    "answer": "Answer",
    "colours": "Colours",
    "as_system": "Same as the system",
    "light": "Light",
    "dark": "Dark",
    "find": "Search in the document",
    "find_previous": "Previous occurrence",
    "find_next": "Next occurrence",
    "back": "Back to the answer",
    "library": "Documents you can ask",
    "library_more": "and more, which are searched too",
    "document": "Document",
    "close": "Close the document",
    "loading": "Opening the document…",
    "untitled": "Untitled document",
    "changed": "This document has changed since the answer: the passage is no longer marked in it.",
    "gone": "This document is no longer in the library. Ask the question again.",
    "lost": "The server did not answer. Check that it is still running, then try again.",
    "blank": "Write a question first.",
    "too_long": "This question is too long: 10,000 characters at most.",
    "store_fault": (
        "The library cannot be read. Index the documents again with “passerelle index”, then ask once more."
    ),
    "locked_fault": "The library is being updated. Try again in a moment.",
    "model_fault": (
        "The model that reads questions cannot be loaded. The message on the terminal says how to fix it."
    ),
    "conversations": "Conversations",
    "kept_open": "Kept conversations",
    "kept_close": "Close the list of conversations",
    "kept_where": "Kept on the server, and visible in this browser only.",
    "kept_off": "This server keeps no conversations: they are gone when it stops.",
    "kept_search": "Search conversations",
    "kept_none": "No conversations.",
    "private_new": "New private conversation",
    "private_note": "Private conversation: nothing of it will be kept.",
    "delete_all": "Delete all",
    "delete_sure": "Really delete all?",
    "delete_one": "Delete",
    "rename": "Rename",
    "rename_to": "New name",
    "deleted": "Deleted.",
    "undo": "Undo",
    "set_aside": "The conversation is in the list.",
    "set_aside_private": "The private conversation is closed.",
    "undo_anew": "Go back to it",
    "edit": "Edit the question",
    "edit_searched": "Edit the search",
    "editing": "You are editing a question: the current conversation will stay in the list.",
    "editing_private": "You are editing a question: the answers after it will be removed.",
    "cancel": "Cancel",
    "cited_gone": "A cited passage has changed or is no longer in the library. Ask the question again.",
    "not_stored": "This conversation cannot be kept. The message on the terminal says why.",
    "export_md": "Export as Markdown",
    "export_json": "Export as JSON",
    "turns": "questions",
    "turn": "question",
}

UNBROKEN = re.compile(r" (?=[?!:;»])|(?<=«) |(?<=\d) (?=\d)")
"""Spaces of French before its signs, inside quotation marks and in numbers, at which no line ends."""
STRINGS: dict[QuestionLanguage, dict[str, str]] = {
    "fr": {key: UNBROKEN.sub("\u00a0", words) for key, words in FRENCH.items()},
    "en": ENGLISH,
}


ALWAYS: dict[QuestionLanguage, str] = {
    "fr": "Quels documents avez-vous ?",
    "en": "Which documents do you have?",
}
"""A question that every store with a document answers, for a language that its documents are not in."""


def interface_language(named: object) -> QuestionLanguage:
    """Return the language a page says it is shown in; whatever is not French is English."""
    return "fr" if named == "fr" else "en"


def fault(error: PasserelleError) -> str:
    """Return the key of the sentence that tells a visitor of *error*."""
    if isinstance(error, StoreLockedError):
        return "locked_fault"
    return "model_fault" if isinstance(error, EmbedderError) else "store_fault"
