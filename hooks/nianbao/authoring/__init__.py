"""Texts for editors to fill in or to be helped by: the files of a new year, and the JSON Schemas of the data files.

Here belongs what is written into the project for people, as texts by file name; nothing here touches the disk, that is
for `command`. The keys themselves are in `source`. The schema of the public interface is no help for editors: it is in
`export/data`.
May use `trends` and what is below it; not `search`, which is beside it.
"""
