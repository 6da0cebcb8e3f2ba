"""Which addresses the site has, has had, and has moved."""
