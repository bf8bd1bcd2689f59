"""Which files an import looks at: what was named, and all that is in a named folder, in a fixed order."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".txt", ".text", ".md"})  # what is taken from a folder
_KNOWN: Final = {
    ".pdf": "PDF",
    ".doc": "Word",
    ".docx": "Word",
    ".odt": "OpenDocument",
    ".rtf": "rich text",
    ".html": "HTML",
    ".htm": "HTML",
    ".xhtml": "HTML",
    ".mhtml": "HTML",
    ".epub": "EPUB",
    ".eml": "mail",
    ".msg": "mail",
    ".xml": "XML",
    ".json": "JSON",
    ".jsonl": "JSONL",
    ".csv": "CSV",
    ".tsv": "CSV",
    ".xls": "spreadsheet",
    ".xlsx": "spreadsheet",
    ".zip": "archive",
    ".gz": "archive",
    ".png": "picture",
    ".jpg": "picture",
    ".jpeg": "picture",
    ".gif": "picture",
    ".webp": "picture",
    ".beleg": "project",
}
TAKEN: Final = "This version takes plain text (.txt, .text, .md)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that an import meets."""

    path: Path
    name: str  # as the report shows it: the file's name; in a folder, its path from there with "/"
    refusal: str | None = None  # a sentence; None: to be read


def entries(paths: Sequence[Path]) -> Iterator[Entry]:
    """Yield what the paths name: each file, and for each folder all it holds, by name, its folders included.

    A file that was named itself is read whatever its suffix, unless that is of a format which this version does not
    take. In a folder, hidden files, links to folders and files of other suffixes are refused, each with a sentence.
    """
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError:
            is_folder = False  # reading it will say why
        if is_folder:
            yield from _inside(path, "")
        else:
            yield _file(path, shown(path.name or str(path)), named=True)


def shown(name: str) -> str:
    """Return a file name that can be stored and shown: bytes that are no UTF-8 become U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace") if not name.isascii() else name


def _inside(folder: Path, prefix: str) -> Iterator[Entry]:
    try:
        with os.scandir(folder) as found:
            children = sorted(found, key=lambda child: child.name)
    except OSError as fault:
        name = prefix.rstrip("/") or shown(folder.name or str(folder))
        cause = "reading it is not permitted" if isinstance(fault, PermissionError) else fault.strerror
        reason = f"The folder “{name}” could not be read: {cause}. Make it readable and try again."
        yield Entry(path=folder, name=name, refusal=reason)
        return
    for child in children:
        yield from _child(child, prefix + shown(child.name))


def _child(child: os.DirEntry[str], name: str) -> Iterator[Entry]:
    path = Path(child.path)
    if child.name.startswith("."):
        reason = f"“{name}” is hidden (its name begins with a dot) and was passed over. To take it, name it itself."
        yield Entry(path=path, name=name, refusal=reason)
    elif child.is_dir(follow_symlinks=False):
        yield from _inside(path, f"{name}/")
    elif child.is_symlink() and child.is_dir():
        reason = f"“{name}” is a link to a folder and was passed over. To take what is in it, name that folder."
        yield Entry(path=path, name=name, refusal=reason)
    else:
        yield _file(path, name, named=False)


def _file(path: Path, name: str, *, named: bool) -> Entry:
    suffix = path.suffix.lower()
    refusal = None
    if suffix in _KNOWN:
        refusal = f"“{name}” is a file of another format ({_KNOWN[suffix]}). {TAKEN}; save its text as one of these."
    elif not named and suffix not in SUFFIXES:
        refusal = f"“{name}” is not named as a text file. {TAKEN} from a folder; to take this one, name it itself."
    elif not _may_be_read(path):
        refusal = f"“{name}” is no regular file (a device, a pipe or a socket). Copy its text into a file."
    return Entry(path=path, name=name, refusal=refusal)


def _may_be_read(path: Path) -> bool:
    # Asked before opening: opening a pipe waits for ever. What is not there is told when it is read.
    try:
        return path.is_file() or not path.exists()
    except OSError:
        return True
