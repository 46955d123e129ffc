"""What the field calls things: pure values, no clock, no files."""
