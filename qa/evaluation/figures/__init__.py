"""A run measured: figures with intervals, what changed from another run, and whether it passes."""
