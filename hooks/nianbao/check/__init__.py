"""What can be wrong, a module each."""
