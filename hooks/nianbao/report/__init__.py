"""One year's report: its model, and the readers of `data/<year>/`."""
