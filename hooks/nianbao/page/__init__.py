"""What a template is told of its page, and the last touch to its HTML."""
