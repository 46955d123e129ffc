"""What goes together: pairs of things a diary holds, and what chance does alone."""
