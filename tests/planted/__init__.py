"""Faults planted in the code by room, to see whether the nearest tests catch them."""
