"""The document as PDF: handed to Typst as JSON, set by `report.typ`.

Here belongs type and paper of the PDF. What it says is composed in `export/document`, which family of type a machine
has is found in `export/fonts`. A word that is only in the template would be missing in Word: put it into the document.
May use `export/document`, `fonts` and `maker` of `export`, and what `export` may use.
"""
