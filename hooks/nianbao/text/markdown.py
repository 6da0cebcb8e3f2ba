"""How the editors' text is read as Markdown, wherever that is done."""

EXTENSIONS = ("attr_list", "tables", "footnotes", "fenced_code", "md_in_html")
"""Markdown extensions that decide what is a link and what is code. The site uses them too."""
