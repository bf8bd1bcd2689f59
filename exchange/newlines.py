"""Offsets of a text as a file has it, to offsets of the same text as it is stored."""

from bisect import bisect_left, bisect_right


class Shift:
    """Moves offsets (code points) from a text with its own newlines and byte-order marks to its stored form."""

    def __init__(self, given: str) -> None:
        """Note where characters go.

        Args:
            given: the text before `exchange.decoding.canonical`.
        """
        self.length = len(given)
        self._marks = len(given) - len(given.lstrip("\ufeff")) if given.startswith("\ufeff") else 0
        self._breaks: list[int] = []  # offset of each "\n" that goes because it follows "\r"
        at = given.find("\r\n")
        while at >= 0:
            self._breaks.append(at + 1)
            at = given.find("\r\n", at + 2)

    def stored(self, offset: int) -> int | None:
        """Return the offset in the stored text, or None inside a line break or before the first character."""
        if offset < self._marks:
            return None
        gone = bisect_left(self._breaks, offset)
        if bisect_right(self._breaks, offset) > gone:
            return None
        return offset - self._marks - gone
