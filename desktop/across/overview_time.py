"""The chart of facts over time: by year, and by month."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QLocale

from db.project import Project
from db.queries import fact_figures
from db.queries.fact_figures import OverTime
from db.queries.fact_table import Filter
from desktop.across.overview_rows import Bar, Chart, Drawn
from desktop.across.overview_words import facts_axis, sentences
from desktop.telling import facts_text
from desktop.translate import tr

MOST_YEARS: Final = 40  # columns
MOST_MONTHS: Final = 48
_YEAR: Final = 12  # months


def charts(project: Project) -> dict[str, tuple[str, Drawn]]:
    """Return what is drawn by year and by month, each with its title."""
    return {
        "years": (tr("Overview", "By year"), _by_year(fact_figures.over_time(project, by_month=False))),
        "months": (tr("Overview", "By month"), _by_month(fact_figures.over_time(project, by_month=True))),
    }


def _by_year(found: OverTime) -> Drawn:
    years = {point.year: point.facts for point in found.points}
    if not years:
        return _nothing()
    first, last = densest(years, MOST_YEARS)
    bars = tuple(_bar(str(year), year, years.get(year, 0)) for year in range(first, last + 1))
    return Drawn(
        chart=Chart(name=tr("Overview", "Facts by year"), label="date", axis=facts_axis(), bars=bars),
        note=sentences([_undated(found.undated), _outside(years, first, last, f"{first}–{last}")]),
    )


def _by_month(found: OverTime) -> Drawn:
    months = {_YEAR * one.year + one.month - 1: one.facts for one in found.points if one.month is not None}
    without = sum(one.facts for one in found.points if one.month is None)
    said = _no_month(without)
    if not months:
        return Drawn(nothing=tr("Overview", "No fact has a date that names a month yet."), note=sentences([said]))
    first, last = densest(months, MOST_MONTHS)
    bars = tuple(_month_bar(month, months.get(month, 0)) for month in range(first, last + 1))
    span = f"{_title(first)} – {_title(last)}"
    return Drawn(
        chart=Chart(name=tr("Overview", "Facts by month"), label="date", axis=facts_axis(), bars=bars),
        note=sentences([said, _undated(found.undated), _outside(months, first, last, span)]),
    )


def densest(counts: Mapping[int, int], most: int) -> tuple[int, int]:
    """Return the first and last place to be drawn: all where they fit, else the stretch in which most facts lie."""
    first, last = min(counts), max(counts)
    if last - first < most:
        return first, last
    best = max(sorted(counts), key=lambda start: sum(counts.get(place, 0) for place in range(start, start + most)))
    return best, min(last, best + most - 1)


def _bar(title: str, year: int, facts: int) -> Bar:
    tip = f"{title}: {facts_text(facts)}"
    return Bar(title=title, size=float(facts), text="", tip=tip, wanted=Filter(years=(year,)) if facts else None)


def _month_bar(month: int, facts: int) -> Bar:
    year = month // _YEAR
    told = _bar(_title(month), year, facts)
    tip = tr("Overview", "{told}. A click shows all facts of {year}.").format(told=told.tip, year=year)
    return Bar(title=told.title, size=told.size, text="", tip=tip if facts else told.tip, wanted=told.wanted)


def _title(month: int) -> str:
    name = QLocale(QLocale.Language.English).monthName(month % _YEAR + 1, QLocale.FormatType.ShortFormat)
    return f"{name} {month // _YEAR}"


def _nothing() -> Drawn:
    return Drawn(nothing=tr("Overview", "No fact has a date with a year yet."))


def _undated(facts: int) -> str:
    phrase = "{facts} has no date with a year" if facts == 1 else "{facts} have no date with a year"
    return tr("Overview", phrase).format(facts=facts_text(facts)) if facts else ""


def _no_month(facts: int) -> str:
    phrase = "{facts} has a date without a month" if facts == 1 else "{facts} have a date without a month"
    return tr("Overview", phrase).format(facts=facts_text(facts)) if facts else ""


def _outside(counts: Mapping[int, int], first: int, last: int, span: str) -> str:
    """Return how many facts lie before and after what is drawn."""
    facts = sum(count for place, count in counts.items() if not first <= place <= last)
    phrase = "{facts} lies outside {span}" if facts == 1 else "{facts} lie outside {span}"
    return tr("Overview", phrase).format(facts=facts_text(facts), span=span) if facts else ""
