"""A web page as blocks: saved from a portal, from Word (「网页」「单个文件网页」), or made by this project.

Here belongs what only HTML has: what a browser shows, white space, lists, spans of cells, and where on a page the
report is. Nothing that a page names is fetched, and no script is run.
"""
