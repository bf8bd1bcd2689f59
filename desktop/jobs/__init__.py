"""Long work that the command line and the window share. No Qt."""
