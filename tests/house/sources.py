"""The files of the repository that the house rules are about."""

import ast
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
PACKAGES = ("desktop", "exchange", "db", "values", "resources", "seeds")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A Python file, read and parsed."""

    path: str  # from the repository's root, with "/"
    text: str
    tree: ast.Module


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A place that breaks a rule."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def parse(path: str, text: str) -> Source:
    """Return a source from its text."""
    return Source(path=path, text=text, tree=ast.parse(text, path))


@cache
def files() -> tuple[str, ...]:
    """Return the paths of all files that are, or would be, in the repository."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if (REPOSITORY / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(command, cwd=REPOSITORY, capture_output=True, check=True).stdout.decode()
        return tuple(sorted(path for path in listed.split("\0") if path and (REPOSITORY / path).is_file()))
    return tuple(sorted(_walk(REPOSITORY)))  # an unpacked archive, or no git: what is not hidden


@cache
def product() -> tuple[Source, ...]:
    """Return the Python files of the program itself."""
    return tuple(source for source in python() if source.path.startswith(tuple(f"{name}/" for name in PACKAGES)))


@cache
def python() -> tuple[Source, ...]:
    """Return all Python files: the program, its tests, benchmarks and tasks."""
    return tuple(_read())


def _walk(folder: Path) -> Iterator[str]:
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name in {"__pycache__", "build", "dist"}:
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry.relative_to(REPOSITORY).as_posix()


def _read() -> Iterator[Source]:
    for path in files():
        if path.endswith(".py"):
            yield parse(path, (REPOSITORY / path).read_text(encoding="utf-8"))
