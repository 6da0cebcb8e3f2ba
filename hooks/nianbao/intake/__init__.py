"""Reports that lie in files of other kinds (Word, web page, PDF, Excel, text): read, and made into a year."""
