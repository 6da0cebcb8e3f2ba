"""Everything that is published, read and checked once: `Project`, its `Year`s, the publishing body, the indicators.

Here belongs which files are read, in which order they are checked, and the records that everything above is made from,
so that it need not open a data file. Building the site is for `publish`; setting years beside each other is for
`trends`; a single check is a module of `check`.
May use `check` and what is below it.
"""
