"""The body as a map: its shape, its colours, its legend, and where one points."""
