"""The tokens of a text as learners see them: words and single signs, with their places."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

LONGEST: Final = 256  # tokens of one stretch: a line without an end is learned in parts
_TOKEN: Final = re.compile(r"\w+|[^\w\s]")


class Token(NamedTuple):
    """A word or a sign of the text."""

    start: int  # code points
    end: int  # exclusive
    words: str


def tokens_of(text: str) -> list[Token]:
    """Return the tokens of a text, in text order."""
    return [Token(match.start(), match.end(), match[0]) for match in _TOKEN.finditer(text)]


def stretches(text: str) -> Iterator[list[Token]]:
    """Yield the tokens of each line that has any; of a long line, in parts."""
    line: list[Token] = []
    line_end = -1
    for match in _TOKEN.finditer(text):
        start = match.start()
        if start > line_end or len(line) == LONGEST:
            if line:
                yield line
            line = []
            if start > line_end:
                line_end = _end_of_line(text, start)
        line.append(Token(start, match.end(), match[0]))
    if line:
        yield line


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end
