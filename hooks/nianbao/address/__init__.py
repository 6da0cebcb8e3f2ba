"""Addresses: which pages the portal adds to the editors' own, which addresses were published, moved, withdrawn.

Here belongs every name that becomes part of an address and is not an editor's: slugs with a meaning, portal pages, ids
of rows and other places, redirects. What is on a page does not: that is for `page`. Links inside the text are checked
in `check`; links of built pages are rewritten in `offline`; how a person types a host is for `publish`.
May use `source` and what is below it.
"""
