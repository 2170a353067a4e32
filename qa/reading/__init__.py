"""The network that reads a question with a passage: where the answer stands, and whether it is there at all."""
