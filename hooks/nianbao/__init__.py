"""Publish the annual report on government information disclosure (政府信息公开工作年度报告).

The library reads the figures and chapters of each year, checks them, binds the numbers of the text to the rows of the
statutory table, and makes what is published. It is divided into rooms by idea; a room uses those below it, never one
above or beside it (`pyproject.toml` lists them, ARCHITECTURE.md says what is in each). At the bottom, outside of any
room, are `finding`, a problem reported to an editor, and `labels`, how two names are compared; at the top is `cli`. It
imports no site generator and knows no office and no year by name.
"""
