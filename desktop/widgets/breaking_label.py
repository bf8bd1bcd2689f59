"""A label of many lines that no word makes wider than its room, however long the word is."""

import re
import unicodedata
from typing import Final

from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import many_lines

LONGEST: Final = 18  # letters of a word that is not broken
_LONG: Final = re.compile(rf"\S{{{LONGEST + 1},}}")
_HELD: Final = ("Mn", "Me", "Mc", "Cf", "Sk")  # categories of what belongs to the letter before
_BREAK: Final = "\u200b"  # nothing is seen of it; a line may end there


class BreakingLabel(PlainLabel):
    """A wrapped label whose long words break anywhere but before what belongs to the letter in front of it."""

    def __init__(self, text: str = "", rank: str = "") -> None:
        """Make a label; the ranks are those of a plain one."""
        super().__init__(text, rank)
        self.wrapped()

    def set_text(self, text: str) -> None:
        """Show a text. A screen reader is told it without the breaks."""
        shown = many_lines(text)
        self.setText(_LONG.sub(lambda found: _broken(found.group()), shown))
        self.setAccessibleName(shown)


def _broken(word: str) -> str:
    return "".join(_BREAK + sign if place and _stands_alone(word, place) else sign for place, sign in enumerate(word))


def _stands_alone(word: str, place: int) -> bool:
    """Say whether a line may begin with a letter: not with a mark on the one before, nor with the second of a pair."""
    before, here = (unicodedata.category(sign) for sign in word[place - 1 : place + 1])
    return before != "Cf" and here not in _HELD
