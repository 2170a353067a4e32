"""Questions to begin with, made of what the documents say and checked before they are shown."""
