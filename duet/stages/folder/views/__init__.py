"""Pages of the folder of a year."""
