"""The diary file: who may open it, how it is written, what it remembers."""
