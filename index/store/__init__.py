"""A store: documents, their passages and vectors in a folder or a database, changed whole or not at all."""
