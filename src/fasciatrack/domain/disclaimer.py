"""What all of the diary is: said at its beginning, in help, and where it leaves."""

NOT_ADVICE = "Self-care log, not medical advice, not a medical device."
