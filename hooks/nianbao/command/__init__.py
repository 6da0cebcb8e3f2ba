"""What the commands do: each takes the project's folder and its options, prints, writes, and gives the exit code.

Here belongs the way in and out: options read, files written, findings printed for people, programs and GitHub. What is
found, compared or written is made below and comes as records or texts. How a command is spelt is in `cli`.
May use `publish` and what is below it.
"""
