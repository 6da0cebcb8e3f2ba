"""Everything that is published, read and checked once."""
