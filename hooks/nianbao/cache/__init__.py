"""What was made once and need not be made again: where it lies, what it is known by, how it is read back.

Here belongs keeping, whatever is kept: a folder that can be trusted, entries by keys, records as bytes, digests of the
engine's code. What goes into a key is for the room that computes what is kept.
Uses nothing of the library.
"""
