"""Dialogs. Imported when the first one is shown, never before the window's first picture."""
