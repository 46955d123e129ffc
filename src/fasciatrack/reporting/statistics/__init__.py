"""Numbers in, numbers out: the methods for one person's diary, without NumPy."""
