"""The chart of a session's progress: on each day the articles that are done, and on top of them those that are open."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QLocale

from db.facts import FactStatus
from db.queries.fact_figures import Day, SessionFigures
from desktop.across.overview_rows import Axis, Bar, Chart, Drawn
from desktop.across.overview_words import sentences
from desktop.telling import day as day_text
from desktop.telling import facts_text, grouped
from desktop.translate import tr

MOST_DAYS: Final = 45  # columns; a longer session is shown by weeks
_WEEK: Final = 7


def chart(found: SessionFigures | None) -> Drawn:
    """Return how far a session is on each of its days; None: there is no session."""
    if found is None:
        return Drawn(nothing=tr("Overview", "No session is open."))
    said = [_articles(found), _facts(found)]
    if not found.days:
        return Drawn(nothing=tr("Overview", "Nothing was done in this session yet."), note=sentences(said))
    bars = tuple(_bar(one, found.articles.total) for one in _columns(found.days))
    name = tr("Overview", "Progress of the session")
    said.append(tr("Overview", "the pale part of a column is what was open") if any(bar.over for bar in bars) else "")
    axis = Axis(title=tr("Overview", "articles"))
    return Drawn(chart=Chart(name=name, label="", axis=axis, bars=bars), note=sentences(said))


def _columns(days: tuple[Day, ...]) -> Iterator[Day]:
    """Yield a record for each day from the first to the last, or for each week where these are too many."""
    first, last = date.fromisoformat(days[0].day), date.fromisoformat(days[-1].day)
    step = 1 if (last - first).days < MOST_DAYS else _WEEK
    left, until, end = list(days), 0, first + timedelta(days=step - 1)
    while left:
        now = [one for one in left if one.day <= end.isoformat()]
        left = left[len(now) :]
        until = now[-1].done_until if now else until
        yield Day(
            day=end.isoformat(),
            done=sum(one.done for one in now),
            done_until=until,
            facts=sum(one.facts for one in now),
            annotations=sum(one.annotations for one in now),
        )
        end += timedelta(days=step)


def _bar(one: Day, total: int) -> Bar:
    tip = tr("Overview", "{day}: {done} of {total} articles done. Made then: {annotations}, {facts}.")
    made = tr("Overview", "{n} annotation" if one.annotations == 1 else "{n} annotations")
    return Bar(
        title=_short(one.day),
        size=float(one.done_until),
        over=float(max(0, total - one.done_until)),
        text="",
        tip=tip.format(
            day=day_text(one.day),
            done=grouped(one.done_until),
            total=grouped(total),
            annotations=made.format(n=grouped(one.annotations)),
            facts=facts_text(one.facts),
        ),
    )


def _short(iso: str) -> str:
    """Return a day without its year: "3 Nov"."""
    found = date.fromisoformat(iso)
    month = QLocale(QLocale.Language.English).monthName(found.month, QLocale.FormatType.ShortFormat)
    return f"{found.day} {month}"


def _articles(found: SessionFigures) -> str:
    phrase = tr("Overview", "articles: {done} of {total} done, {open} open")
    articles = found.articles
    if not articles.total:
        return ""
    return phrase.format(done=grouped(articles.done), total=grouped(articles.total), open=grouped(articles.open))


def _facts(found: SessionFigures) -> str:
    if not any(found.statuses.values()):
        return ""
    open_, checked, doubtful = (
        grouped(found.statuses[status]) for status in (FactStatus.OPEN, FactStatus.CHECKED, FactStatus.DOUBTFUL)
    )
    phrase = tr("Overview", "facts: {open} open, {checked} checked, {doubtful} doubtful")
    return phrase.format(open=open_, checked=checked, doubtful=doubtful)
