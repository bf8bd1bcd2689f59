"""Opening the project of a command: to be read, without a lock and without a trace; or to be changed."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import KnownError
from db.file_errors import FileMissing
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


class ProjectMissing(KnownError):
    """A command would fill a project that is not there."""

    def __init__(self, *, missing: FileMissing) -> None:
        self.missing = missing

    def sentence(self) -> str:
        """Return which file, and how a project is made."""
        return f"{self.missing.sentence()} If it is to be a new project, make it first: `beleg new`."


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
def to_fill(path: Path) -> Iterator[Project]:
    """Open a project that something is imported into, as `to_change` does.

    Raises:
        ProjectMissing: there is none.
        KnownError: as `to_change`.
    """
    try:
        with to_change(path, reason="before an import") as project:
            yield project
    except FileMissing as fault:
        raise ProjectMissing(missing=fault) from fault


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
    project = open_project(path, backups=folders.backups())
    project.before_first_write = lambda opened: backup(opened, folders.backups(), reason=reason)
    try:
        if project.read_only is not None:
            raise NotWritable(reason=project.read_only)
        with reading(path):
            yield project
    finally:
        project.close()
