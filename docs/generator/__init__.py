"""What `make docs` writes, page by page."""
