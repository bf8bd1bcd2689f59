"""Copying the pages of a project that is in use: a large one in short steps, between which a change can be committed.

With a rollback journal a commit waits until nobody reads. A copy of a large file in one go would hold it up for
seconds, and while it waits nobody else could begin to read. SQLite sees between two steps that the source was changed;
then the copy is begun again.
"""

import sqlite3
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

LARGE_BYTES = 4_000_000  # up to here a copy in one go takes a few milliseconds
STEP_PAGES = 512  # of a step: the longest that a commit waits for
MOST_TRIES = 20  # overtaken so often, a copy that somebody waits for is made in one go
REST_S = 0.25  # before it is begun again: who changed something often changes more
MOST_RESTS = 40  # one after the other: what is begun in vain wears the disk

Counted = TypeVar("Counted")


class CopyCancelled(Exception):
    """Nobody wants the copy any more."""


class _Overtaken(Exception):
    """The source was changed between two steps."""


def is_large(source: sqlite3.Connection) -> bool:
    """Say whether copying or checking a project takes so long that a commit must not wait for it."""
    (pages,) = source.execute("PRAGMA page_count").fetchone()
    (bytes_of_page,) = source.execute("PRAGMA page_size").fetchone()
    return bool(pages * bytes_of_page > LARGE_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Copying:
    """A copy that is to be made."""

    source: sqlite3.Connection
    target: sqlite3.Connection
    between: Callable[[], None] = lambda: None  # called between two steps, where no lock is held
    nobody_waits: bool = False  # it is begun again until the project stands still for long enough
    rest: Callable[[float], None] = time.sleep

    def run(self, count: Callable[[], Counted]) -> Counted:
        """Copy all pages of one state of the source.

        Args:
            count: says what the source holds; called in the state that is copied.

        Returns:
            What was counted.
        """
        tries = 0
        if not self.source.in_transaction and is_large(self.source):
            while self.nobody_waits or tries < MOST_TRIES:
                before = self._version()
                counted = count()
                if self._in_steps() and self._version() == before:
                    return counted
                tries += 1
                self._rest(tries)
        return self._in_one_go(count)

    def _rest(self, tries: int) -> None:
        """Wait before it is begun again; where nobody waits for the copy, longer each time, and for a still moment.

        A short one: who changes something every few seconds leaves most time right after a change.
        """
        for _ in range(min(tries, MOST_RESTS) if self.nobody_waits else 1):
            self.between()
            self.rest(REST_S)
        moved = self.nobody_waits
        while moved:
            self.between()
            before = self._version()
            self.rest(REST_S)
            moved = self._version() != before

    def _version(self) -> int:
        """Return a number that is another one as soon as another connection has committed."""
        return int(self.source.execute("PRAGMA data_version").fetchone()[0])

    def _in_steps(self) -> bool:
        """Copy in steps; say whether the source stood still."""
        left: int | None = None

        def look(_status: int, remaining: int, _total: int) -> None:
            nonlocal left
            if left is not None and remaining > left:
                raise _Overtaken
            left = remaining
            self.between()

        try:
            self.source.backup(self.target, pages=STEP_PAGES, progress=look)
        except _Overtaken:
            return False
        return True

    def _in_one_go(self, count: Callable[[], Counted]) -> Counted:
        if self.source.in_transaction:
            counted = count()
            self.source.backup(self.target)
            return counted
        self.source.execute("BEGIN")
        try:
            counted = count()
            self.source.backup(self.target)
            return counted
        finally:
            self.source.rollback()
