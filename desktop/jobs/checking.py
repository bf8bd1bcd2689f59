"""Checking a project: every page, every hash, every quote; and the derived tables against the events."""

from collections.abc import Callable
from dataclasses import dataclass

from db import rebuild
from db.check import Fault, check
from db.errors import KnownError
from db.project import Project
from db.reading import reading

Progress = Callable[[int, int], None]  # done, total
GROWING = frozenset({"file", "text", "event"})  # faults in what the derived tables are made from


class StillDifferent(KnownError):
    """The derived tables differ from the events even after they were derived anew."""

    def __init__(self, *, path: str, count: int) -> None:
        self.path = path
        self.count = count  # rows

    def sentence(self) -> str:
        """Return that it is a bug."""
        return (
            f"The tables of {self.path} were derived anew and still differ in {self.count} rows; please report this."
            " The texts and events are unharmed."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """What a check found."""

    sentences: tuple[str, ...]  # all that is wrong
    compared: bool  # the derived tables were compared with the events
    different: int = 0  # rows in which they differ


def check_project(project: Project, *, rebuilding: bool = False, progress: Progress | None = None) -> Checked:
    """Look at all of a project; nothing is changed.

    Args:
        project: the open project.
        rebuilding: whether the derived tables are derived anew too, in memory, and compared.
        progress: told how many rows are done, of how many.
    """
    with reading(project.path):
        faults = check(project.db.conn, progress=progress)
        sentences = tuple(fault.sentence for fault in faults)
        if not rebuilding or _growing(faults):
            return Checked(sentences=sentences, compared=False)
        different = rebuild.differences(project, progress)
    return Checked(
        sentences=(*sentences, *(one.sentence() for one in different)), compared=True, different=len(different)
    )


def put_right(project: Project) -> None:
    """Derive the tables of a project anew, after the backup that is due before its first change.

    Raises:
        StillDifferent: where that did not help.
        KnownError: where the project cannot be written.
    """
    rebuild.rebuild(project)
    if left := rebuild.differences(project):
        raise StillDifferent(path=str(project.path), count=len(left))


def _growing(faults: list[Fault]) -> bool:
    return any(fault.what in GROWING for fault in faults)
