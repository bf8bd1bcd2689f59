"""The facts window: what the articles say together, in a window of its own."""
