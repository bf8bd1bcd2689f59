from tests.desktop.window_fixtures import application, nothing_left, prompt, start

__all__ = ["application", "nothing_left", "prompt", "start"]
