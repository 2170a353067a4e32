"""Keep a question set: draft a first one, add to it, and check that it still fits the documents."""
