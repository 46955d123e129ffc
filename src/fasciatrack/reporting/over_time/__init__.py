"""Values day by day: what was observed, a chart of it, a calendar, and its trend."""
