"""One spelling for each thing that is hashed: canonical JSON, and SHA-256 as 64 hex digits."""

import json
from typing import Any

# Made once: json.dumps makes one for every call that does not use its defaults.
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def dumps(thing: Any) -> str:
    """Return the canonical JSON of a thing: sorted keys, no spaces, characters as themselves.

    Raises:
        ValueError: for NaN and infinities, which JSON does not have.
    """
    return ENCODER.encode(thing)


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes as 64 hex digits."""
    import hashlib  # brings OpenSSL; a project is opened and shown without it

    return hashlib.sha256(data).hexdigest()


def text_id(text: str) -> str:
    """Return the id of a text: the SHA-256 of its UTF-8.

    Raises:
        UnicodeEncodeError: where the text holds a lone surrogate.
    """
    return sha256(text.encode("utf-8"))


def thing_id(thing: Any) -> str:
    """Return the id of anything that JSON can hold: the SHA-256 of its canonical JSON."""
    return sha256(dumps(thing).encode("utf-8"))
