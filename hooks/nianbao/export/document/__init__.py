"""The report as a document of no format: headings, paragraphs, tables, places; read back from the chapters' HTML.

Here belongs what PDF, Word and articles share: reading what Markdown and `render` made, where links lead on paper,
labels at the side, shares of columns. Type, paper and bytes do not: they are in `pdf`, `word` and `article`.
May use what `export` may use, and of `export` nothing else.
"""
