"""A Word document (WordprocessingML, ECMA-376 part 1) as blocks.

Here belongs what only Word has: styles, numbering, fields, tracked changes. The package and its XML are read by
`attached`, within its limits; nothing that a part leads to outside is opened.
"""
