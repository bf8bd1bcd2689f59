"""What a test may not leave behind: threads, running timers, top-level widgets."""

import gc
import threading
from dataclasses import dataclass

import shiboken6
from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEvent, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication, QWidget

PATIENCE_MS = 600


@dataclass(frozen=True, slots=True)
class Standing:
    """What was there before the test."""

    threads: frozenset[threading.Thread]
    widgets: frozenset[int]  # addresses of the C++ objects
    timers: frozenset[int]

    @classmethod
    def now(cls) -> "Standing":
        """Look at what is there."""
        return cls(
            threads=frozenset(threading.enumerate()),
            widgets=frozenset(_address(widget) for widget in top_levels()),
            timers=frozenset(_address(timer) for timer in running_timers()),
        )

    def left_since(self) -> list[str]:
        """Return what came since and does not go by itself in a moment, as the timer of a single shot does."""
        patience = QDeadlineTimer(PATIENCE_MS)
        settle()
        while (left := self._left()) and not patience.hasExpired():
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 20)
            settle()
        return left

    def _left(self) -> list[str]:
        found = [f"thread {thread.name}" for thread in threading.enumerate() if thread not in self.threads]
        found += [_named(widget) for widget in top_levels() if _address(widget) not in self.widgets]
        found += [
            f"running timer of {_named(timer.parent()) if timer.parent() else 'nobody'}, {timer.interval()} ms"
            for timer in running_timers()
            if _address(timer) not in self.timers
        ]
        return found


def settle() -> None:
    """Let what was told to go, go."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()


def top_levels() -> list[QWidget]:
    """Return the windows, menus and dialogs that exist, shown or not, which nobody owns."""
    return [widget for widget in QApplication.topLevelWidgets() if widget.parent() is None]


def running_timers() -> list[QTimer]:
    """Return the timers of the program that are running."""
    found = [thing for thing in gc.get_objects() if issubclass(type(thing), QTimer)]
    return [timer for timer in found if shiboken6.isValid(timer) and timer.isActive()]


def _address(thing: object) -> int:
    return shiboken6.getCppPointer(thing)[0]


def _named(thing: object) -> str:
    name = thing.accessibleName() if isinstance(thing, QWidget) else ""
    return f"{type(thing).__name__} {name}".strip()
