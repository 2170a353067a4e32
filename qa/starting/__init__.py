"""Questions to begin with, made of what the documents say and checked before they are shown."""

KEPT_IN = "start-questions.json"
"""The file, in the store's folder, that start questions are kept in."""
