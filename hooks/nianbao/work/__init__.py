"""Work that takes its time: how far it is, and how it is shared out among the processors.

Here belongs what is the same for any work. What is to be done is passed in; how progress is shown is for the command
that was typed. Uses nothing of the library.
"""
