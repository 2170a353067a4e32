"""Regression tests on question sets: how good the answers are, and what changed since the last time."""
