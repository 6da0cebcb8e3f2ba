"""A report that lies in a file of another kind (Word, web page, PDF, Excel, text) becomes a year.

In this folder: the blocks that a file is made of, the figures that its tables hold, the chapters that its text makes,
what of both is doubtful, and the files of the year with the page on which people look it through. A reader of a
format knows its format alone and gives blocks; all else knows no format.
Forms are data: no module here knows one by name. Nothing is written here: the command does that.
May use `export`, `authoring` and what is below them.
"""
