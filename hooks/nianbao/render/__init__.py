"""Tables and pictures as HTML elements."""
