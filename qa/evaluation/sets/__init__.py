"""A question set: read from any form that is known, written, and checked."""
