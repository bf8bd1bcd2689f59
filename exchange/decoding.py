"""Bytes to text, once, at import: strictly UTF-8 or by byte-order mark, else in an encoding that a person names.

Nothing is guessed here. `exchange.proposals` prepares the choice for a person.
"""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from exchange.errors import EncodingFailed, NoByteOrder, NotUtf8, TooManyNuls, UnknownEncoding

# The longer mark first: that of UTF-32-LE begins with that of UTF-16-LE.
MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
NUL_SHARE: Final = 10  # more than one NUL in so many characters: not UTF-8 text
NUL_SYMBOL: Final = "\u2400"
REPLACEMENT: Final = "\ufffd"
_SURROGATES: Final = re.compile("[\ud800-\udfff]")
_CONTROLS: Final = re.compile("[\x80-\x84\x86-\x9f]")  # C1 but for NEL: no 8-bit text has them
_NO_FILES: Final = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined", "mbcs", "oem"})
_NO_ORDER: Final = frozenset({"utf-16", "utf-32"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text as it is stored, and how it came from its bytes."""

    text: str  # "\n" newlines, no leading BOM, no NUL, no lone surrogate
    encoding: str  # Python codec name the bytes were read with, without their byte-order mark
    replaced: int  # NULs and lone surrogates that were replaced


def decode(data: bytes, *, source: str, encoding: str | None = None) -> Decoded:
    """Decode the bytes of a file.

    A byte-order mark decides; else UTF-8 is tried strictly. Only what is neither is read in the encoding given, so that
    a folder of both kinds comes out right. Bytes that are all ASCII say nothing against an encoding given.

    Args:
        data: the whole file.
        source: its name, for the sentence of a fault.
        encoding: Python codec name for what is not UTF-8, or None to refuse it.

    Raises:
        NotUtf8: neither UTF-8 nor marked, and no encoding given.
        TooManyNuls: as UTF-8 it would be NULs in great part (UTF-16 without a mark).
        UnknownEncoding: no such encoding of text files.
        NoByteOrder: utf-16 or utf-32 given for a file without a mark.
        EncodingFailed: the bytes do not fit the encoding, or its mark.
    """
    codec = None if encoding is None else codec_name(encoding)
    for mark, marked in MARKS:
        if data.startswith(mark):
            return _canonical(_strict(data[len(mark) :], marked, source, skipped=len(mark)), marked)
    if codec is None or not data.isascii():
        fault = _utf8_fault(data, source)
        if fault is None:
            return _canonical(data.decode("utf-8"), "utf-8")
        if codec is None:
            raise fault
    if codec in _NO_ORDER:
        raise NoByteOrder(source=source, name=codec)
    return _canonical(_plausible(data, codec, source), codec)


def codec_name(name: str) -> str:
    """Return Python's own name of an encoding of text files.

    Raises:
        UnknownEncoding: there is none of that name, or it does not make text of files.
    """
    try:
        found = codecs.lookup(name)
        "".encode(name)  # Python refuses codecs that do not make text here
    except (LookupError, ValueError):
        raise UnknownEncoding(name=name, is_codec=_exists(name)) from None
    if found.name in _NO_FILES:
        raise UnknownEncoding(name=name, is_codec=True)
    return "utf-8" if found.name == "utf-8-sig" else found.name


def canonical(text: str) -> tuple[str, int]:
    """Return a text as it is stored, and how many of its characters were replaced.

    All newlines become line feeds, byte-order marks at the start go, NUL becomes U+2400, lone surrogates U+FFFD;
    nothing else is touched. A canonical text comes back as it is.
    """
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("\ufeff"):
        text = text.lstrip("\ufeff")
    replaced = text.count("\0")
    if replaced:
        text = text.replace("\0", NUL_SYMBOL)
    if not text.isascii():
        text, surrogates = _SURROGATES.subn(REPLACEMENT, text)
        replaced += surrogates
    return text, replaced


def _canonical(text: str, encoding: str) -> Decoded:
    clean, replaced = canonical(text)
    return Decoded(text=clean, encoding=encoding, replaced=replaced)


def _utf8_fault(data: bytes, source: str) -> NotUtf8 | TooManyNuls | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as fault:
        if data.count(0) * NUL_SHARE > len(data):
            return TooManyNuls(source=source, nuls=data.count(0), length=len(data))
        return NotUtf8(source=source, byte=data[fault.start], offset=fault.start, line=_line(data[: fault.start]))
    if text.count("\0") * NUL_SHARE > len(text):
        return TooManyNuls(source=source, nuls=text.count("\0"), length=len(text))
    return None


def _plausible(data: bytes, codec: str, source: str) -> str:
    text = _strict(data, codec, source)
    if "\0" in text and text.count("\0") * NUL_SHARE > len(text):
        raise TooManyNuls(source=source, nuls=text.count("\0"), length=len(text))
    if found := _CONTROLS.search(text):
        # cp1252 read as latin-1 "succeeds": € becomes U+0080. No text has such characters, so the name is wrong.
        before = text[: found.start()]
        offset = len(before.encode(codec, "surrogatepass"))
        what = f"it would give the control character U+{ord(found[0]):04X}"
        raise EncodingFailed(source=source, encoding=codec, offset=offset, line=_text_line(before), found=what)
    return text


def _strict(data: bytes, codec: str, source: str, *, skipped: int = 0) -> str:
    # Lone surrogates in UTF-16 and UTF-32 are replaced and counted, later; in UTF-8 they are a fault.
    errors = "surrogatepass" if codec.startswith(("utf-16-", "utf-32-")) else "strict"
    try:
        return data.decode(codec, errors)
    except UnicodeDecodeError as fault:
        before = data[: fault.start].decode(codec, "replace")
        found = f"byte 0x{data[fault.start]:02X} cannot stand" if fault.start < len(data) else "the text breaks off"
        place = fault.start + skipped
        line = _text_line(before)
        raise EncodingFailed(source=source, encoding=codec, offset=place, line=line, found=found) from None
    except ValueError:
        found = "its bytes cannot be read"
        raise EncodingFailed(source=source, encoding=codec, offset=-1, line=0, found=found) from None


def _exists(name: str) -> bool:
    try:
        codecs.lookup(name)
    except (LookupError, ValueError):
        return False
    return True


def _line(before: bytes) -> int:
    return before.count(b"\n") + before.replace(b"\r\n", b"").count(b"\r") + 1


def _text_line(before: str) -> int:
    return before.count("\n") + before.replace("\r\n", "").count("\r") + 1
