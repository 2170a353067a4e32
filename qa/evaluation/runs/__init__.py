"""A question set asked of a store, and the run kept."""
