"""Who of the connections of one open project goes first: a copy before what is written beside the window."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass(slots=True)
class Turns:
    """Shared by all connections of one open project. What the analyst does asks nobody and never waits here."""

    _changed: threading.Condition = field(default_factory=threading.Condition)
    _copies: int = 0

    @contextmanager
    def copying(self) -> Iterator[None]:
        """Have what is written beside the window wait while the project is copied inside the block."""
        with self._changed:
            self._copies += 1
        try:
            yield
        finally:
            with self._changed:
                self._copies -= 1
                self._changed.notify_all()

    def wait(self, longest_s: float) -> None:
        """Wait until no copy is under way, but no longer than so many seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self._copies == 0, longest_s)
