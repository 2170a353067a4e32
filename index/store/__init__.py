"""A store: one folder with the documents, their passages and vectors, changed whole or not at all."""
