"""How long relief lasts: what became of it after each session, and the curve of all."""
