"""The one page, drawn: as text, Markdown and HTML from the same parts."""
