"""Years beside each other."""
