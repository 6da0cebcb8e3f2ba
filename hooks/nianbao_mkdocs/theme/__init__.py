"""The theme, an extension of Material's: templates, styles, scripts. MkDocs asks for a package and finds the folder."""
