"""What a reviewer reads of a change."""
