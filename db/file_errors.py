"""What can be wrong with a project file, its lock, its backups and its copies: one class each, one sentence each."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from db.errors import KnownError

NEXT_RESTORE = "Nothing was changed. Restore it from a backup, which opens as a new file."


def shown(name: str) -> str:
    """Return a name in quotation marks, with nothing in it that could break a line or a terminal, and not too long."""
    clean = "".join(c if c.isprintable() else "�" for c in name)
    return f"“{clean if len(clean) <= 120 else clean[:119] + '…'}”"


@dataclass(frozen=True, slots=True, kw_only=True)
class LockOwner:
    """Who has a project open for writing, as far as the lock's file says."""

    user: str  # "" where unknown
    host: str  # "" where unknown
    pid: int  # 0 where unknown
    since: str  # ISO 8601, UTC; "" where unknown

    def phrase(self) -> str:
        """Return who it is, as part of a sentence."""
        who = self.user or "someone"
        where = f" on {self.host}" if self.host else ""
        process = f", process {self.pid}" if self.pid else ""
        return f"{who}{where}{self._since()}{process}"

    def _since(self) -> str:
        try:
            return f" since {datetime.fromisoformat(self.since).astimezone():%Y-%m-%d %H:%M}"
        except ValueError:
            return ""


@dataclass(kw_only=True, eq=False)
class FileFault(KnownError):
    """A fault of one file."""

    path: Path

    @property
    def file(self) -> str:
        """The file's name as a sentence shows it."""
        return shown(self.path.name or str(self.path))


@dataclass(kw_only=True, eq=False)
class FileMissing(FileFault):
    """There is nothing at the path."""

    def sentence(self) -> str:
        """Say that it is not there."""
        return f"There is no file {self.file} in {shown(str(self.path.parent))}. Was it moved or renamed?"


@dataclass(kw_only=True, eq=False)
class NotAFile(FileFault):
    """The path names a folder, a device or the like."""

    def sentence(self) -> str:
        """Say that it is no file."""
        return f"{self.file} is not a file, so it cannot be a project. Choose a .beleg file."


@dataclass(kw_only=True, eq=False)
class FileUnreadable(FileFault):
    """The system does not let us read the file."""

    cause: str

    def sentence(self) -> str:
        """Say what the system said."""
        return f"{self.file} cannot be read: {self.cause}. Check its permissions and that its disk is there."


@dataclass(kw_only=True, eq=False)
class HardLinked(FileFault):
    """The file has more than one name; SQLite's journal knows only one of them."""

    links: int

    def sentence(self) -> str:
        """Say how many names it has."""
        return (
            f"{self.file} is one file under {self.links} names (hard links); two of them in use would destroy it. "
            "Make a copy of it and open the copy."
        )


@dataclass(kw_only=True, eq=False)
class EmptyFile(FileFault):
    """The file has no bytes."""

    def sentence(self) -> str:
        """Say that it is empty."""
        return f"{self.file} is empty. Nothing was changed. If it was a project, restore it from a backup."


@dataclass(kw_only=True, eq=False)
class ForeignFile(FileFault):
    """The file is not ours."""

    found: str  # what it is instead

    def sentence(self) -> str:
        """Say what it is."""
        return f"{self.file} is not a Beleg project but {self.found}. Nothing was changed. Choose a .beleg file."


@dataclass(kw_only=True, eq=False)
class NewerFile(FileFault):
    """The file was made by a later Beleg, and this one cannot read it."""

    version: int
    known: int

    def sentence(self) -> str:
        """Say which version it is of."""
        return (
            f"{self.file} was made by a newer Beleg: it has version {self.version} of the file, and this Beleg knows "
            f"version {self.known}. Nothing was changed. Update Beleg to open it."
        )


@dataclass(kw_only=True, eq=False)
class AlteredFile(FileFault):
    """The file is a project whose tables are not as Beleg makes them."""

    what: str

    def sentence(self) -> str:
        """Say what is not ours."""
        return f"{self.file} was altered by another program: {self.what}. It is not opened. {NEXT_RESTORE}"


@dataclass(kw_only=True, eq=False)
class DamagedFile(FileFault):
    """The file is a project that cannot be read as a database."""

    what: str

    def sentence(self) -> str:
        """Say what is damaged."""
        return f"{self.file} is damaged: {self.what}. It is not opened. {NEXT_RESTORE}"


@dataclass(kw_only=True, eq=False)
class ForeignJournal(FileFault):
    """A journal lies beside the file which belongs to another state of it, or cannot be applied."""

    journal: Path
    what: str

    def sentence(self) -> str:
        """Say which file lies there and what to do."""
        return (
            f"{self.file} is not opened: beside it lies {shown(self.journal.name)}, and {self.what}. Nothing was "
            "changed. Restore the project from a backup; or copy it alone, under a new name, to another folder and "
            "open that."
        )


@dataclass(kw_only=True, eq=False)
class FileBusy(FileFault):
    """Another program is in the middle of writing."""

    def sentence(self) -> str:
        """Say that it is busy."""
        return f"{self.file} is being written by another program. Try again when that has finished."


@dataclass(kw_only=True, eq=False)
class LockedElsewhere(FileFault):
    """Another window has the project open for writing."""

    owner: LockOwner

    def sentence(self) -> str:
        """Say who has it."""
        return (
            f"{self.file} is open read-only because it is already open elsewhere: {self.owner.phrase()}. "
            "Close it there, then open it again here."
        )


@dataclass(kw_only=True, eq=False)
class LockImpossible(FileFault):
    """The system gives no lock, so another window could write at the same time."""

    cause: str

    def sentence(self) -> str:
        """Say why there is no lock."""
        return (
            f"{self.file} is open read-only because no lock can be had beside it: {self.cause}. "
            "Copy it to a folder on this computer that you can write to."
        )


@dataclass(kw_only=True, eq=False)
class TargetExists(FileFault):
    """A file of that name is there already."""

    def sentence(self) -> str:
        """Say that it is kept."""
        return f"There is already a file {self.file}. It was left as it is; choose another name."


@dataclass(kw_only=True, eq=False)
class TargetIsProject(FileFault):
    """A copy was to be written over the project itself."""

    def sentence(self) -> str:
        """Say that it is the same file."""
        return f"{self.file} is the open project itself. Choose another name for the copy."


@dataclass(kw_only=True, eq=False)
class CopyFailed(FileFault):
    """A copy could not be written, or is not what was copied."""

    cause: str

    def sentence(self) -> str:
        """Say why."""
        return (
            f"The copy {self.file} was not written: {self.cause}. The project is unharmed. Make room or choose "
            "another place, and try again."
        )


@dataclass(kw_only=True, eq=False)
class BackupFailed(FileFault):
    """A backup could not be made; the earlier ones are as they were."""

    cause: str

    def sentence(self) -> str:
        """Say why."""
        return (
            f"No backup of {self.file} could be made: {self.cause}. The project and its earlier backups are unharmed. "
            "Make room on the disk of the backups, or save a copy elsewhere."
        )


@dataclass(kw_only=True, eq=False)
class BackupDamaged(FileFault):
    """A backup is no longer what it was when it was made."""

    what: str

    def sentence(self) -> str:
        """Say what is wrong with it."""
        return f"The backup {self.file} is damaged: {self.what}. It was not restored. Choose an earlier one."
