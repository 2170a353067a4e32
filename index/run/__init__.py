"""One run over files: what the store knows of them, what has changed, and the account of it."""
