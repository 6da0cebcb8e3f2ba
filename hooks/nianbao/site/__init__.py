"""The files beside the pages: feed, robots, headers, year switcher, shared pictures, joined assets; and the policy.

Here belongs what a site needs once, or once a year, as name and content; writing it is for the adapter. What a single
page shows is for `page`, what readers take away as a file for `export`, old addresses and their pages for `address`.
May use `export` and what is below it; not `page`, which is beside it.
"""
