"""The chart of amounts per program: one currency at a time, and what was added to nothing."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal, localcontext
from typing import Final

from db.project import Project
from db.queries import fact_table
from db.queries.fact_figures import ProgramAmounts
from db.queries.fact_table import NONE, Filter
from desktop.across.overview_rows import Axis, Bar, Chart, Drawn
from desktop.across.overview_words import others_text, sentences, unit_of
from desktop.across.totals_text import amount_text, left_out_text
from desktop.telling import facts_text
from desktop.translate import tr
from values.adding import LeftOut, Reason, Sum, Totals

MOST_BARS: Final = 15  # what comes after them is one line
_WHOLE_FROM: Final = 5  # units from which on an axis needs no fractions
_DIGITS: Final = 100  # more than any sum has


def charts(project: Project, programs: Sequence[ProgramAmounts]) -> dict[str, Drawn]:
    """Return a chart for each currency in which anything was added, that of most facts first."""
    by_currency: dict[str, list[tuple[str, Sum]]] = {}
    for one in programs:
        for added in one.totals.sums:
            by_currency.setdefault(added.currency, []).append((one.program, added))
    note = _note(project, programs)
    order = sorted(by_currency, key=lambda name: (-sum(added.facts for _, added in by_currency[name]), name))
    return {name: Drawn(chart=_chart(name, by_currency[name]), note=note) for name in order}


def nothing(programs: Sequence[ProgramAmounts], facts: int) -> Drawn:
    """Return what is said where nothing was added."""
    if facts:
        return Drawn(nothing=tr("Overview", "No fact has an amount that can be added."), note=_left_out(programs))
    return Drawn(nothing=tr("Overview", "There are no facts yet. They are made beside an article, of what is marked."))


def _chart(currency: str, added: list[tuple[str, Sum]]) -> Chart:
    added = sorted(added, key=lambda pair: (-pair[1].total, pair[0]))
    bars = [_bar(program, one) for program, one in added[:MOST_BARS]]
    if rest := [one for _, one in added[MOST_BARS:]]:
        bars.append(_rest(currency, rest))
    greatest = float(added[0][1].total)
    unit, word = unit_of(greatest)
    return Chart(
        name=tr("Overview", "Amounts per program in {currency}").format(currency=currency),
        label="amount",
        axis=Axis(title=f"{word} {currency}".strip(), unit=unit, whole=greatest >= _WHOLE_FROM * unit),
        bars=tuple(bars),
    )


def _bar(program: str, added: Sum) -> Bar:
    amount = amount_text(added)
    tip = tr("Overview", "{program}: {amount} of {facts}")
    return Bar(
        title=program,
        size=float(added.total),
        text=amount,
        tip=tip.format(program=program, amount=amount, facts=facts_text(added.facts)),
        wanted=Filter(programs=(program,), currencies=(added.currency,)),
    )


def _rest(currency: str, added: Sequence[Sum]) -> Bar:
    with localcontext(prec=_DIGITS):
        total = sum((one.total for one in added), Decimal(0))
    keys = tuple(key for one in added for key in one.keys)
    whole = Sum(currency=currency, total=total, about=any(one.about for one in added), keys=keys)
    title, text = others_text(len(added)), amount_text(whole)
    if len(added) > 1:
        text = tr("Overview", "{amount} together").format(amount=text)
    return Bar(title=title, size=0.0, text=text, tip=f"{title}: {text}", is_rest=True)


def _note(project: Project, programs: Sequence[ProgramAmounts]) -> str:
    """Return what is in no bar, whatever its currency."""
    nameless = fact_table.count(project, Filter(programs=(NONE,)))
    phrase = "{facts} names no program" if nameless == 1 else "{facts} name no program"
    said = tr("Overview", phrase).format(facts=facts_text(nameless)) if nameless else ""
    return sentences([_left_out(programs), _shared(programs), said])


def _shared(programs: Sequence[ProgramAmounts]) -> str:
    """Return how many facts are in the bars of several programs."""
    bars = Counter(key for one in programs for key in {key for added in one.totals.sums for key in added.keys})
    count = sum(times > 1 for times in bars.values())
    phrase = (
        "{facts} of several programs counts for each" if count == 1 else "{facts} of several programs count for each"
    )
    return tr("Overview", phrase).format(facts=facts_text(count)) if count else ""


def _left_out(programs: Sequence[ProgramAmounts]) -> str:
    by_reason: dict[Reason, set[int]] = {}
    repeated: set[int] = set()
    for one in programs:
        repeated.update(one.totals.repeated)
        for left in one.totals.left_out:
            by_reason.setdefault(left.reason, set()).update(left.keys)
    left_out = [LeftOut(reason=reason, keys=tuple(keys)) for reason, keys in by_reason.items()]
    left_out.sort(key=lambda left: (-left.count, left.reason))
    said = left_out_text(Totals(left_out=tuple(left_out), repeated=tuple(repeated)))
    return tr("Overview", "in all currencies, {what}").format(what=said) if said else ""
