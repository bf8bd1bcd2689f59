"""The text around a span that a reader may look at: bounded, so that no text makes reading slow."""

import re
from dataclasses import dataclass
from typing import Final

_REACH: Final = 400  # code points on either side that count as the sentence at most
_WIDE: Final = 2500  # code points on either side that say what the text is about
_HEAD: Final = 1500  # and these at its beginning
_SENTENCE_END: Final = re.compile(r"(?<=[^\W\d_]{3})[.!?][\"“”»)]*\s+(?=[\"„“«(]*[A-ZÄÖÜÉ0-9])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A span in its text."""

    text: str
    start: int  # code points
    end: int

    @property
    def words(self) -> str:
        """The words of the span."""
        return self.text[self.start : self.end]

    def before(self, reach: int = _REACH) -> str:
        """Return what stands before the span in its sentence, at most `reach` code points."""
        window = self.text[max(0, self.start - reach) : self.start]
        cut = 0
        for match in _SENTENCE_END.finditer(window):
            cut = match.end()
        return window[cut:]

    def after(self, reach: int = _REACH) -> str:
        """Return what stands after the span in its sentence, at most `reach` code points."""
        window = self.text[self.end : self.end + reach]
        match = _SENTENCE_END.search(window)
        return window[: match.start() + 1] if match else window

    def far_before(self, reach: int = _WIDE) -> str:
        """Return what stands before the span, sentences or not."""
        return self.text[max(0, self.start - reach) : self.start]

    def far_after(self, reach: int = _WIDE) -> str:
        """Return what stands after the span, sentences or not."""
        return self.text[self.end : self.end + reach]

    def head(self) -> str:
        """Return the beginning of the text."""
        return self.text[:_HEAD]

    def places(self) -> tuple[str, str, str]:
        """Return the span, its sentence, and what tells what the text is about."""
        sentence = self.before() + self.words + self.after()
        return self.words, sentence, self.head() + self.far_before() + self.words + self.far_after()
