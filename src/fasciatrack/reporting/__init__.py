"""Numbers before anyone draws them: pure, from records to frozen reports."""
