"""A step of many short transactions: what is slow is read outside of them, so that nobody waits for a disk."""

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from db.events import StepHead
from db.project import Project
from db.records import Changes, SessionId
from db.transaction import Transaction

LONGEST_PART_S = 0.1  # of one transaction: others wait no longer than this
LARGEST_PART = 200  # items
PAUSE_S = 0.002  # between two parts, so that the window gets its turn

Progress = Callable[[int], None]  # items seen so far
Cancelled = Callable[[], bool]
Item = TypeVar("Item")


@dataclass(slots=True, kw_only=True)
class LongStep(Generic[Item]):
    """A step under way. A kind of import says in `take` what becomes of one item."""

    project: Project
    session: SessionId
    name: str
    cancelled: Cancelled
    seen: int = 0
    stopped: bool = False
    head: StepHead | None = None
    changes: list[Changes] = field(default_factory=list)

    def take(self, step: Transaction, item: Item) -> None:
        """Take one item in, inside a transaction."""
        raise NotImplementedError

    def begin_part(self) -> None:
        """Forget what was remembered for the transaction before."""

    def run(self, items: Iterable[Item], progress: Progress | None) -> None:
        """Take all items, until they end or the step is cancelled.

        Raises:
            KnownError: as the project or the items raise it; the parts before stay, as one step.
        """
        source, more = iter(items), True
        while more:
            batch, more = self._read(source)
            self._write(batch)
            if progress is not None:
                progress(self.seen)
            if more:
                time.sleep(PAUSE_S)

    def _read(self, source: Iterator[Item]) -> tuple[list[Item], bool]:
        """Read one part's worth, outside any transaction; say whether there is more."""
        batch: list[Item] = []
        deadline = time.monotonic() + LONGEST_PART_S
        for item in source:
            batch.append(item)
            if self.cancelled():
                self.stopped = True
                return batch, False
            if len(batch) >= LARGEST_PART or time.monotonic() > deadline:
                return batch, True
        return batch, False

    def _write(self, batch: list[Item]) -> None:
        """Take what was read, in as many transactions as it needs."""
        left = iter(batch)
        while not self._part(left):
            time.sleep(PAUSE_S)

    def _part(self, items: Iterator[Item]) -> bool:
        """Take one transaction's worth; say whether that was all."""
        with self.project.transact(session=self.session, name=self.name, head=self.head) as step:
            self.begin_part()
            finished = self._fill(step, items)
            self.head = step.head
        if step.changes.kinds:
            self.changes.append(step.changes)
        elif not self.changes:
            self.head = None  # nothing written yet: the step's number is still free
        return finished

    def _fill(self, step: Transaction, items: Iterator[Item]) -> bool:
        deadline = time.monotonic() + LONGEST_PART_S
        for item in items:
            self.take(step, item)
            self.seen += 1
            if time.monotonic() > deadline:
                return False
        return True

    def told(self) -> Changes:
        """Return all that the parts touched."""
        return self.changes[0].joined(self.changes[1:]) if self.changes else Changes()
