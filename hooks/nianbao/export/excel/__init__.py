"""The figures as a workbook: which sheets there are, their notes and sizes, and the file.

Here belongs what only a spreadsheet has. The rows of all figures and of the series come from `export/data`, so that a
column means the same in every format. Running text is not here: that is for `word` and `pdf`.
May use `export/data` and what `export` may use.
"""
