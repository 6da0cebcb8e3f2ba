"""Plain text and Markdown as blocks.

Here belongs what can be known from lines alone. Whether a bold line is a heading, or a sentence was cut by an empty
line, is judged by whoever makes a year of the blocks.
"""
