"""Texts for editors to fill in or to be helped by: of a new year, of a new repository, and schemas of the data files.

Here belongs what is written into the project for people, as texts by file name. A year's files are written by
`command`; an office's repository by `office`, `carryout` and `written`, merged by way of git in `merge`. The keys
themselves are in `source`. The schema of the public interface is no help for editors: it is in `export/data`.
May use `trends` and what is below it; not `search`, which is beside it.
"""
