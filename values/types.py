"""The values an annotation can have, as the guideline (section 6) defines them."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias


class Label(StrEnum):
    """The default label set. A project may hold further labels; those have no value grammar."""

    PROGRAM = "program"
    AMOUNT = "amount"
    COUNTRY = "country"
    DATE = "date"


class Qualifier(StrEnum):
    """How the number of an amount is meant."""

    EXACT = "exact"
    ABOUT = "about"
    OVER = "over"
    UNDER = "under"
    UP_TO = "up_to"
    RANGE = "range"


class Basis(StrEnum):
    """Whether the amount is the whole sum or one of several equal ones."""

    TOTAL = "total"
    EACH = "each"


class Mod(StrEnum):
    """What EDTF cannot say about a date (names as in TIMEX3)."""

    START = "START"
    MID = "MID"
    END = "END"
    APPROX = "APPROX"
    LESS_THAN = "LESS_THAN"
    MORE_THAN = "MORE_THAN"


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money, or a range of sums."""

    min: Decimal | None  # whole units of the currency; None with max None: a vague sum
    max: Decimal | None  # equal to min unless the qualifier is RANGE
    currency: str | None  # ISO 4217; None: not known
    qualifier: Qualifier = Qualifier.EXACT
    period: str | None = None  # ISO 8601 duration of the rate: P1Y, P1M, P1D
    basis: Basis = Basis.TOTAL
    note: str | None = None  # e.g. the modifier of a modified range


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """A state or territory."""

    code: str | None  # ISO 3166-1 alpha-2, or XK; None: a name that several share


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A calendar point or stretch of a day or longer."""

    edtf: str | None  # EDTF level 2; None: deictic without a date to reckon from
    mod: Mod | None = None
    inferred: bool = False  # a part was reckoned from the text or the article's date
    note: str | None = None  # "fiscal", "deictic"


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """A named undertaking that gives or receives public funding."""

    name: str
    status: str = "as_written"  # or "resolved": the official name was found


Value: TypeAlias = Amount | Country | Date | Program


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a rule made of a span."""

    value: Value | None  # None: its words are cut off (guideline 1.9)
    rule: str  # the rule's name, e.g. "amount.scale_word"; shown to the analyst through values.rules.title(name)
    readings: tuple["Reading", ...] = ()  # of an ambiguous span: the further ones, the likeliest first
    reckoned_from: str | None = None  # of a relative date: the ISO day it was reckoned from


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A span that a finder proposes, with what it means."""

    start: int  # code points
    end: int  # exclusive
    label: Label
    reading: Reading
    confidence: float  # 0 to 1: how likely an analyst takes it as it is
    furniture: bool = False  # it stands in page text that belongs to no article
