"""Train the reader: question sets → examples → network → int8 graph → figures."""
