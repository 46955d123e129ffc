"""A fair test: how it is drawn, what is kept to, and what the coin makes of it."""
