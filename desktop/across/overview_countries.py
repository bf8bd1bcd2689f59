"""The chart of facts per country."""

from collections.abc import Sequence
from typing import Final

from db.project import Project
from db.queries import fact_table
from db.queries.fact_figures import CountryFacts
from db.queries.fact_table import NONE, Filter
from desktop.across.overview_rows import Bar, Chart, Drawn
from desktop.across.overview_words import facts_axis, others_text, sentences
from desktop.telling import country_name, facts_text, grouped
from desktop.translate import tr

MOST_BARS: Final = 15  # what comes after them is one line


def chart(project: Project, countries: Sequence[CountryFacts]) -> Drawn:
    """Return the countries of most facts, and one line for all others."""
    if not countries:
        return Drawn(nothing=tr("Overview", "No fact names a country yet."))
    bars = [_bar(one) for one in countries[:MOST_BARS]]
    if rest := countries[MOST_BARS:]:
        bars.append(_rest(rest))
    without = fact_table.count(project, Filter(countries=(NONE,)))
    phrase = "{facts} names no country" if without == 1 else "{facts} name no country"
    said = tr("Overview", phrase).format(facts=facts_text(without)) if without else ""
    name = tr("Overview", "Facts per country")
    return Drawn(
        chart=Chart(name=name, label="country", axis=facts_axis(), bars=tuple(bars)),
        note=sentences([said]),
    )


def _bar(one: CountryFacts) -> Bar:
    title = country_name(one.code)
    return Bar(
        title=title,
        size=float(one.facts),
        text=grouped(one.facts),
        tip=f"{title}: {facts_text(one.facts)}",
        wanted=Filter(countries=(one.code,)),
    )


def _rest(rest: Sequence[CountryFacts]) -> Bar:
    """Return one line for many; a fact of two of them counts twice, as it does in bars."""
    title, text = others_text(len(rest)), grouped(sum(one.facts for one in rest))
    return Bar(title=title, size=0.0, text=text, tip=f"{title}: {text}", is_rest=True)
