"""What serves others: who may ask, by which name, and how much."""
