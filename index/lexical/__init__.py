"""The lexical leg: what a text's terms are, and the passages that hold a question's."""
