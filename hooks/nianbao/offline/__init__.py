"""Built pages made to work by double click: the offline edition of one year, and the preview of the whole site.

A browser then reads from a disk, where it knows no front pages of folders, runs no modules and fetches nothing. Here
belongs what that asks of a finished page, its links, scripts and policy. What the page says is made before, in `page`
and the templates, which mark what differs (`data-online`, `data-offline`).
May use `page`, `site` and what is below them; not `review`, which is beside it.
"""
