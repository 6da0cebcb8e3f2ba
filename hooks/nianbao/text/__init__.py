"""The chapters: what a reader sees of them, and the numbers in it."""
