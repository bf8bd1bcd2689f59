"""Watches every write of the test process: a test that writes outside the temporary folders fails, at that line.

Python reports each file that it opens, makes, renames or removes to audit hooks (PEP 578). What Qt does by itself is
not seen, so the program keeps no `QSettings`.
"""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import unquote, urlsplit

REPOSITORY = Path(__file__).resolve().parent.parent
CACHES = frozenset(
    {"__pycache__", ".pytest_cache", ".hypothesis", ".benchmarks", ".mypy_cache", ".ruff_cache", ".import_linter_cache"}
)
DEVICES = ("/dev/", "/proc/")
WRITE_FLAGS = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
ONE_PATH = frozenset({"os.remove", "os.rmdir", "os.truncate", "os.chmod", "os.utime"})
TWO_PATHS = frozenset({"os.rename", "os.link", "os.symlink"})


class ForeignWrite(BaseException):
    """A write outside the temporary folders. Not an Exception, so that no handler of the program takes it."""


class WriteGuard:
    """Decides which writes are allowed, and keeps those that were not."""

    def __init__(self, allowed: list[Path]) -> None:
        self.allowed = [folder.resolve() for folder in allowed]
        self.temporary = Path(tempfile.gettempdir()).resolve()
        self.offences: list[str] = []
        self.active = True

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        """Refuse a write outside. Called by Python for every audit event, so the common ones leave at once."""
        if not self.active:
            return
        for path in written_paths(event, arguments):
            if not self.allows(path):
                self.offences.append(f"{event} {path}")
                raise ForeignWrite(f"{event} {path}: tests write only below the temporary folder and BELEG_HOME")

    def allows(self, path: str) -> bool:
        """Return whether the path may be written: temporary, a cache of a tool, or a device."""
        if path.startswith(DEVICES):
            return True
        place = Path(os.path.realpath(path))
        if any(place.is_relative_to(folder) for folder in self.allowed) or CACHES & set(place.parts):
            return True
        return place.is_relative_to(self.temporary) and not place.is_relative_to(REPOSITORY)

    @contextmanager
    def asleep(self) -> Iterator[None]:
        """Allow everything for a while."""
        self.active = False
        try:
            yield
        finally:
            self.active = True


def written_paths(event: str, arguments: tuple[object, ...]) -> list[str]:
    """Return the paths that an audit event is about to write."""
    if event == "open":
        path, mode, flags = arguments
        writes = (isinstance(mode, str) and bool(set("wax+") & set(mode))) or bool(int(flags or 0) & WRITE_FLAGS)  # type: ignore[call-overload]
        return _paths(path) if writes else []
    if event == "sqlite3.connect":
        return _database_path(arguments[0])
    if event == "os.mkdir":
        return [path for path in _paths(arguments[0]) if not os.path.isdir(path)]  # noqa: PTH112 (the hook must be cheap)
    if event in ONE_PATH:
        return [_in_folder(path, arguments[-1]) for path in _paths(arguments[0])]
    if event in TWO_PATHS:
        return _paths(arguments[0]) + _paths(arguments[1]) if event == "os.rename" else _paths(arguments[1])
    return []


def _paths(argument: object) -> list[str]:
    """Return a path argument as text; a file descriptor was opened before, and judged then."""
    return [os.fsdecode(argument)] if isinstance(argument, str | bytes | os.PathLike) else []


def _in_folder(path: str, descriptor: object) -> str:
    """Return a path that was given beside the descriptor of its folder, as shutil.rmtree does, with that folder."""
    link = f"/proc/self/fd/{descriptor}"
    if os.path.isabs(path) or not isinstance(descriptor, int) or descriptor < 0 or not os.path.islink(link):  # noqa: PTH114, PTH117 (the hook must be cheap)
        return path
    return os.path.join(os.readlink(link), path)  # noqa: PTH115, PTH118


def _database_path(database: object) -> list[str]:
    name = os.fsdecode(database) if isinstance(database, str | bytes | os.PathLike) else ""
    if name in {"", ":memory:"}:
        return []
    if name.startswith("file:"):
        parts = urlsplit(name)
        return [] if {"mode=ro", "mode=memory"} & set(parts.query.split("&")) else [unquote(parts.path)]
    return [name]
