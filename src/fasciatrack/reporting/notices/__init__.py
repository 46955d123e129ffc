"""When the diary says something of itself, and what: the safety notices."""
