"""A regular expression run in a process of its own: a pattern that never ends can be ended from outside.

Python's `re` cannot be interrupted and holds the interpreter. What runs here is loaded by a new process, so it imports
next to nothing.
"""

import multiprocessing
import re
import signal
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import Final

from values.errors import KnownError

LIMIT_S: Final = 4.0  # for one batch of texts; a pattern that takes longer is hopeless on them
BEGIN_S: Final = 20.0  # for the process to begin, on a computer that is busy
POLL_S: Final = 0.05
LONGEST: Final = 1_000  # code points of a pattern
FLAGS: Final = re.MULTILINE


class BadPattern(KnownError):
    """Something typed is no regular expression."""

    def __init__(self, *, reason: str, position: int | None) -> None:
        self.reason = reason  # as Python says it
        self.position = position  # code points before what is wrong; None: not known

    def sentence(self) -> str:
        """Return what is wrong and where."""
        where = "" if self.position is None else f" at character {self.position + 1}"
        return f"This is no regular expression: {self.reason}{where}."


class SlowPattern(KnownError):
    """A pattern goes back and forth without end."""

    def __init__(self, *, seconds: float) -> None:
        self.seconds = seconds

    def sentence(self) -> str:
        """Return that it was ended, and what to do."""
        return (
            f"This pattern was still searching after {self.seconds:.0f} seconds and was stopped; nothing was labelled."
            " Make it simpler: a repeat inside of a repeat, such as (a+)+, takes forever."
        )


def check(pattern: str) -> None:
    """Say whether a pattern is one.

    Raises:
        BadPattern: where it is none.
    """
    if len(pattern) > LONGEST:
        raise BadPattern(reason=f"it is longer than {LONGEST} characters", position=LONGEST)
    try:
        re.compile(pattern, FLAGS)
    except re.error as fault:
        raise BadPattern(reason=fault.msg, position=fault.pos) from fault
    except (OverflowError, RecursionError) as fault:
        raise BadPattern(reason="it repeats or nests too much", position=None) from fault


class PatternProcess:
    """The process; use it in a `with`."""

    def __init__(self, pattern: str, *, any_case: bool, limit_s: float = LIMIT_S) -> None:
        """Begin to search.

        Args:
            pattern: was checked.
            any_case: whether upper and lower case are the same.
            limit_s: how long a batch of texts may take.
        """
        self._limit_s = limit_s
        context = multiprocessing.get_context("spawn")  # a fork would take the window's threads and locks along
        self._here, there = context.Pipe()
        flags = int(FLAGS | (re.IGNORECASE if any_case else 0))
        self._process = context.Process(target=_search, args=(there, pattern, flags, limit_s), daemon=True)
        self._process.start()
        there.close()
        self._begun = False

    def __enter__(self) -> "PatternProcess":
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, whatever it does."""
        self._here.close()
        self._process.terminate()
        self._process.join()
        self._process.close()

    def find(
        self, texts: Sequence[str], most: int, cancelled: Callable[[], bool] = lambda: False
    ) -> list[list[tuple[int, int]]] | None:
        """Return the spans in each of some texts, none empty.

        Args:
            texts: to look through.
            most: spans of one text.
            cancelled: asked while waiting; then None is returned.

        Raises:
            SlowPattern: where it took too long, or the process died of it.
        """
        try:
            if not self._begun and not self._wait(BEGIN_S, cancelled):
                return None
            self._begun = self._begun or bool(self._here.recv())
            self._here.send((list(texts), most))
            if not self._wait(self._limit_s, cancelled):
                return None
            found: list[list[tuple[int, int]]] = self._here.recv()
        except (EOFError, OSError) as fault:
            raise SlowPattern(seconds=self._limit_s) from fault
        return found

    def _wait(self, limit_s: float, cancelled: Callable[[], bool]) -> bool:
        """Wait for the process; say whether it answered, False where it was cancelled.

        Raises:
            SlowPattern: where it did not answer in time.
        """
        for _ in range(max(1, round(limit_s / POLL_S))):
            if self._here.poll(POLL_S):
                return True
            if cancelled():
                return False
        raise SlowPattern(seconds=limit_s)


def _search(pipe: Connection, pattern: str, flags: int, limit_s: float) -> None:
    """Search texts until the pipe is closed; runs in the process."""
    found = re.compile(pattern, flags)
    pipe.send(True)
    while True:
        try:
            texts, most = pipe.recv()
        except EOFError:
            return
        _end_after(2 * limit_s)
        pipe.send([_spans(found, text, most) for text in texts])
        _end_after(0)


def _end_after(seconds: float) -> None:
    """Let the system end this process then, 0: never: nobody else does where the window was killed meanwhile."""
    if hasattr(signal, "setitimer"):
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _spans(pattern: re.Pattern[str], text: str, most: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for match in pattern.finditer(text):
        if match.end() > match.start():
            spans.append(match.span())
            if len(spans) >= most:
                break
    return spans
