"""A connection that fails when it is told to."""

import sqlite3
from collections.abc import Iterable
from typing import Any

from db import connection
from db.project import Project
from tests.db.worlds import quick


class FaultyConnection(sqlite3.Connection):
    """A connection that fails at its n-th statement; every row of a bulk statement counts."""

    left: int | None = None  # statements until the fault; None: none comes
    fault: BaseException = sqlite3.OperationalError("disk I/O error")

    def execute(self, sql: str, parameters: Any = (), /) -> sqlite3.Cursor:
        self._count()
        return super().execute(sql, parameters)

    def executemany(self, sql: str, parameters: Iterable[Any], /) -> sqlite3.Cursor:
        cursor = self.cursor()
        for row in parameters:
            self._count()
            cursor.execute(sql, row)
        return cursor

    def _count(self) -> None:
        if self.left is None:
            return
        if self.left == 0:
            self.left = None  # what cleans up after the fault works
            raise self.fault
        self.left -= 1


def with_faults(project: Project) -> tuple[Project, FaultyConnection]:
    """Return the project on a second connection, which can fail."""
    faulty = sqlite3.connect(
        f"{project.path.as_uri()}?mode=rw", uri=True, isolation_level=None, factory=FaultyConnection
    )
    opened = Project(path=project.path, db=connection.prepared(faulty), id=project.id, clock=project.clock)
    return quick(opened), faulty
