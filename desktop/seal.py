"""A seal on bytes that this installation made: a project that came by mail may hold anything, made to look like ours.

What is learned is read by native code that trusts its bytes. So bytes of that kind are read only with a seal: a message
authentication code (HMAC, RFC 2104) under a random key that no project holds.
"""

import hmac
import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final

from desktop.folders import home
from values.errors import KnownError

KEY_BYTES: Final = 32


class KeyNotKept(KnownError):
    """The key of the seals can neither be read nor made."""

    def __init__(self, *, path: Path, cause: str) -> None:
        super().__init__()
        self.path = path
        self.cause = cause  # what the operating system said

    def sentence(self) -> str:
        """Return what keeps it, and what to do."""
        return (
            f"Nothing can be learned, because the key file {self.path} cannot be kept: {self.cause}. Make its folder "
            "writable, and learn again."
        )


def seal(content: bytes) -> str:
    """Return the seal of some bytes, as hex digits.

    Raises:
        KeyNotKept: where this installation has no key yet and cannot keep one.
    """
    return _seal(installation_key(), content)


def is_sealed(content: bytes, given: object) -> bool:
    """Say whether a seal, which may be anything, is ours for these bytes."""
    key = _read(_path())
    return key is not None and isinstance(given, str) and hmac.compare_digest(_seal(key, content), _ascii(given))


def installation_key() -> bytes:
    """Return the key of this installation, which is made when it is asked for first and which its user alone can read.

    Two that make it at once agree on one: it is written aside, and the first to put it into its place has made it.

    Raises:
        KeyNotKept: where it can neither be read nor made.
    """
    path = _path()
    try:
        key = _read(path)
        if key is None:
            _make(path)
            key = _read(path)
    except OSError as error:
        raise KeyNotKept(path=path, cause=error.strerror or str(error)) from error
    if key is None:
        raise KeyNotKept(path=path, cause="it is not what was written")
    return key


def _path() -> Path:
    return home() / "seal.key"


def _read(path: Path) -> bytes | None:
    """Return the key; None where there is none, or what is there is none."""
    try:
        key = path.read_bytes()
    except OSError:
        return None
    return key if len(key) == KEY_BYTES else None


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(aside, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as file:
            file.write(secrets.token_bytes(KEY_BYTES))
        _put_in_place(aside, path)
    finally:
        with suppress(OSError):
            aside.unlink(missing_ok=True)


def _put_in_place(aside: Path, path: Path) -> None:
    """Put a key where no sound one is; a file system without links lets two of them replace each other."""
    try:
        os.link(aside, path)
    except OSError:
        if _read(path) is None:
            aside.replace(path)


def _seal(key: bytes, content: bytes) -> str:
    return hmac.new(key, content, "sha256").hexdigest()


def _ascii(given: str) -> str:
    """Return a seal as it can be compared: other letters than those of ASCII cannot."""
    return given if given.isascii() else ""
