"""Publish the annual report on government information disclosure (政府信息公开工作年度报告).

The library reads the figures and chapters of each year, checks them, binds the numbers of the narrative to the rows of
the statutory table and renders the tables. It does not know any site generator; `hooks/portal.py` is the adapter.
"""
