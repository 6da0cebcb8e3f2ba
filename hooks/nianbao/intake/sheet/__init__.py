"""A workbook (SpreadsheetML, ECMA-376 part 1) as blocks: each sheet a heading, titles and tables.

Read from the XML itself, within the limits of `attached`: openpyxl knows no merged cells where it reads row by row, and
fills a merged range before anyone could judge its size where it does not.
"""
