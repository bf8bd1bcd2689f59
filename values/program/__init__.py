"""Programs: they take their name (guideline, section 2)."""
