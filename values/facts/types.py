"""What facts are proposed from, and what is proposed."""

from dataclasses import dataclass
from typing import Final

PROGRAM: Final = "program"
AMOUNT: Final = "amount"
COUNTRY: Final = "country"
DATE: Final = "date"
PART: Final = "part"  # an amount that is a part of the fact's amount
BUILT_IN: Final = (PROGRAM, AMOUNT, COUNTRY, DATE, PART)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of an article with its label and value: an annotation, or a suggestion that waits."""

    start: int  # code points of the article's text
    end: int  # exclusive
    label: str
    value: str | None  # canonical JSON
    certain: bool = True  # an analyst decided it
    same: str | None = None  # the key of its value, with what a program's name means; None: `same_key` of the value


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedFact:
    """A fact that stands in the text."""

    cells: tuple[tuple[str, tuple[Mark, ...]], ...]  # role and its marks in text order; no two of the same value
    title: str  # the program's name, with what tells this fact from others of it; "" where that says no more
    rule: str  # a name that values.rules has a phrase for
    confidence: float  # 0 to 1: how likely an analyst takes it as it is

    def of(self, role: str) -> tuple[Mark, ...]:
        """Return the marks in one cell."""
        return next((marks for name, marks in self.cells if name == role), ())
