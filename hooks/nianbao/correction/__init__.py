"""What was changed after publication: seals, corrections, and how readers are told."""
