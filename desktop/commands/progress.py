"""The progress of long work on standard error: one line that changes on a terminal, now and then a line elsewhere."""

from collections.abc import Callable
from typing import TextIO

TERMINAL_S = 0.1  # between two changes of the line
ELSEWHERE_S = 10.0  # between two lines; what is done sooner says nothing


class ProgressLine:
    """How far one piece of work is."""

    def __init__(self, stream: TextIO, what: str, *, clock: Callable[[], float]) -> None:
        self._stream = stream
        self._what = what
        self._clock = clock
        self._terminal = stream.isatty()
        self._said_at = clock()
        self._width = 0  # of what stands on the terminal's line

    def tell(self, done: int, total: int) -> None:
        """Say how much is done.

        Args:
            done: so many.
            total: of so many; 0 where that is not known.
        """
        now = self._clock()
        if now - self._said_at < (TERMINAL_S if self._terminal else ELSEWHERE_S):
            return
        self._said_at = now
        self._say(f"{self._what}: {done} of {total}" if total else f"{self._what}: {done}")

    def clear(self) -> None:
        """Take the line away from the terminal."""
        if self._width:
            self._write("\r" + " " * self._width + "\r")
            self._width = 0

    def _say(self, line: str) -> None:
        if self._terminal:
            self._write("\r" + line.ljust(self._width))
            self._width = max(self._width, len(line))
        else:
            self._write(line + "\n")

    def _write(self, text: str) -> None:
        try:
            self._stream.write(text)
            self._stream.flush()
        except OSError:
            return  # nobody watches any more; the work goes on
