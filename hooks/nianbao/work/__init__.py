"""Work that takes its time: how far it is, and how it is shared out among the processors.

Here belongs what is the same for any work. What is to be done is handed in; what is said of it, and where, is for the
command that was typed.
Uses nothing of the library.
"""
