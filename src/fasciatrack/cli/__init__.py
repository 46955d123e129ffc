"""Commands: read options, load, compute, show."""
