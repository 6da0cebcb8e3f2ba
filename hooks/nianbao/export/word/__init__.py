"""The document for Word and WPS."""
