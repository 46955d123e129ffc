"""Files that other programs read or wrote."""
