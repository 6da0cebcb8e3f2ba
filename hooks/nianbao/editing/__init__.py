"""Changes that are made for the editors in their own files: a number bound, a declaration added, a sentence begun.

Here belongs how such a change is made, written and taken back, and which answers a number may have. Everything that the
editor wrote beside it stays: comments, order, layout, line ends. What is asked, and how, is in `command`; which figure
a number may be is known by `check`.
May use `page`, `site` and what is below them; not `offline` and `review`, which are beside it.
"""
