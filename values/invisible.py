"""Characters that are not seen and mean nothing: soft hyphens, joiners, marks of byte order and direction."""

from typing import Final

INVISIBLE: Final = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"


def without(text: str) -> str:
    """Return a text without its invisible characters."""
    for character in INVISIBLE:
        if character in text:  # by far the most texts have none: looking is cheap, copying is not
            text = text.replace(character, "")
    return text


def place_in(text: str, position: int) -> int:
    """Return where in a text the character stands that is at `position` in `without(text)`."""
    seen = -1
    for place, character in enumerate(text):
        seen += character not in INVISIBLE
        if seen == position:
            return place
    return len(text)
