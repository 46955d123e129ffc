"""Numbers in, numbers out: the methods for one person's diary, without NumPy.

Notebooks may import them as the program does; docs/how-to/open-in-a-notebook.md shows
how, and those that only notebooks need. Promised is every function whose name begins
without an underscore:

- It takes plain numbers, changes none of them, and leaves rounding to whoever asks.
- It gives the same for the same numbers, on every machine: nothing is drawn by chance.
- Where there is no answer it gives None or raises ValueError, as its docstring says.
- A name, an argument or a figure that changes is in CHANGELOG.md.
"""
