"""Forms as data: parts, tables, rows, rules, key figures, plans of pictures.

They are read from `statutory/forms`, an office's own from `data/forms`.

Here belongs what is printed before a number is filled in, the same for every year of the form. Values are in `report`,
running the rules in `check`, HTML in `render`, what two forms have in common in `trends`. A form of a later year must
not need a change here, or anywhere else in the code.
May use `address` and what is below it.
"""
