"""Attached files: what they are by their content, what in them would run or load, what they say of people.

Here belongs reading (and cleaning) files that others made: PDF, Word, Excel, PowerPoint, their formats before 2007,
OFD, pictures, plain text, ZIP. Bytes in, records or bytes out; nothing is unpacked to the disk, and nothing is run.
Which findings an editor gets of it, and what is meant to be public, is for `check`.
Uses `text` (personal numbers) and `finding`.
"""
