"""What the bytes of a file could mean: readings in the usual encodings, side by side, for a person to choose from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from exchange.decoding import decode
from exchange.errors import EncodingFailed, NoByteOrder, TooManyNuls

CANDIDATES: Final = (
    "cp1252",
    "iso8859-15",
    "cp1250",
    "iso8859-2",
    "mac-roman",
    "mac-latin2",
    "cp850",
    "cp852",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp1257",
    "utf-16-le",
    "utf-16-be",
)
SAMPLES: Final = 8  # words shown for each reading
_CONTEXT: Final = 24  # characters on either side
_LONGEST_WORD: Final = 60  # characters
_AROUND: Final = ".,;:!?()[]\"'„“”‚‘’«»‹›-–—"
_LARGEST_SHARE_OF_CONTROLS: Final = 50  # one control character in so many: no writing
_CONTROLS: Final = re.compile("[\x01-\x08\x0b\x0e-\x1f\x7f]")  # NULs are counted by `decode`
_READ: Final = 4 * 1024 * 1024  # bytes looked at: more would not change a choice

# The letters beyond a-z of the languages that articles come in, most used first.
_ALPHABETS: Final = (
    "äöüß",
    "àâçéèêëîïôùûœæ",
    "ąćęłńóśźż",
    "áčďéěíňóřšťúůýž",
    "áéíñóúü",
    "àèéìòù",
    "ëïéèöó",
    "áéíóöőúüű",
    "ăâîșțşţ",
    "åäöæø",
    "čšžćđ",
    "ãõâêôáéíóúàç",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
    "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώ",
    "çğıöşü",
    "āčēģīķļņšūž",
    "ąčęėįšųūž",
)
_MARKS: Final = frozenset("€£§°–—…„“”‚‘’«»‹›·•\u00a0\u00ad´©®™½¼¾²³×±µ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A word as one reading has it, with a little of what stands around it."""

    before: str
    word: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One reading of the bytes."""

    encoding: str  # Python codec name; the first of those that give this same text
    same: tuple[str, ...]  # further encodings that give the same text
    samples: tuple[Sample, ...]  # the words in which the readings differ, in text order, at most SAMPLES
    score: float  # how much of what is not ASCII looks like writing; orders the list, decides nothing


def proposals(data: bytes) -> list[Proposal]:
    """Return the readings that the bytes allow, the likeliest first; empty where no candidate fits.

    Encodings that give the same text are one proposal. Each names the words by which a person can tell it from the
    others. No reading is chosen: `decode` takes the one that a person names.
    """
    data = data[: _READ - _READ % 4]
    readings: dict[str, list[str]] = {}
    for name, text in _readings(data):
        readings.setdefault(text, []).append(name)
    words = {text: list(_words(text)) for text in readings}
    common = set.intersection(*({word for _, word in found} for found in words.values())) if words else set()
    ordered = sorted(readings, key=lambda text: (-_score(words[text]), CANDIDATES.index(readings[text][0])))
    return [_proposal(text, readings[text], words[text], common if len(readings) > 1 else set()) for text in ordered]


def is_readable(data: bytes) -> bool:
    """Say whether `proposals` has a reading for the bytes."""
    return any(True for _ in _readings(data[: _READ - _READ % 4]))


def _readings(data: bytes) -> Iterator[tuple[str, str]]:
    for name in CANDIDATES:
        if name.startswith("utf-16") and not _looks_wide(data):
            continue
        try:
            text = decode(data, source="", encoding=name).text
        except (EncodingFailed, NoByteOrder, TooManyNuls):
            continue
        if len(_CONTROLS.findall(text)) * _LARGEST_SHARE_OF_CONTROLS <= len(text):
            yield name, text


def _looks_wide(data: bytes) -> bool:
    return data.count(b"\0") * 10 > len(data)


def _words(text: str) -> Iterator[tuple[int, str]]:
    for found in re.finditer(r"\S*[^\x00-\x7f\s]\S*", text):
        yield found.start(), found[0]


def _score(words: list[tuple[int, str]]) -> float:
    """Return the share of writing among what is not ASCII, by the alphabet that fits best, from 0 to 1."""
    characters = [char for _, word in words for char in word if not char.isascii()]
    if not characters:
        return 1.0
    strange = sum(1 for _, word in words if re.search(r"[a-zà-ÿ][A-ZÀ-Þ]", word))
    best = max(sum(1 for char in characters if char.lower() in letters or char in _MARKS) for letters in _ALPHABETS)
    return best / (len(characters) + strange)


def _proposal(text: str, names: list[str], words: list[tuple[int, str]], common: set[str]) -> Proposal:
    telling: dict[str, int] = {}
    seen: set[str] = set()  # the same word after a bracket or before a comma tells nothing new
    for start, word in words:
        bare = word.strip(_AROUND).casefold() or word
        if word not in common and bare not in seen:
            seen.add(bare)
            telling[word] = start
    samples = tuple(_samples(text, list(telling.items())[:SAMPLES]))
    return Proposal(encoding=names[0], same=tuple(names[1:]), samples=samples, score=_score(words))


def _samples(text: str, telling: list[tuple[str, int]]) -> Iterator[Sample]:
    """Yield words with what stands around them; nothing of the text comes twice."""
    shown = 0  # up to where the samples before show the text
    for place, (word, start) in enumerate(telling):
        end = start + len(word)
        limit = telling[place + 1][1] if place + 1 < len(telling) else len(text)
        before = text[max(shown, start - _CONTEXT) : start].rpartition("\n")[2]
        after = text[end : min(limit, end + _CONTEXT)].partition("\n")[0]
        shown = end + len(after)
        yield Sample(before=before, word=word[:_LONGEST_WORD], after=after)
