"""What a learner is: it learns from examples, and proposes spans by what it learned."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from values.learning.spans import LabelledSpan
from values.types import Found


class Proposal(NamedTuple):
    """A span that a learner proposes."""

    start: int  # code points
    end: int  # exclusive
    label: str
    confidence: float  # 0 to 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text as analysts decided it."""

    text: str
    language: str | None
    found: tuple[Found, ...]  # what the rules find there by themselves
    spans: tuple[LabelledSpan, ...]  # what is right; every other word is none where it lies in `decided`
    decided: tuple[tuple[int, int], ...] | None = None  # stretches that say something; None: the whole text


class Proposer(Protocol):
    """What was learned, ready to be asked."""

    def propose(self, text: str, language: str | None, found: Sequence[Found]) -> list[Proposal]:
        """Return what is proposed in a text, in text order; no two spans overlap.

        Args:
            text: the whole stored text.
            language: ISO 639-1; None: not known.
            found: what the rules find there.
        """
        ...


class Learner(Protocol):
    """An engine that learns."""

    @property
    def name(self) -> str:
        """What a stored model is loaded with: "crfsuite", "spacy"."""
        ...

    def learn(self, examples: Sequence[Example], *, cancelled: Callable[[], bool] = lambda: False) -> bytes:
        """Return a model of the examples; where it was cancelled, nothing that can be used.

        Raises:
            NothingToLearn: where no example holds a span.
            EngineMissing: where the engine is not installed.
        """
        ...

    def load(self, data: bytes) -> Proposer:
        """Return what a model proposes.

        Raises:
            ModelUnreadable: where the bytes are none of this engine's models.
        """
        ...
