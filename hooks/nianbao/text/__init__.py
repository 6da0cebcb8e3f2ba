"""The chapters: as typed, as a reader sees them, and every number in them, classified and compared with a figure.

Here belongs what can be known of a text without rendering it, always with its place in the source: chapters, prose,
sections, numerals, and the records of what was bound (`Mention`). Turning a number into a link is for `bind`; saying
that a number, a word or a link is wrong is for `bind` and `check`. What is found here is only that a file is no
chapter. May use `report` and what is below it.
"""
