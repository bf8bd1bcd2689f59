"""What the overview shows of a project, read beside the window: every chart with its words, and why one is empty."""

from dataclasses import dataclass, field
from datetime import datetime

from db.project import Project
from db.queries import articles, fact_figures, fact_table
from db.queries.fact_figures import SessionFigures
from db.records import SessionId
from desktop.across import overview_amounts, overview_countries, overview_progress, overview_time
from desktop.across.overview_rows import Drawn
from desktop.telling import articles_text, facts_text, grouped
from desktop.translate import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that the overview shows."""

    summary: str
    amounts: dict[str, Drawn] = field(default_factory=dict)  # by currency, that of most facts first
    no_amounts: Drawn = field(default_factory=Drawn)  # where there are none
    countries: Drawn
    times: dict[str, tuple[str, Drawn]]  # by the name of a span of time: its title, and what is drawn
    progress: Drawn


def read_figures(project: Project, session: SessionId | None) -> Shown:
    """Read all figures. The library that draws them is loaded on the way, for here nobody waits for it.

    Args:
        project: the open project.
        session: whose progress is shown; None: nobody's.
    """
    import pyqtgraph  # noqa: F401

    facts = fact_table.count(project)
    programs, countries = fact_figures.amounts(project), fact_figures.countries(project)
    return Shown(
        summary=_summary(facts, len(programs), len(countries), articles.count(project)),
        amounts=overview_amounts.charts(project, programs),
        no_amounts=overview_amounts.nothing(programs, facts),
        countries=overview_countries.chart(project, countries),
        times=overview_time.charts(project),
        progress=overview_progress.chart(_of_session(project, session)),
    )


def _of_session(project: Project, session: SessionId | None) -> SessionFigures | None:
    """Return how far a session is, by the days of this machine's time zone."""
    zone = datetime.now().astimezone().tzinfo
    return None if session is None or zone is None else fact_figures.of_session(project, session, zone)


def _summary(facts: int, programs: int, countries: int, of_articles: int) -> str:
    of_programs = tr("Overview", "{n} program with facts" if programs == 1 else "{n} programs with facts")
    said = [
        facts_text(facts),
        of_programs.format(n=grouped(programs)),
        tr("Overview", "{n} country" if countries == 1 else "{n} countries").format(n=grouped(countries)),
        articles_text(of_articles),
    ]
    return " · ".join(said)
