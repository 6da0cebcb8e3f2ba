"""Years beside each other: series with their breaks, row by row comparison, change in words, key figures.

Here belongs what needs the reports of more than one year, up to the view that a template or a file takes, and the
picture of a series. Bars of a single report are in `render`; which rows of which forms mean the same is data, read in
`project` (`Indicator`); what differs between two versions of one year is for `review`.
May use `project` and what is below it.
"""
