"""A text as the finders see it: without invisible characters, with the words of its language."""

import re
from bisect import bisect_right
from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import Any, Final

from values.context import Context
from values.invisible import INVISIBLE, without
from values.languages.lexicon import Lexicon

_INVISIBLE: Final = re.compile(f"[{INVISIBLE}]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One text, ready to be searched. Offsets are code points of `text`; `stored` gives those of the stored text."""

    text: str  # without invisible characters
    lexicon: Lexicon
    article_date: str | None  # ISO day
    asked: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)  # see `Context.known`
    dropped: tuple[int, ...] = field(default=(), repr=False)  # for each invisible character: its place in `text`

    def context(self, start: int, end: int) -> Context:
        """Return a span of the page as the readers take it."""
        return Context(text=self.text, start=start, end=end, asked=self.asked)

    def stored(self, position: int, *, end: bool = False) -> int:
        """Return where a position of the page stands in the stored text.

        Args:
            position: code points of `text`.
            end: whether it ends a span: invisible characters right before it then stay outside.
        """
        if end and position:
            return self.stored(position - 1) + 1
        return position + bisect_right(self.dropped, position)


def page_of(text: str, lexicon: Lexicon, article_date: str | None) -> Page:
    """Return the page of a stored text."""
    seen = without(text)
    dropped: tuple[int, ...] = ()
    if len(seen) != len(text):
        dropped = tuple(found.start() - gone for gone, found in enumerate(_INVISIBLE.finditer(text)))
    return Page(text=seen, lexicon=lexicon, article_date=article_date, dropped=dropped)
