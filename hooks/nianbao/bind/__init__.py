"""Numbers of the text and rows of the tables, tied to each other."""
