"""The site generator run, and the site tried where it was put."""
