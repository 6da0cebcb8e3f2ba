"""Numbers of the text and rows of the tables, tied to each other while Markdown is converted.

Here belongs what has to work on the tree of Python-Markdown: links of bound numbers, tables and pictures in their
places, notes behind numbers, and the first walk through a year that learns where everything stands. How a target is
understood is in `report`, whether a written number agrees in `text`, how a table looks in `render`; numbers that nobody
bound are found in `check`.
May use `render` and what is below it.
"""
