"""The panel that shows how good suggestions have been."""
