"""Tables and pictures of one report as elements, made from its records, and the names behind `table:` and `chart:`.

Here belongs HTML that is made; nothing here reads HTML. Putting an element into a chapter is for `bind`, the other
tables of pages for the templates, the lines of a series for `trends`, tables in files for `export`. What may be drawn
is data: plans are in `form`, and for an extra table in `report`.
May use `text` and what is below it.
"""
