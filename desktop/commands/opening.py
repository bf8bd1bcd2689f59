"""Opening the project of a command: to be read, without a lock and without a trace; or to be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import KnownError
from db.files import backup, open_project
from db.project import Project
from db.reading import reading
from desktop import folders


class NotWritable(KnownError):
    """A command would change a project that can only be read now."""

    def __init__(self, *, reason: str) -> None:
        self.reason = reason  # a sentence

    def sentence(self) -> str:
        """Return why, and that nothing was done."""
        return f"{self.reason} Nothing was changed."


@contextmanager
def to_read(path: Path) -> Iterator[Project]:
    """Open a project for reading.

    Raises:
        KnownError: where it is refused, or cannot be read on.
    """
    project = open_project(path, writable=False)
    try:
        with reading(path):
            yield project
    finally:
        project.close()


@contextmanager
def to_change(path: Path, *, reason: str) -> Iterator[Project]:
    """Open a project for a change, with the lock, and a backup before the first one.

    Args:
        path: the file.
        reason: why a backup is made, as the list of backups says it.

    Raises:
        NotWritable: where it can only be read.
        KnownError: where it is refused, or cannot be read on.
    """
    project = open_project(path)
    project.before_first_write = lambda opened: backup(opened, folders.backups(), reason=reason)
    try:
        if project.read_only is not None:
            raise NotWritable(reason=project.read_only)
        with reading(path):
            yield project
    finally:
        project.close()
