"""Faults to plant, and the tests that must catch them."""
