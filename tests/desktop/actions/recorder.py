"""A window that only writes down what it is asked for."""

from collections.abc import Callable


class Recorder:
    """Takes every command; `asked` holds their names and arguments."""

    def __init__(self) -> None:
        self.asked: list[tuple] = []

    def __getattr__(self, name: str) -> Callable[..., None]:
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda *given, **named: self.asked.append((name, *given, *sorted(named.items())))
