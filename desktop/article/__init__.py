"""The article as the window shows it: reading, marking, choosing."""
