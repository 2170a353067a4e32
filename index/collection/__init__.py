"""Documents from a program's memory: put into a store, taken out of it, and given back as arrays and tables."""
