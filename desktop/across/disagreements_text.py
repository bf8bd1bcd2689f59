"""What the page of disagreements says: kinds, values, times, verdicts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from types import MappingProxyType

from db.rulings import Disagreement, Kind, Ruling, Side, Verdict
from desktop.telling import day, grouped, moment
from desktop.translate import tr
from desktop.translate_mark import mark
from values.comparing import value_of
from values.show import show
from values.types import Amount, Qualifier
from values.years import show_years

_KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.AMOUNT: mark("Across", "Amount"),
        Kind.CURRENCY: mark("Across", "Currency"),
        Kind.QUALIFIER: mark("Across", "Qualifier"),
        Kind.COUNTRIES: mark("Across", "Countries"),
        Kind.PARTS: mark("Across", "Parts"),
        Kind.YEARS: mark("Across", "Years"),
    }
)
_TOLD: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.AMOUNT: mark("Across", "Articles state different amounts for the same program and time."),
        Kind.CURRENCY: mark("Across", "Articles state the same number in different currencies."),
        Kind.QUALIFIER: mark("Across", "Articles state the same amount, but one as exact, over, under or about."),
        Kind.COUNTRIES: mark("Across", "Articles name different countries for the same."),
        Kind.PARTS: mark("Across", "The parts do not add up to the amount that they are parts of."),
        Kind.YEARS: mark("Across", "The date lies outside of the program's years."),
    }
)
_VERDICTS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.SAME: mark("Across", "The same"),
        Verdict.UPDATED: mark("Across", "Updated later"),
        Verdict.SOURCE_ERROR: mark("Across", "Error in source"),
        Verdict.DIFFERENT: mark("Across", "Different thing"),
    }
)
_LABELS: Mapping[Kind, str] = MappingProxyType({Kind.COUNTRIES: "country", Kind.YEARS: "date"})
_DIGITS = 100  # more than any sum has
_BETWEEN: Mapping[Kind, str] = MappingProxyType({Kind.PARTS: " + "})


@dataclass(frozen=True, slots=True, kw_only=True)
class RowText:
    """A disagreement as a row of the list shows it."""

    program: str
    when: str
    kind: str
    left: str
    left_count: str  # of articles; empty where it is one
    right: str
    right_count: str
    verdict: str  # empty where it is open


def row_text(one: Disagreement) -> RowText:
    """Return what a row says."""
    return RowText(
        program=program_title(one),
        when=when_text(one.when),
        kind=kind_title(one.kind),
        left=values_text(one.kind, one.left.values),
        left_count=_count(one.left),
        right=right_text(one),
        right_count="" if one.right is None or one.kind is Kind.PARTS else _count(one.right),
        verdict="" if one.ruling is None else verdict_title(one.ruling.verdict),
    )


def _count(side: Side) -> str:
    return tr("Across", "{n} articles").format(n=grouped(side.articles)) if side.articles > 1 else ""


def program_title(one: Disagreement) -> str:
    """Return the program, or that there is none."""
    return one.program or tr("Across", "Without a program")


def kind_title(kind: Kind) -> str:
    """Return what a disagreement is about, in a word."""
    return tr("Across", _KINDS[kind])


def kind_sentence(kind: Kind) -> str:
    """Return what a disagreement is about, in a sentence."""
    return tr("Across", _TOLD[kind])


def verdict_title(verdict: Verdict) -> str:
    """Return what was decided."""
    return tr("Across", _VERDICTS[verdict])


def label_of(kind: Kind) -> str:
    """Return the label in whose colour the compared words stand."""
    return _LABELS.get(kind, "amount")


def when_text(when: str) -> str:
    """Return the time that two sides share: a date as it is shown, or a round."""
    what, _, rest = when.partition(" ")
    if what == "round":
        return tr("Across", "Round {n}").format(n=rest)
    found = value_of(when) if when else None
    return rest if found is None else show(found)


def values_text(kind: Kind, values: Sequence[str]) -> str:
    """Return values as they are shown; parts as a sum, others beside each other."""
    found = ((one, value_of(one)) for one in values)
    return _BETWEEN.get(kind, ", ").join(same if value is None else show(value) for same, value in found)


def right_text(one: Disagreement) -> str:
    """Return what stands at the right: the other values, or the years of the program."""
    if one.right is None:
        return tr("Across", "not in {years}").format(years=show_years(one.years))
    return values_text(one.kind, one.right.values)


def side_remark(kind: Kind, side: Side, other: Side | None) -> str:
    """Return which countries a side names alone, or what its parts add up to; an empty text for nothing."""
    if kind is Kind.COUNTRIES and other is not None:
        alone = [one for one in side.values if one not in other.values]
        return tr("Across", "Only here: {countries}").format(countries=values_text(kind, alone)) if alone else ""
    if kind is Kind.PARTS and len(side.values) > 1:
        return tr("Across", "Together: {sum}").format(sum=_together(side.values))
    return ""


def _together(parts: Sequence[str]) -> str:
    """Return what parts add up to: they are of one currency, and each is one number."""
    sums = [found for one in parts if isinstance(found := value_of(one), Amount) and found.min is not None]
    with localcontext() as context:
        context.prec = _DIGITS
        total = sum((one.min or Decimal(0) for one in sums), Decimal(0))
    about = any(one.qualifier is Qualifier.ABOUT for one in sums)
    qualifier = Qualifier.ABOUT if about else Qualifier.EXACT
    return show(Amount(min=total, max=total, currency=sums[0].currency, qualifier=qualifier)) if sums else ""


def articles_text(side: Side) -> str:
    """Return how many articles say it."""
    if not side.articles:
        return tr("Across", "No fact says this any more.")
    if side.articles == 1:
        return tr("Across", "Said in this article alone")
    others = side.articles - 1
    if others == 1:
        return tr("Across", "Said in this article and in one other")
    return tr("Across", "Said in this article and in {n} others").format(n=grouped(others))


def source_text(side: Side) -> str:
    """Return date and source of the article, and who put the fact together."""
    published = day(side.published) if side.published else tr("Across", "without a date")
    return " · ".join(part for part in (published, side.source, side.annotator) if part)


def ruling_text(ruling: Ruling) -> str:
    """Return who decided what, and when."""
    said = (verdict_title(ruling.verdict), ruling.annotator, moment(ruling.made_at))
    return " · ".join(part for part in said if part)


def searched_text(one: Disagreement) -> str:
    """Return everything that can be searched of a disagreement, for comparing without case."""
    text = row_text(one)
    said = (text.program, text.when, text.kind, text.left, text.right, text.verdict)
    sides = (part for side in (one.left, one.right) if side for part in (side.title, side.source))
    note = "" if one.ruling is None else f"{one.ruling.note}\n{one.ruling.annotator}"
    return "\n".join((*said, *sides, note)).casefold()
