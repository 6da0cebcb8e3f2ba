"""The document for Word and WPS: WordprocessingML, styles after GB/T 9704, bookmarks, and a package with fixed bytes.

Here belongs what only Word needs. What it says, and where its links lead, is composed in `export/document`.
May use `export/document` and what `export` may use.
"""
