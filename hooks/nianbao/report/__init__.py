"""One year's figures, laid into the form: values, figures with their names, formulas; the readers of `data/<year>/`.

Here belongs how an entry becomes a value, how a target finds its figure, and what is wrong in one entry by itself.
Whether two figures agree is for `check`, what sentences say for `text`, corrections and locks for `correction`, a year
together with its chapters for `project` (`Year`), what is the same in several years for `trends`.
May use `form` and what is below it.
"""
