"""A PDF as blocks: letters and ruling lines with their positions become paragraphs and tables.

Here belongs what a fixed page takes away and a reader sees all the same: which line goes on, where a table is, what
stands on every page. pdfium (pypdfium2) reads the file; nothing in it is run.
"""
