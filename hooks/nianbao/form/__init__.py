"""The statutory form: its model, and the readers of `data/forms/`."""
