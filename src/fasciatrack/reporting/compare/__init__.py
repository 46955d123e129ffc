"""Kinds, tools, areas and so on against each other, and against doing nothing."""
