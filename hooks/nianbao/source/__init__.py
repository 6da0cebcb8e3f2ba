"""Files as editors type them: text, YAML with line numbers, and the keys that may stand in them."""
