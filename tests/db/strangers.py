"""Other processes and other users, for the tests of what two windows do to one file."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent.parent
NOBODY = 65534
HEAD = "import os, sys, time, sqlite3, signal\nfrom pathlib import Path\npath = Path(sys.argv[1])\n"
# Imported before the rights are given up: the interpreter itself may lie where only its owner reads.
OURS = (
    "import fcntl, getpass, pwd, tempfile\n"
    "from db import files\n"
    "from db.errors import KnownError\n"
    "from db.lock import ProjectLock\n"
    "from db.opening import examine\n"
)


def say(line: str) -> str:
    """Return code that prints a line at once."""
    return f"print({line!r}, flush=True)\n"


@contextmanager
def stranger(code: str, *arguments: object) -> Iterator[subprocess.Popen[str]]:
    """Run code in another process, which is killed at the end; `path` is its first argument."""
    process = subprocess.Popen(
        [sys.executable, "-c", HEAD + code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=REPOSITORY,
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def heard(process: subprocess.Popen[str]) -> str:
    """Wait for the next line that a process says."""
    assert process.stdout is not None
    return process.stdout.readline().rstrip("\n")


def as_nobody(code: str, *arguments: object) -> str:
    """Run code as a user without rights (root has every right), and return what it printed."""
    become = f"import os\nif os.getuid() == 0:\n    os.setgroups([]); os.setgid({NOBODY}); os.setuid({NOBODY})\n"
    done = subprocess.run(
        [sys.executable, "-c", HEAD + OURS + become + code, *map(str, arguments)],
        capture_output=True,
        text=True,
        cwd=REPOSITORY,
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


@contextmanager
def open_folder() -> Iterator[Path]:
    """Give a folder that other users can reach."""
    folder = Path(tempfile.mkdtemp(prefix="beleg-tests-"))
    folder.chmod(0o777)
    try:
        yield folder
    finally:
        folder.chmod(0o777)
        for path in folder.iterdir():
            path.unlink()
        folder.rmdir()


def needs_users() -> bool:
    """Say whether permissions can be tried here."""
    return os.name == "posix"
