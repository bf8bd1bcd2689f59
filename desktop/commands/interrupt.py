"""Ctrl+C in work that can be cancelled: it comes to its end at the next whole article; a second one breaks it off."""

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

STATUS = 130  # the exit status after Ctrl+C, as shells have it


@contextmanager
def cancellable() -> Iterator[Callable[[], bool]]:
    """Turn Ctrl+C into a wish to cancel.

    Yields:
        What says whether Ctrl+C was pressed.
    """
    if threading.current_thread() is not threading.main_thread():
        yield lambda: False  # only the main thread hears signals
        return
    wished = threading.Event()

    def wish(_number: int, _frame: FrameType | None) -> None:
        wished.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    before = signal.signal(signal.SIGINT, wish)
    try:
        yield wished.is_set
    finally:
        signal.signal(signal.SIGINT, before)
