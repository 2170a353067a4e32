"""Excel workbooks: each sheet a heading and a table, its values as the cells show them."""
