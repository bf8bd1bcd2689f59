"""What the command line says, and where: answers to standard output, faults and progress to standard error."""

import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import StringIO, TextIOWrapper
from typing import Any, TextIO

from db.errors import KnownError
from desktop.commands.progress import ProgressLine

CONTROLS = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f]")  # would reach the terminal as orders

NO_LINE = re.compile("[\0-\x1f\x7f-\x9f\u2028\u2029]")  # the same, and what some readers take for a line's end


class OutputFault(KnownError):
    """Standard output takes nothing more."""

    def __init__(self, *, cause: str) -> None:
        self.cause = cause

    def sentence(self) -> str:
        """Return why."""
        return f"The output could not be written: {self.cause}. Send it elsewhere and run the command again."


class Console:
    """The two streams of one run."""

    def __init__(self, out: TextIO, err: TextIO, *, clock: Callable[[], float] = time.monotonic) -> None:
        self.quiet = False
        self._out = out
        self._err = err
        self._clock = clock

    @classmethod
    def of_process(cls) -> "Console":
        """Return the console of this process, which speaks UTF-8 whatever the locale says."""
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, TextIOWrapper):
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return cls(sys.stdout or StringIO(), sys.stderr or StringIO())  # None where the shell has closed one

    def answer(self, line: str) -> None:
        """Say what was asked for."""
        self._print(CONTROLS.sub("\ufffd", line))

    def answer_json(self, content: dict[str, Any]) -> None:
        """Say what was asked for, as JSON."""
        text = json.dumps(content, ensure_ascii=False, indent=2)
        self._print(CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def answer_json_line(self, content: dict[str, Any]) -> None:
        """Say one of many answers, as JSON on a line of its own."""
        text = json.dumps(content, ensure_ascii=False)
        self._print(NO_LINE.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def report(self, line: str) -> None:
        """Say what was done, unless nobody wants to know."""
        if not self.quiet:
            self.answer(line)

    def fault(self, line: str) -> None:
        """Say what went wrong or was refused."""
        self._flush_answers()  # so that both streams in one terminal keep their order
        try:
            print(CONTROLS.sub("\ufffd", line), file=self._err, flush=True)
        except OSError:
            _send_nowhere(self._err)  # nobody hears it; the exit status says it too

    @contextmanager
    def progress(self, what: str) -> Iterator[Callable[[int, int], None]]:
        """Show the progress of long work.

        Args:
            what: the work, a word or two in the form "Importing".

        Yields:
            What is to be told how much is done, of how much (0: not known).
        """
        if self.quiet:
            yield lambda _done, _total: None
            return
        line = ProgressLine(self._err, what, clock=self._clock)
        try:
            yield line.tell
        finally:
            line.clear()

    def finish(self) -> None:
        """Bring out what is still held back."""
        with self._known():
            self._out.flush()

    def give_up(self) -> None:
        """Let the rest of the output go nowhere: the other end is gone, and the end of the process would say so."""
        _send_nowhere(self._out)

    def _print(self, text: str) -> None:
        with self._known():
            print(text, file=self._out)

    def _flush_answers(self) -> None:
        try:
            self._out.flush()
        except OSError:
            return  # the fault to be told comes first; `finish` meets this one again

    @contextmanager
    def _known(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as fault:
            raise OutputFault(cause=fault.strerror or str(fault)) from fault


def _send_nowhere(stream: TextIO) -> None:
    """Let what a stream still holds go nowhere, or the end of the process stumbles over it."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # not a file of the system
        return
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, number)
    os.close(nowhere)
