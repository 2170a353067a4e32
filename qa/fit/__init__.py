"""Fit the reader's numbers on question sets; nothing here is imported when a question is asked."""
