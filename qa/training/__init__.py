"""Fit and teach what ships as numbers: for a checkout only, and not in the wheel."""
