"""The calls that writing a file makes, as values: a test makes each of them fail in turn."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO


def _create(path: Path) -> BinaryIO:
    return path.open("xb")  # x: never over a file that is there


def _write(file: BinaryIO, data: bytes) -> None:
    file.write(data)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _close(file: BinaryIO) -> None:
    file.close()


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _copy_mode(old: Path, new: Path) -> None:
    new.chmod(old.stat().st_mode & 0o777)


def _replace(new: Path, old: Path) -> None:
    new.replace(old)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows opens no folders
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class FileSystem:
    """The calls; each raises OSError."""

    create: Callable[[Path], BinaryIO] = _create
    write: Callable[[BinaryIO, bytes], None] = _write
    sync: Callable[[BinaryIO], None] = _sync
    close: Callable[[BinaryIO], None] = _close
    open: Callable[[Path], BinaryIO] = _open
    copy_mode: Callable[[Path, Path], None] = _copy_mode
    replace: Callable[[Path, Path], None] = _replace
    sync_folder: Callable[[Path], None] = _sync_folder
    remove: Callable[[Path], None] = _remove
    sleep: Callable[[float], None] = time.sleep  # seconds
