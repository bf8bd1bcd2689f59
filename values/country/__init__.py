"""Countries: names, by-names and codes (guideline, section 4)."""
