"""The lock of a project: one window writes, and no crash leaves a lock behind.

It is a lock of the operating system on a small file beside the project, so it dies with the process. The project file
itself is never opened for it: closing any descriptor of it would drop the locks that SQLite holds.
"""

import errno
import getpass
import json
import os
import stat
import sys
from datetime import UTC, datetime
from pathlib import Path

from db.file_errors import LockedElsewhere, LockImpossible, LockOwner

LONGEST_NAME = 240  # bytes; most file systems end at 255
LARGEST_OWNER = 4096  # bytes
ATTEMPTS = 50
FAR_AWAY = 1 << 30  # the byte that Windows locks; a locked byte cannot be read, and the owner stands at the start
UNKNOWN = LockOwner(user="", host="", pid=0, since="")
HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


class ProjectLock:
    """A lock that is held. Give it back with `release`."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path  # of the lock's file
        self._descriptor = descriptor

    @classmethod
    def acquire(cls, project: Path) -> "ProjectLock":
        """Take the lock of a project, or fail at once.

        Args:
            project: the project file; it need not exist yet, its folder must.

        Raises:
            LockedElsewhere: where another window holds it, in this process or any other.
            LockImpossible: where the folder cannot be written or its file system has no locks.
        """
        project = project.resolve()
        path = lock_file(project)
        try:
            for _ in range(ATTEMPTS):
                if (descriptor := _attempt(project, path)) is not None:
                    _write_owner(descriptor)
                    return cls(path, descriptor)
        except OSError as error:
            raise LockImpossible(path=project, cause=error.strerror or str(error)) from error
        raise LockedElsewhere(path=project, owner=owner(project) or UNKNOWN)

    @property
    def held(self) -> bool:
        """Whether it has not been released yet."""
        return self._descriptor >= 0

    def release(self) -> None:
        """Give the lock back and remove its file; a second time does nothing."""
        if not self.held:
            return
        descriptor, self._descriptor = self._descriptor, -1
        if sys.platform == "win32":
            os.close(descriptor)  # Windows removes no file that is open
            _remove(self.path)
        else:
            _remove(self.path)  # while it is held: whoever gets it next sees that the path is gone, and tries again
            os.close(descriptor)


def lock_file(project: Path) -> Path:
    """Return the file that carries the lock of a project."""
    name = f".{project.name}.lock"
    if len(os.fsencode(name)) > LONGEST_NAME:
        import hashlib  # brings OpenSSL

        name = f".{hashlib.sha256(os.fsencode(project.name)).hexdigest()[:32]}.lock"
    return project.with_name(name)


def owner(project: Path) -> LockOwner | None:
    """Return who wrote into the lock's file, or None where there is none; it may be left over from a crash."""
    try:
        with lock_file(project.resolve()).open("rb") as file:
            said = json.loads(file.read(LARGEST_OWNER))
        return LockOwner(user=str(said["user"]), host=str(said["host"]), pid=int(said["pid"]), since=str(said["since"]))
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None


def held_by_this_process(project: Path) -> bool:
    """Say whether a lock of this very process is on a project, so that it is open here already."""
    said = owner(project)
    if said is None or said.pid != os.getpid() or said.host != _host():
        return False
    try:
        ProjectLock.acquire(project).release()
    except LockedElsewhere:
        return True
    except LockImpossible:
        return False
    return False  # it was left by a crash of a process that had the same number


def _attempt(project: Path, path: Path) -> int | None:
    """Return a descriptor that holds the lock, or None where the file was exchanged in between."""
    descriptor = _open(path)
    keep = False
    try:
        if not _lock(descriptor):
            raise LockedElsewhere(path=project, owner=owner(project) or UNKNOWN)
        if not os.access(path, os.W_OK):  # left by a crash of another user
            _remove(path)
            return None
        keep = _is_at(descriptor, path)
        return descriptor if keep else None
    finally:
        if not keep:
            os.close(descriptor)


def _open(path: Path) -> int:
    """Open the lock's file, made where it is not there; never through a link, never another thing than a file."""
    flags = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOINHERIT", 0)
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | flags, 0o666)
    except PermissionError:
        if not os.path.lexists(path):
            raise
        descriptor = os.open(path, os.O_RDONLY | flags)  # another user's, left by a crash: a lock works on it too
    found = os.fstat(descriptor)
    if not stat.S_ISREG(found.st_mode) or found.st_nlink > 1:
        os.close(descriptor)
        raise OSError(errno.EINVAL, f"{path.name} is no plain file")
    return descriptor


def _lock(descriptor: int) -> bool:
    """Lock a descriptor without waiting; False where another holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(descriptor, FAR_AWAY, os.SEEK_SET)
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD:
            return False
        raise
    return True


def _is_at(descriptor: int, path: Path) -> bool:
    """Say whether the path still names the file that the descriptor is of."""
    try:
        there = path.stat(follow_symlinks=False)
    except FileNotFoundError:
        return False
    return os.path.samestat(os.fstat(descriptor), there)


def _host() -> str:
    """Return this computer's name."""
    if sys.platform == "win32":
        import socket  # elsewhere done without: it brings much that is for networks only

        return socket.gethostname()
    return os.uname().nodename


def _write_owner(descriptor: int) -> None:
    """Write who holds the lock, for the sentence that others are shown."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no name for this user: Python 3.13 raises OSError, earlier ones others
        user = ""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    said = {"user": user, "host": _host(), "pid": os.getpid(), "since": since}
    try:
        os.ftruncate(descriptor, 0)
        os.lseek(descriptor, 0, os.SEEK_SET)
        os.write(descriptor, json.dumps(said).encode("utf-8"))
    except OSError:
        return  # a full disk: the lock holds without its owner's name


def _remove(path: Path) -> None:
    """Remove a lock's file if that can be done; one that stays is no lock."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return  # on Windows another may have it open this moment; the lock itself is given back all the same
