"""Work in several processes: parts go out, results come back as they are made, and nothing is left at the end.

A process that is killed, by a person or for want of memory, costs time and no result: what it had goes to another one,
and when none is left it is done here. A process ends by itself when this one is gone.
"""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final, Generic, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")
Setup = TypeVar("Setup")

Work = Callable[[Setup, Part], Result]  # a function of a module: a process finds it by its name

POLL_S: Final = 0.1  # how often a cancellation is looked for
NICE: Final = 10  # the window goes first


class WorkFault(RuntimeError):
    """The work on a part ended with a fault of the program; its report is the message."""


@dataclass(slots=True)
class _Hand(Generic[Part]):
    """One process, and the part that it has."""

    process: BaseProcess
    connection: "Connection"
    part: Part | None = None


def done_in_processes(
    work: Work[Setup, Part, Result],
    setup: Setup,
    parts: Iterable[Part],
    *,
    processes: int,
    cancelled: Callable[[], bool] = lambda: False,
) -> Generator[Result, None, None]:
    """Yield the result of each part, in the order in which they are finished.

    Closing the generator ends the processes at once, whatever they are doing. No more parts are taken than there are
    processes, so memory stays flat.

    Args:
        work: called as `work(setup, part)`; it can be found by its name in a module.
        setup: handed to each process once.
        parts: what is to be done; read on this thread.
        processes: so many.
        cancelled: asked several times a second; nothing more is yielded then.

    Raises:
        WorkFault: where the work raised.
    """
    hands: list[_Hand[Part]] = []
    left = deque[Part]()  # parts of processes that went
    rest = iter(parts)

    def following() -> Part | None:
        return left.popleft() if left else next(rest, None)

    try:
        with suppress(OSError):  # the system has no room for so many
            hands.extend(_begun(work, setup) for _ in range(processes))  # those that began are kept
        for hand in tuple(hands):
            _give(hand, following(), hands, left)
        while not cancelled():
            if not any(hand.part is not None for hand in hands):
                part = following()
                if part is None:
                    return
                if not hands:  # none is left
                    yield work(setup, part)
                    continue
                _give(hands[0], part, hands, left)
                continue
            yield from _arrived(hands, left, following)
    finally:
        for hand in hands:
            _end(hand)


def _arrived(hands: list[_Hand[Part]], left: deque[Part], following: Callable[[], Part | None]) -> Iterator[Result]:
    """Yield what has come back within a moment; who is done has the next part before anything is made of it."""
    ready = wait([hand.connection for hand in hands], POLL_S)
    for hand in [one for one in hands if one.connection in ready]:
        try:
            fault, result = hand.connection.recv()
        except (EOFError, OSError):
            _drop(hand, hands, left)
            continue
        if fault:
            raise WorkFault(result)
        hand.part = None
        _give(hand, following(), hands, left)
        yield result


def _give(hand: _Hand[Part], part: Part | None, hands: list[_Hand[Part]], left: deque[Part]) -> None:
    hand.part = part
    if part is None:
        return
    try:
        hand.connection.send(part)
    except OSError:
        _drop(hand, hands, left)


def _drop(hand: _Hand[Part], hands: list[_Hand[Part]], left: deque[Part]) -> None:
    """Take a process out that is gone; its part is left to be done."""
    hands.remove(hand)
    if hand.part is not None:
        left.append(hand.part)
        hand.part = None
    _end(hand)


def _end(hand: _Hand[Part]) -> None:
    hand.connection.close()
    hand.process.terminate()  # it has nothing of its own to put away
    hand.process.join()
    hand.process.close()


def _begun(work: Work[Setup, Part, Result], setup: Setup) -> _Hand[Part]:
    context = multiprocessing.get_context("spawn")  # a fork would take the window's threads and locks along
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(there, work, setup), name="beleg-maker", daemon=True)
    with _deaf_to_interrupts():
        process.start()
    there.close()  # the process has the only other end: when it is gone, that is heard here
    return _Hand(process, here)


@contextmanager
def _deaf_to_interrupts() -> Iterator[None]:
    """Let a process that is begun not hear Ctrl+C: it is for the one that was asked, which ends the others."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # beginning it later would undo what follows
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, work: Work[Setup, Part, Result], setup: Setup) -> None:
    """Do parts until the other end is closed; runs in a process that does nothing else."""
    if hasattr(os, "nice"):
        os.nice(NICE)
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            part = connection.recv()
            answer = _answer(work, setup, part)
            connection.send(answer)
        except (EOFError, OSError):
            return  # nobody waits for it any more


def _answer(work: Work[Setup, Part, Result], setup: Setup, part: Part) -> tuple[str, Result | str]:
    import traceback

    try:
        return "", work(setup, part)
    except Exception:  # noqa: BLE001 - a fault of the program: told where it can be shown
        return "fault", traceback.format_exc()


def cores() -> int:
    """Return how many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
