"""One question set under several settings, side by side: how a person chooses a model for their documents."""
