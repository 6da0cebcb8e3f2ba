"""What leaves the portal as a file: every format is a pure function of the project and one of its years.

In this folder: the list of formats, the shape of a maker, caching and archives, fonts, plain articles. The formats have
rooms of their own below: `data`, `document`, `word`, `pdf`, `excel`. The page that offers the files is for `page` and
its template, files without which a site does not work for `site`, the offline edition, made of built pages, for
`offline`.
May use `search`, `authoring` and what is below them.
"""
