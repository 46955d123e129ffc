"""What a person reads: lines, tables, charts, sentences."""
