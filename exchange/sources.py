"""Files, folders and pasted text to articles: each source is taken whole, or refused with a sentence."""

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import Final

from db.errors import KnownError
from db.records import NewArticle, Refusal
from exchange.decoding import Decoded, canonical, codec_name, decode
from exchange.describe import find_language, find_published, find_title
from exchange.errors import NotUtf8, TooManyNuls
from exchange.proposals import is_readable
from exchange.walking import TAKEN, Entry, entries

LARGEST: Final = 64 * 1024 * 1024  # bytes
PASTED: Final = "pasted"
_SIGNATURES: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive, as word processors write it"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file"),
    (b"{\\rtf", "rich text (RTF)"),
    (b"SQLite format 3\0", "a database; if it is a project, open it instead"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
)


def read_sources(paths: Sequence[Path], *, encoding: str | None = None) -> Iterator[NewArticle | Refusal]:
    """Yield an article or a refusal for each file, one at a time.

    Args:
        paths: files and folders, in the order wanted; a folder gives all that is in it, by name, folders too.
        encoding: Python codec name for files that are not UTF-8 and have no byte-order mark; None refuses them.

    Raises:
        UnknownEncoding: before the first file; there is no such encoding.
    """
    if encoding is not None:
        codec_name(encoding)  # else each file would be refused for the one mistake
    for entry in entries(paths):
        yield _read(entry, encoding)


def count(paths: Sequence[Path]) -> int:
    """Return how many articles and refusals `read_sources` will yield, if no file changes."""
    return sum(1 for _ in entries(paths))


def texts_in_other_encodings(paths: Sequence[Path], names: Collection[str]) -> Iterator[Entry]:
    """Yield the files that are refused for nothing but their encoding, and that some usual encoding reads.

    Args:
        paths: what was imported.
        names: of the sources that were refused; others are not looked at.
    """
    for entry in entries(paths):
        if entry.refusal is None and entry.name in names and _lacks_encoding(entry):
            yield entry


def read_pasted(text: str) -> NewArticle | Refusal:
    """Return pasted text as an article, or its refusal where it holds no words."""
    clean, replaced = canonical(text)
    if not clean.strip():
        return Refusal(source=PASTED, reason="The clipboard holds no text. Copy the article's text and paste again.")
    return describe(clean, source=PASTED, replaced=replaced)


def describe(
    text: str, *, source: str, original: bytes | None = None, encoding: str | None = None, replaced: int = 0
) -> NewArticle:
    """Return a text with what can be said of it: title, language, day of publication.

    Args:
        text: as `exchange.decoding` gives it.
        source: file name, or "pasted".
        original: the bytes as read, where they differ from the text's UTF-8.
        encoding: Python codec name they were read with.
        replaced: NULs and lone surrogates that were replaced.
    """
    title, is_heading = find_title(text)
    language = find_language(text)
    return NewArticle(
        text=text,
        title=title,
        title_is_heading=is_heading,
        language=language,
        published=find_published(text, language),
        source=source,
        original=original,
        encoding=encoding,
        replaced=replaced,
    )


def _read(entry: Entry, encoding: str | None) -> NewArticle | Refusal:
    if entry.refusal is not None:
        return Refusal(source=entry.name, reason=entry.refusal)
    try:
        data = _bytes(entry.path)
    except OSError as fault:
        reason = f"“{entry.name}” could not be read: {_cause(fault)}. {_remedy(fault)}"
        return Refusal(source=entry.name, reason=reason)
    if no_text := _not_text(entry.name, data):
        return Refusal(source=entry.name, reason=no_text)
    try:
        decoded = decode(data, source=entry.name, encoding=encoding)
    except KnownError as fault:
        return Refusal(source=entry.name, reason=fault.sentence())
    return _article(entry.name, data, decoded)


def _bytes(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)  # one more than is taken tells that there is more


def _lacks_encoding(entry: Entry) -> bool:
    try:
        data = _bytes(entry.path)
        if _not_text(entry.name, data):
            return False
        decode(data, source=entry.name)
    except OSError:
        return False
    except (NotUtf8, TooManyNuls):
        return is_readable(data)
    except KnownError:
        return False
    return False


def _not_text(name: str, data: bytes) -> str | None:
    if not data:
        return f"“{name}” is empty. Nothing was taken from it."
    if len(data) > LARGEST:
        return f"“{name}” is larger than {LARGEST // 1024 // 1024} MiB, too large for one article. Split it."
    for signature, what in _SIGNATURES:
        if data.startswith(signature):
            return f"“{name}” is {what}, whatever its name says. {TAKEN}; save the article as one of these."
    return None


def _article(name: str, data: bytes, decoded: Decoded) -> NewArticle | Refusal:
    if not decoded.text.strip():
        return Refusal(source=name, reason=f"“{name}” holds nothing but blank space. Nothing was taken from it.")
    if decoded.text.encode("utf-8") == data:
        return describe(decoded.text, source=name)
    return describe(decoded.text, source=name, original=data, encoding=decoded.encoding, replaced=decoded.replaced)


def _remedy(fault: OSError) -> str:
    if isinstance(fault, FileNotFoundError):
        return "Check its name and its folder, and try again."
    return "Make it readable and try again."


def _cause(fault: OSError) -> str:
    match fault:
        case PermissionError():
            return "reading it is not permitted"
        case FileNotFoundError():
            return "it is not there (any more)"
        case IsADirectoryError():
            return "it is a folder"
    return fault.strerror or str(fault)
