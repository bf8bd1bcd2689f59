"""No fault vanishes: what escapes a slot, a thread or Qt itself is logged and shown.

A KnownError is the world's fault and becomes a sentence; everything else is a bug of ours and becomes a report that can
be copied. PySide prints an exception that leaves a slot and goes on; without a terminal nobody would see it.
"""

import logging
import sys
import threading
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QMessageLogContext, QObject, QtMsgType, Signal, qInstallMessageHandler, qVersion

from db.errors import KnownError

LOG_BYTES = 1_000_000  # a longer log begins anew, the old one is kept once
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_HARMLESS = ("This plugin does not support",)  # the offscreen platform says it of every window
_log = logging.getLogger("beleg")


class Faults(QObject):
    """Takes what nobody caught. One for the application; made and installed first, uninstalled last.

    The signals reach the window in its own thread, whichever thread the fault came from.
    """

    known = Signal(str)  # the sentence of a KnownError
    bug = Signal(str)  # a report, once for each place in the program

    def __init__(self, folder: Path) -> None:
        """Take faults.

        Args:
            folder: where the log is written; made when there is something to write.
        """
        super().__init__()
        self.explain: Callable[[BaseException], KnownError | None] = lambda _fault: None
        """Gives a fault of the open project's file, which reading met outside an operation, its sentence."""
        self._folder = folder
        self._seen: set[str] = set()
        self._undo: list[Callable[[], object]] = []

    def install(self) -> None:
        """Take over the hooks of Python, its threads, and Qt."""
        hooks = sys.excepthook, threading.excepthook
        messages = qInstallMessageHandler(self._take_message)
        sys.excepthook = self._take
        threading.excepthook = self._take_in_thread
        self._undo = [
            lambda: setattr(sys, "excepthook", hooks[0]),
            lambda: setattr(threading, "excepthook", hooks[1]),
            lambda: qInstallMessageHandler(messages),
        ]

    def uninstall(self) -> None:
        """Give the hooks back."""
        for undo in self._undo:
            undo()
        self._undo = []

    def take(self, fault: BaseException) -> None:
        """Take a fault that somebody caught and cannot deal with, such as one that a worker handed back."""
        self._take(type(fault), fault, fault.__traceback__)

    def _take(self, kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, fault, trace)
            return
        known = fault if isinstance(fault, KnownError) else self.explain(fault)
        if known is not None:
            self._write(f"{type(known).__name__}: {known.sentence()}")
            self.known.emit(known.sentence())
            return
        text = report(kind, fault, trace)
        self._write(text)
        place = f"{kind.__name__} {_place(trace)}"
        if place not in self._seen:  # a fault in a paintEvent comes with every frame
            self._seen.add(place)
            self.bug.emit(text)

    def _take_in_thread(self, given: threading.ExceptHookArgs) -> None:
        if given.exc_value is not None and not issubclass(given.exc_type, SystemExit):
            self._take(given.exc_type, given.exc_value, given.exc_traceback)

    def _take_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if any(part in message for part in _HARMLESS):
            return
        _log.log(_LEVELS.get(kind, logging.WARNING), "Qt: %s", message)
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            self._write(f"Qt ({context.category or 'default'}): {message}")

    def _write(self, text: str) -> None:
        """Append to the log, and to the terminal where there is one. Never raises: this is the last resort."""
        stamped = f"{datetime.now(UTC).isoformat(timespec='seconds')} {text.rstrip()}\n"
        try:
            if sys.stderr is not None:
                sys.stderr.write(stamped)
            self._folder.mkdir(parents=True, exist_ok=True)
            log = self._folder / "faults.log"
            if log.exists() and log.stat().st_size > LOG_BYTES:
                log.replace(log.with_suffix(".old.log"))
            with log.open("a", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
                file.write(stamped)
        except (OSError, ValueError):  # a full disk, or a terminal that was closed
            return


def report(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> str:
    """Return what a developer needs to find a bug: versions and the trace, without the text of any article."""
    import platform
    from importlib.metadata import PackageNotFoundError, version

    try:
        beleg = version("beleg")
    except PackageNotFoundError:
        beleg = "not installed"
    head = (
        f"Beleg {beleg}, Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}\n"
        f"{datetime.now(UTC).isoformat(timespec='seconds')}, thread {threading.current_thread().name}\n\n"
    )
    return head + "".join(traceback.format_exception(kind, fault, trace))


def _place(trace: TracebackType | None) -> str:
    frames = traceback.extract_tb(trace)
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else "nowhere"
