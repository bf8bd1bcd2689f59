"""What can be asked of a project. Nothing here writes, but for `places`."""
