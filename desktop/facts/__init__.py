"""The facts pane: annotations with their values, and the chosen one as a card."""
