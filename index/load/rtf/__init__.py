"""RTF: a text with commands in it, as word processors exchange them."""
