"""What is written for editors: the files of a new year, and schemas."""
