"""Page furniture: what would make the same sense under any other article of a site (guideline 1.8)."""
