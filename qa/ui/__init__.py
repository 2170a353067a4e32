"""The page: what it shows and what it answers to a browser."""
