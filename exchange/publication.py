"""The day an article was published, as its own text says it.

Only four places count (guideline, section 6, "Document date"): a dateline ("Berlin, 3. November 2025 –"), a line that
says so ("Veröffentlicht am …", "Stand: …"), a line that is nothing but a date among page furniture, and a source line.
A date in running text is not a publication date.
"""

import functools
import re
from collections.abc import Iterator
from typing import Final

from exchange.day_pattern import DayPattern, day_pattern

_YEAR: Final = re.compile(r"(?:19|20)\d\d")  # a line without one says no day; most lines go here
HEAD: Final = 15  # lines with words, from the top
TAIL: Final = 8  # lines with words, from the end
_LONGEST_LINE: Final = 160  # characters; longer lines are running text, but for their beginning (a dateline)
_SEPARATORS: Final = re.compile(r"\s*[|·•–—]\s*|\s{2,}|\t| - ")
_PUBLISHED: Final = (
    r"veröffentlicht|erschienen|erstellt|publiziert|online seit|datum|erscheinungsdatum|veröffentlichungsdatum"
    r"|(?:presse|medien)mitteilung vom|(?:presse|medien)mitteilung"
    r"|published|posted|date|publication date|press release|issued"
    r"|publié|publie|date de publication|publicado|publicada|fecha(?: de publicación)?|pubblicato|data di pubblicazione"
    r"|gepubliceerd|geplaatst|publicatiedatum|opublikowano|data publikacji|data|publikováno|zveřejněno|vydáno"
)
_UPDATED: Final = (
    r"stand|(?:zuletzt )?(?:aktualisiert|geändert)|letzte (?:änderung|aktualisierung)|(?:last )?(?:updated|modified)"
    r"|mis à jour|mise à jour|actualizado|aggiornato|bijgewerkt|zaktualizowano|aktualizacja|aktualizováno"
)
_SOURCE: Final = r"quelle|quellen|source|fuente|fonte|bron|źródło|zdroj"
_AFTER: Final = r"[\s:]*(?:(?:on|am|vom|den|der|le|il|op|dnia|dne|el|the|at|in|w dniu)\s+)?"
_CLOCK: Final = re.compile(
    r"^[\s,]*(?:(?:um|at|à|a las|alle|o godz\.|om|ve?)\s+)?\d{1,2}(?:[:.h]\d{2}){1,2}\s*(?:uhr|h|[ap]\.?m\.?)?"
    r"(?:\s*\(?(?:mez|mesz|cet|cest|gmt|utc|bst)\)?)?\s*$",
    re.I,
)
_PLACE: Final = r"[^\W\d_][^\W\d_]*(?:[ /.-]{1,2}[^\W\d_]+){0,3}"
_AGENCY: Final = r"(?:\s*\([\w/ .-]{2,30}\))?"


def find_published(text: str, language: str | None = None) -> str | None:
    """Return the day of publication (ISO 8601), or None where the text does not say it.

    Args:
        text: the whole article.
        language: ISO 639-1; English makes 3/11/2025 ambiguous, which gives None.
    """
    day = _patterns(language == "en")
    head = [line for line in _head(text) if _YEAR.search(line)]
    tail = [line for line in _tail(text) if _YEAR.search(line)]
    finders = (
        (day.dateline, head),
        (day.published, head),
        (day.alone, head),
        (day.published, tail),
        (day.updated, head),
        (day.updated, tail),
        (day.source, tail),
    )
    for find, lines in finders:
        for line in lines:
            if found := find(line):
                return found
    return None


class _Finders:
    """The kinds of line that say the day, each a function from a line to an ISO day or None."""

    def __init__(self, day: DayPattern) -> None:
        self._day = day
        date = day.expression
        self._dateline = re.compile(
            rf"(?:{_PLACE}{_AGENCY},|{_PLACE}\s*\([\w/ .-]{{2,30}}\),?)\s*(?:den |am |le |the )?"
        )
        self._opening = re.compile(rf"(?P<date>{date})\s*(?:[–—:(]|-\s|$|\.\s*[–—-])", re.I)
        self._date = re.compile(rf"(?P<date>{date})", re.I)
        self._published = self._after_word(_PUBLISHED)
        self._updated = self._after_word(_UPDATED)
        self._source = re.compile(rf"^\W{{0,3}}(?:{_SOURCE})\s*:", re.I)

    def dateline(self, line: str) -> str | None:
        """Read "Berlin, 3. November 2025 – …" and "BERLIN (abc), 3 November 2025: …"."""
        start = self._dateline.match(line)
        found = self._opening.match(line, start.end()) if start else None
        return self._day.iso(found["date"]) if found else None

    def published(self, line: str) -> str | None:
        """Read "Veröffentlicht am 3.11.2025" and its like."""
        return self._said(self._published, line)

    def updated(self, line: str) -> str | None:
        """Read "Stand: 3. November 2025" and its like."""
        return self._said(self._updated, line)

    def alone(self, line: str) -> str | None:
        """Read a line, or a part of one between separators, that is a date and perhaps a time."""
        if len(line) > _LONGEST_LINE or line.startswith("|"):
            return None
        for part in _SEPARATORS.split(line):
            found = self._date.match(part)
            rest = part[found.end() :] if found else ""
            if found and (not rest.strip(" .,") or _CLOCK.match(rest)):
                return self._day.iso(found["date"])
        return None

    def source(self, line: str) -> str | None:
        """Read the last date of "Quelle: Ministerium, 3. November 2025"."""
        if len(line) > _LONGEST_LINE or not self._source.match(line):
            return None
        days = [found["date"] for found in self._date.finditer(line)]
        return self._day.iso(days[-1]) if days else None

    def _after_word(self, words: str) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[|·•–—(,]\s*)\W{{0,3}}(?:{words})\b{_AFTER}(?P<date>{self._day.expression})", re.I)

    def _said(self, pattern: re.Pattern[str], line: str) -> str | None:
        if len(line) > _LONGEST_LINE or line.startswith("|"):
            return None
        found = pattern.search(line)
        return self._day.iso(found["date"]) if found else None


@functools.cache
def _patterns(slash_is_ambiguous: bool) -> _Finders:
    return _Finders(day_pattern(slash_is_ambiguous=slash_is_ambiguous))


def _head(text: str) -> Iterator[str]:
    taken = start = 0
    while start < len(text) and taken < HEAD:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if line := text[start : min(end, start + _LONGEST_LINE + 1)].strip():
            yield line
            taken += 1
        start = end + 1


def _tail(text: str) -> Iterator[str]:
    taken, end = 0, len(text)
    while end > 0 and taken < TAIL:
        start = text.rfind("\n", 0, end) + 1
        if line := text[start : min(end, start + _LONGEST_LINE + 1)].strip():
            yield line
            taken += 1
        end = start - 1
