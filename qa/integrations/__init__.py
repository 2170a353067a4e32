"""Retrieval, reading and embedding in the terms of other frameworks, each of them an extra to install."""
