"""Drafts: a site that may be looked at before everything in it is right, and that says so on every page.

Here belongs what is left out of a draft because the check refuses it as unsafe or private, where each finding leads to,
its mark in the text, the list on top of a page, and the mark by which a draft is known and refused. What is wrong was
found in `check`; whole sites are made in `publish`. May use `export` and what is below it; not `page` or `site`, which
are beside it.
"""
