"""What was changed after publication: seals, locks, the entries of `corrections.yml`, and the notices shown to readers.

Here belongs everything about one published year and its changes, with the checks of the entries themselves. What a
proposed change undoes, seen beside the version before, is for `review`; the commands that write locks and entries are
in `command`; contradictions that stay as they are, acknowledged and not corrected, are for `check`. May use `bind` and
what is below it.
"""
