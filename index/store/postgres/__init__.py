"""A store in a PostgreSQL database: the same passages, searched by pgvector and by words of our own analysis."""
