"""A text made easy to search: folded character by character, with a way back to exact offsets."""

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff")
_QUOTES = str.maketrans("„“”«»‚‘’‹›", "\"\"\"\"\"'''''")
_DASHES = frozenset("‐‑‒–—")


def fold_character(character: str) -> str:
    """Return what a character is searched as: case, ligatures and no-break spaces make no difference."""
    if character in _DROPPED:
        return ""
    if character.isspace():
        return " "
    if character in _DASHES:
        return "-"
    plain = unicodedata.normalize("NFKD", character.translate(_QUOTES)).casefold()
    return unicodedata.normalize("NFKD", plain)


class FoldedText:
    """A text to be searched. `text.lower()` would move offsets: a few characters grow."""

    def __init__(self, text: str) -> None:
        """Fold a text; the cost is that of one pass."""
        table = {ord(c): fold_character(c) for c in set(text)}
        self.folded = text.translate(table)
        self._changed: list[tuple[int, int, int]] = []  # folded start, source offset, folded length
        grown = {chr(code) for code, folded in table.items() if len(folded) != 1}
        if grown:
            self._map(text, grown, table)
        self._starts = [entry[0] for entry in self._changed]

    def find(self, words: str) -> Iterator[tuple[int, int]]:
        """Yield the spans (code points of the text) where words stand, in text order, none overlapping.

        Args:
            words: what is looked for; folded likewise. Nothing is found for spaces alone.
        """
        wanted = "".join(map(fold_character, words))
        if not wanted.strip():
            return
        at = self.folded.find(wanted)
        while at != -1:
            end = at + len(wanted)
            span = self._span(at, end)
            if span is not None:
                yield span
            at = self.folded.find(wanted, end if span is not None else at + 1)

    def _map(self, text: str, grown: set[str], table: dict[int, str]) -> None:
        shift = 0
        for offset, character in enumerate(text):
            if character in grown:
                length = len(table[ord(character)])
                self._changed.append((offset + shift, offset, length))
                shift += length - 1

    def _span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the source span of a folded one; None where it would cut a character or its marks."""
        first, last = self._source(start), self._source(end)
        if first is None or last is None or first >= last:
            return None
        if end < len(self.folded) and unicodedata.combining(self.folded[end]):
            return None
        return first, last

    def _source(self, at: int) -> int | None:
        """Return the source offset of a place in the folded text; None inside a grown character."""
        number = bisect_right(self._starts, at) - 1
        if number < 0:
            return at
        start, offset, length = self._changed[number]
        if at == start and length:
            return offset
        if at < start + length:
            return None
        return offset + 1 + at - start - length
