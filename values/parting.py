"""Which part of what was typed is not understood."""

import re
from collections.abc import Callable
from typing import Final

_MOST_WORDS: Final = 20


def offending_part(words: str, reads: Callable[[str], bool]) -> tuple[int, int]:
    """Return the range of code points without which words are understood, else that of all of them.

    Args:
        words: words that are not understood as a whole.
        reads: tells whether some of them are.
    """
    found = list(re.finditer(r"\S+", words))
    if len(found) <= _MOST_WORDS:
        for index in range(len(found) - 1, 0, -1):
            if reads(words[: found[index - 1].end()]):
                return found[index].start(), found[-1].end()
        for index in range(1, len(found)):
            if reads(words[found[index].start() :]):
                return found[0].start(), found[index - 1].end()
    return 0, len(words)
