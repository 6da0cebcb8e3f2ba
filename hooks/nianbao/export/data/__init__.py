"""The figures as open data: CSV, JSON, Data Package, and the interface below `/data/`.

Here belong the public fields (`field`), the self-contained rows (`figurerow`, `seriesrow`) and their machine formats.
The workbook takes the same rows in `excel`. What is published here keeps its name and its meaning: a field may be added
to a version, none is renamed or dropped. May use what `export` may use, and of `export` nothing else.
"""
