from tests.desktop.window_fixtures import application, in_dialog, nothing_left, prompt, start

__all__ = ["application", "in_dialog", "nothing_left", "prompt", "start"]
