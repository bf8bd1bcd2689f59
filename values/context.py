"""The text around a span that a reader may look at: bounded, so that no text makes reading slow."""

import re
from array import array
from bisect import bisect_right
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from values import invisible

REACH: Final = 400  # code points on either side that count as the sentence at most
_WIDE: Final = 2500  # code points on either side that say what the text is about
_HEAD: Final = 1500  # and these at its beginning
_END: Final = re.compile(r"[.!?][\"“”»)]*\s+(?=[\"„“«(]*[^\W_])|\n")
_WORD_BEFORE: Final = re.compile(r"[^\W_]+\Z")
_LONGEST_SHORT: Final = 8  # more characters than any abbreviation has
_SHORT: Final = """
mio mrd bio tsd mill mln mld bn ca circa rd bzw inkl exkl max min mind vgl usw bspw evtl ggf zzgl insb nr abs art st dr
prof mr ms mrs inc ltd co corp approx est jan feb febr mar apr jun jul aug sep sept okt oct nov dez dec str tel
mil tis tys ok mies proc godz ul pt tzw tzn np tj poz dz cca čl odst sb např tzv mj resp ing mgr bijv mevr dhr drs
incl excl milj
"""
_ABBREVIATIONS: Final = frozenset(_SHORT.split())
_ORDINAL_DIGITS: Final = 2
_EDGE: Final = 40  # code points of the span that tell whether a sentence ends where it begins or ends


def sentence_ends(window: str) -> Iterator[re.Match[str]]:
    """Yield the ends of sentences: not after an abbreviation, a letter or an ordinal, nor before a small letter."""
    for match in _END.finditer(window):
        place = match.start()
        mark = window[place]
        following = window[match.end() : match.end() + 2].lstrip('"„“«(')[:1]
        if mark == "\n" or (not following.islower() and _ends(_word_before(window, place), mark)):
            yield match


def _word_before(window: str, place: int) -> str:
    """Return the word right before a place; of a long one, its end."""
    word = _WORD_BEFORE.search(window, max(0, place - _LONGEST_SHORT), place)
    return word[0] if word else ""


def _ends(word: str, mark: str) -> bool:
    if mark != "." or not word:
        return True
    return len(word) > (_ORDINAL_DIGITS if word.isdigit() else 1) and word.casefold() not in _ABBREVIATIONS


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A span in its text."""

    text: str
    start: int  # code points
    end: int
    asked: dict[Hashable, Any] | None = field(default=None, repr=False, compare=False)  # what a page was asked before

    def known(self, key: Hashable, answer: Callable[[], Any]) -> Any:
        """Return what was answered before under a key, where the span is one of a page, else the answer."""
        if self.asked is None:
            return answer()
        if key not in self.asked:
            self.asked[key] = answer()
        return self.asked[key]

    def area(self) -> tuple[int, int]:
        """Return the part of the text that tells what it is about: the same for all spans of a stretch of the text."""
        stretch = self.start // _WIDE
        return max(0, (stretch - 1) * _WIDE), min(len(self.text), (stretch + 2) * _WIDE)

    def without_invisible(self) -> "Context":
        """Return the same span in the same text, both without soft hyphens and their like."""
        before, after = invisible.without(self.text[: self.start]), invisible.without(self.text[self.end :])
        words = invisible.without(self.words)
        if len(before) + len(words) + len(after) == len(self.text):
            return self
        return Context(text=before + words + after, start=len(before), end=len(before) + len(words))

    @property
    def words(self) -> str:
        """The words of the span."""
        return self.text[self.start : self.end]

    def before(self, reach: int = REACH) -> str:
        """Return what stands before the span in its sentence, at most `reach` code points."""
        ends = self._ends()
        if ends is not None:
            index = bisect_right(ends, self.start)
            return self.text[max(0, self.start - reach, ends[index - 1] if index else 0) : self.start]
        first = max(0, self.start - reach)
        window = self.text[first : min(self.start + _EDGE, self.end)]
        length = self.start - first
        cut = max((match.end() for match in sentence_ends(window) if match.end() <= length), default=0)
        return window[cut:length]

    def _ends(self) -> "array[int] | None":
        """Return where the sentences of the page end; None where the span is of no page."""
        if self.asked is None:
            return None
        ends: array[int] = self.known(
            "sentence ends", lambda: array("L", (one.end() for one in sentence_ends(self.text)))
        )
        return ends

    def after(self, reach: int = REACH) -> str:
        """Return what stands after the span in its sentence, at most `reach` code points."""
        ends = self._ends()
        if ends is not None:
            index = bisect_right(ends, self.end)
            until = ends[index] if index < len(ends) else len(self.text)
            beyond = until > self.end + reach or index == len(ends)
            return self.text[self.end : self.end + reach] if beyond else self.text[self.end : until].rstrip()
        first = max(self.start, self.end - _EDGE)
        window = self.text[first : self.end + reach]
        length = self.end - first
        cut = next((match.end() for match in sentence_ends(window) if match.end() > length), len(window))
        return window[length:cut].rstrip() if cut < len(window) else window[length:]

    def far_before(self, reach: int = _WIDE) -> str:
        """Return what stands before the span, sentences or not."""
        return self.text[max(0, self.start - reach) : self.start]

    def far_after(self, reach: int = _WIDE) -> str:
        """Return what stands after the span, sentences or not."""
        return self.text[self.end : self.end + reach]

    def head(self) -> str:
        """Return the beginning of the text."""
        return self.text[:_HEAD]

    def about(self) -> str:
        """Return what tells what the text is about: its beginning, and a wide stretch around the span."""
        start, end = self.area()
        return self.head() + self.text[start:end]
