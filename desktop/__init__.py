"""The faces of Beleg: the window and the command line."""
