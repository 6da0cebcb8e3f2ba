"""What the search finds, and its files: every section of a chapter and every row of a table is a unit.

Here belongs what is handed to the search, made from records and sources and not from built pages. Finding itself is
done in the browser (`assets/search` of the theme). The words that are offered beside those typed are read in `project`.
May use `trends` and what is below it; not `authoring`, which is beside it.
"""
