"""The report as a document, whatever the format."""
