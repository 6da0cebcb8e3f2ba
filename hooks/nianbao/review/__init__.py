"""What a reviewer reads of a change: the figures that differ, with their sentences, what was undone, and a summary.

Here belongs comparing versions, those of a request and what was deployed last, and putting it into words, and what a
checked version has ready for its editor. Years beside each other are for `trends`, the lock of one year for
`correction`; exit codes and printing are for `command`.
May use `page`, `site` and what is below them; not `offline`, which is beside it.
"""
