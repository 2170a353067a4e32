"""Passerelle inside other frameworks, and six jobs done with it and with four of them."""
