"""The practice itself: its rhythm, the person's own goals, and looking back."""
