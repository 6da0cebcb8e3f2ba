"""What can be wrong in a year or in `docs`, a module each: rules of the form, unbound numbers, words, links, markup.

Here belongs a question to which the answer is a finding, asked of records that are read already. An error in a single
entry is found by its reader; a bound number that differs in `bind`; corrections and locks in `correction`; identifiers
of the website in `project`; the order of the checks in `project` too. Nothing here stops a build or prints. May use
`correction` and what is below it.
"""
