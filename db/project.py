"""The open project file: one door for every change."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from db import connection, older
from db.connection import Database
from db.copying import Copying
from db.errors import FileMoved, ReadOnly, StorageFault
from db.records import SessionId
from db.turns import Turns

# What only a change needs is imported with the first one: a project opens sooner.
if TYPE_CHECKING:
    from db.derive import Deriver
    from db.events import StepHead
    from db.transaction import Transaction

Clock = Callable[[], datetime]
Written = TypeVar("Written")

SHORT_PATIENCE_S = 0.05  # of a commit beside the window: for so long others may find the file closed to them
REST_S = 0.1  # before it is tried again
LONGEST_BESIDE_S = 30.0  # that it is tried for


def utc_now() -> datetime:
    """Return the time now, in UTC."""
    return datetime.now(UTC)


@dataclass(slots=True, kw_only=True)
class Project:
    """One connection to a project file. Opened by `db.files.open_project`, which looks at the file first.

    A worker thread has a `Project` of its own, made by `for_worker`.
    """

    path: Path
    db: Database
    id: str  # of the project, 32 hex digits
    read_only: str | None = None  # why nothing can be changed, as a sentence
    clock: Clock = utc_now
    before_first_write: Callable[["Project"], None] | None = None  # makes the backup; called once
    on_close: Callable[[], None] | None = None  # gives the lock back
    patience_s: float | None = None  # how long a change waits for other connections; None: as long as reading does
    rest: Callable[[float], None] = time.sleep
    turns: Turns = field(default_factory=Turns)  # shared with the projects that `for_worker` makes
    beside: bool = False  # made by `for_worker`: what it caches gives way
    closed: bool = False
    kept: dict[str, tuple[int, object]] = field(default_factory=dict)  # what queries worked out, and up to which event
    _identity: tuple[int, int] | None = field(default=None)  # device and inode, while the file is on disk
    _texts: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._identity = identity(self.path)

    @property
    def name(self) -> str:
        """The project's name."""
        row = self.db.execute("SELECT name FROM projects WHERE id = ?", [self.id]).fetchone()
        return str(row[0]) if row else self.path.stem

    def for_worker(self) -> "Project":
        """Return a second connection to the same file, for use and closing in another thread.

        Raises:
            FileMoved: where the file is no longer at its place.
            StorageFault: where it cannot be opened any more.
        """
        self._look_at_place()
        try:
            db = connection.connect(self.path, mode="ro" if self.read_only else "rw")
        except sqlite3.DatabaseError as error:
            raise self._fault(error) from error
        if self.read_only:
            older.make_readable(db)
        return Project(
            path=self.path,
            db=db,
            id=self.id,
            read_only=self.read_only,
            clock=self.clock,
            turns=self.turns,
            beside=True,
        )

    def snapshot(self) -> "Project":
        """Return the project as it is now, in memory and read-only: long reading from it holds nobody up."""
        copy = connection.in_memory()
        with self.turns.copying():
            Copying(source=self.db.conn, target=copy.conn).run(lambda: None)
        older.make_readable(copy)
        return Project(path=self.path, db=copy, id=self.id, read_only="It is a snapshot.", clock=self.clock)

    def close(self) -> None:
        """Close the connection and give the lock back."""
        self.closed = True
        self.db.conn.close()
        if self.on_close is not None:
            self.on_close()
            self.on_close = None

    @contextmanager
    def transact(self, *, session: SessionId, name: str, head: "StepHead | None" = None) -> "Iterator[Transaction]":
        """Open the one door: what is put inside the block becomes one step, whole or not at all.

        Args:
            session: whose step it is; "" for the making of the project.
            name: the step's name, a phrase a person can read.
            head: for the later parts of a long step, the head of its first part; where that was undone meanwhile, the
                parts from here on are a step of their own.

        Yields:
            The transaction; after the block its `changes` say what was touched.

        Raises:
            ReadOnly: where the project cannot be changed.
            FileMoved: where the file is no longer at its place.
            StorageFault: where the disk refuses; nothing was changed then.
        """
        from db.events import StepHead
        from db.transaction import Transaction

        self.prepare_to_write()
        with self._begun(self.patience_s):
            at = self.clock().strftime("%Y-%m-%dT%H:%M:%SZ")
            if head is None or self._is_undone(head):
                head = StepHead(session=session, number=self.next_number(session), name=name, at=at)
            transaction = Transaction(db=self.db, head=head, texts=self._texts)
            yield transaction
            transaction.write(head)

    def write_cache(self, write: Callable[[Database], Written]) -> Written:
        """Write caches: a transaction without a step. What is decided stays as it is, so no backup is due.

        While a commit waits for those who read, nobody else can begin to read. Beside the window nothing is worth that:
        there a commit that does not come through at once is taken back, and all is done again a little later.

        Args:
            write: writes them; it may be called several times.

        Returns:
            What `write` returned.

        Raises:
            ReadOnly, FileMoved, StorageFault: as `transact`.
        """
        self._look_that_writable()
        until = time.monotonic() + LONGEST_BESIDE_S
        while self.beside:
            try:
                with self._begun(SHORT_PATIENCE_S):
                    return write(self.db)
            except StorageFault as fault:
                if not fault.busy or time.monotonic() > until:
                    raise
            self.rest(REST_S)
        with self._begun(self.patience_s):
            return write(self.db)

    def prepare_to_write(self) -> None:
        """Look that the project can be written, and make the backup that is due before the first write."""
        self._look_that_writable()
        if self.before_first_write is not None:
            self.before_first_write(self)  # where it fails nothing is changed, and the next change tries again
            self.before_first_write = None

    def _look_that_writable(self) -> None:
        if self.read_only is not None:
            raise ReadOnly(path=str(self.path), reason=self.read_only)
        self._look_at_place()

    def _look_at_place(self) -> None:
        if identity(self.path) != self._identity:
            raise FileMoved(path=str(self.path))

    def next_number(self, session: SessionId) -> int:
        """Return the place that the next step of a session takes; 0 only for the one that starts the session."""
        (last,) = self.db.execute("SELECT MAX(number) FROM steps WHERE session = ?", [session]).fetchone()
        if last is not None:
            return int(last) + 1
        # A session that an import brought has no step of its own yet; its first one can be undone.
        return int(self.db.execute("SELECT COUNT(*) FROM sessions WHERE id = ?", [session]).fetchone()[0])

    def _is_undone(self, head: "StepHead") -> bool:
        return self.db.execute("SELECT 1 FROM steps WHERE id = ? AND undone = 1", [head.id]).fetchone() is not None

    def deriver(self) -> "Deriver":
        """Return what works out the present state of things on this connection."""
        from db.derive import Deriver

        return Deriver(self.db)

    @contextmanager
    def _begun(self, patience_s: float | None) -> Iterator[None]:
        """Begin a transaction, and commit it; with a patience of its own where one is given."""
        if patience_s is None:
            with self._in_transaction():
                yield
            return
        (usual_ms,) = self.db.execute("PRAGMA busy_timeout").fetchone()
        self.db.execute(f"PRAGMA busy_timeout={round(patience_s * 1000)}")
        try:
            with self._in_transaction():
                yield
        finally:
            self.db.execute(f"PRAGMA busy_timeout={usual_ms}")

    @contextmanager
    def _in_transaction(self) -> Iterator[None]:
        try:
            self.db.execute("BEGIN IMMEDIATE")
        except sqlite3.DatabaseError as error:
            raise self._fault(error) from error
        try:
            yield
            self.db.execute("COMMIT")
        except BaseException as error:
            if self.db.conn.in_transaction:
                self.db.conn.rollback()
            if isinstance(error, sqlite3.IntegrityError) or not isinstance(error, sqlite3.DatabaseError):
                raise
            raise self._fault(error) from error

    def _fault(self, error: sqlite3.DatabaseError) -> FileMoved | StorageFault:
        if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_DBMOVED":
            return FileMoved(path=str(self.path))
        busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
        return StorageFault(path=str(self.path), cause=str(error), busy=busy)


def identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another one of the same name; None where it is not there, or its disk is gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
