"""The commands, a module each: what is said of it, its options, and what it does: print, write, give the exit code.

Here belongs the way in and out: options read, files written, findings printed for people, programs and GitHub. What is
found, compared or written is made below and comes as records or texts. The list of the commands is in `cli`.
Exit codes: 0: all well, or nothing to be done about it; 1: errors in the project; 2: a wrong call; 130: stopped by
Ctrl-C.
May use `publish` and what is below it.
"""
