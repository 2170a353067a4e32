"""A conversation: its last turns, questions that lean on them made to stand alone, and small talk."""
