"""The words of a text as the program finders walk over them, and what their shape says."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

_WORD: Final = re.compile(r"[^\W_]{1,60}(?:[-.&+/@:!³²·\u2010\u2011][^\W_]{1,60}){0,6}\+{0,2}", re.UNICODE)
_VERSION: Final = re.compile(r"[0-9]{1,2}\.[0-9](?:\.[0-9])?")
_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")
_YEARS: Final = re.compile(r"(?:19|20)[0-9]{2}[-/\u2010\u2011](?:(?:19|20)[0-9]{2}|[0-9]{2})")
_DASHES: Final = ("–", "—", "-")
_MOST_LETTERS: Final = 60
_PLAIN_GAPS: Final = frozenset((" ", "\u00a0", "\u202f"))


class Token(NamedTuple):
    """A word of the text, with what joins its parts."""

    start: int
    end: int
    words: str
    small: str  # in small letters


class Tokens:
    """The words of one text, in its order."""

    __slots__ = ("items", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.items = [Token(m.start(), m.end(), m[0], m[0].lower()) for m in _WORD.finditer(text)]

    def __len__(self) -> int:
        return len(self.items)

    def __getitem__(self, index: int) -> Token:
        return self.items[index]

    def gap(self, index: int) -> str:
        """Return what stands between a word and the next, at most three code points of it."""
        if not 0 <= index < len(self.items) - 1:
            return "\n"
        end, start = self.items[index].end, self.items[index + 1].start
        return self.text[end : min(start, end + 3)]

    def joined(self, index: int) -> bool:
        """Tell whether a word and the next belong together: one space, or the apostrophe of an elision."""
        gap = self.gap(index)
        return gap in _PLAIN_GAPS or (gap in ("'", "’") and len(self.items[index].words) <= len("dell"))

    def until(self, index: int) -> int:
        """Return the second year of "2024–2028" for its first; any other word's own place."""
        years = self.gap(index) in _DASHES and _YEAR.fullmatch(self.items[index].words)
        return index + 1 if years and _YEAR.fullmatch(self.items[index + 1].words) else index

    def opens(self, index: int) -> bool:
        """Tell whether a word begins a sentence, a line or a cell."""
        before = self.text[max(0, self.items[index].start - 3) : self.items[index].start].rstrip(" \u00a0\"'„“”«»(–-•*")
        return not before or before[-1] in ".!?:\n|\r\t"


def is_capital(words: str) -> bool:
    """Tell whether a word begins with a capital, or has one behind a digit or a small letter ("iX", "1HealthAI")."""
    return words[0].isupper() or (
        words != words.lower() and (words[0].isdigit() or words[1:2].isupper() or "." in words)
    )


def is_number(words: str) -> bool:
    """Tell whether a word is a version or a year, as they stand at the end of names."""
    return bool(_VERSION.fullmatch(words) or _YEAR.fullmatch(words) or _YEARS.fullmatch(words))


def is_target_year(words: str) -> bool:
    """Tell whether a word is a year that programs aim at: 2025, 2030."""
    return bool(_YEAR.fullmatch(words)) and words[-1] in "05"


@lru_cache(maxsize=8192)  # words come again and again
def has_shape(words: str) -> bool:
    """Tell whether a word has the look of a name made up: several capitals, or capitals with digits or a dot inside."""
    if not 2 < len(words) <= _MOST_LETTERS:
        return False
    letters = [character for character in words if character.isalpha()]
    capitals = sum(map(str.isupper, letters))
    if "-" in words:  # "Horizon-Europe" has two capitals because it has two words
        return any(has_shape(part) or part[:1].isdigit() for part in words.split("-")) or words[-2:-1] == "-"
    if capitals >= 2:
        return True
    inner = any(character.isupper() for character in words[1:])
    return inner or (capitals > 0 and any(map(str.isdigit, words)))
