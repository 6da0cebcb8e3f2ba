"""What leaves the portal as a file. Every format is one pure function of the project and one of its years."""
