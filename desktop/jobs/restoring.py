"""Which backups belong to a project file, also where it is damaged or gone."""

from pathlib import Path

from db.backups import Backup, Backups, Listing
from db.errors import KnownError
from db.files import open_project


class NoBackups(KnownError):
    """A project has no backups."""

    def __init__(self, *, path: str, folder: str) -> None:
        self.path = path
        self.folder = folder  # where backups go

    def sentence(self) -> str:
        """Return where backups would be."""
        return (
            f"There are no backups of {self.path} in {self.folder}. One is made before the first change of a session;"
            " if the file was moved, name the place where it was."
        )


class NoSuchBackup(KnownError):
    """A backup was asked for by a number that none has."""

    def __init__(self, *, number: int, count: int) -> None:
        self.number = number
        self.count = count

    def sentence(self) -> str:
        """Return which numbers there are."""
        return f"There is no backup {self.number}; they are numbered from 1, the newest, to {self.count}."


def backups_of(path: Path, folder: Path) -> Listing:
    """Return the backups of a project file, newest first: those made at this place, and those of the same project.

    Args:
        path: the file; where it cannot be opened, only those made at this place are found.
        folder: the folder of the backups.

    Raises:
        NoBackups: there are none.
    """
    backups = Backups(folder)
    found = {one.path: one for one in backups.of_file(path)}
    try:
        project = open_project(path, writable=False)
    except KnownError:
        pass  # damaged or gone: that is what backups are for
    else:
        found.update((one.path, one) for one in backups.list(project.id))
        project.close()
    if not found:
        raise NoBackups(path=str(path), folder=str(folder))
    return sorted(found.values(), key=lambda one: one.made_at, reverse=True)


def numbered(listing: Listing, number: int) -> Backup:
    """Return a backup by its place in the list, from 1.

    Raises:
        NoSuchBackup: none has this number.
    """
    if not 1 <= number <= len(listing):
        raise NoSuchBackup(number=number, count=len(listing))
    return listing[number - 1]
