"""What flows from a question to its answer."""

from passerelle.types.answer import Answer, QuestionLanguage
from passerelle.types.citation import Citation, ExactAnswer
from passerelle.types.hit import Hit

__all__ = ["Answer", "Citation", "ExactAnswer", "Hit", "QuestionLanguage"]
