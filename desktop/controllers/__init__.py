"""What the action rows run: each controller holds one part of the window's commands."""
