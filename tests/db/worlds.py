"""Small projects for the tests of the project file, and ways to look at them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from db import files, rebuild
from db.errors import BuiltUpon, NoSpan, NothingToUndo, NotThere, SessionExists
from db.fact_errors import InTheWay
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.start_session import start_session
from db.project import Project
from db.queries import queue, sessions, suggestions
from db.records import AnnotationId, ArticleId, NewAnnotation, NewArticle, SessionId
from db.suggested import NewSuggestion, Suggestion

REFUSALS = (
    BuiltUpon,
    InTheWay,
    NoSpan,
    NothingToUndo,
    NotThere,
    SessionExists,
)  # of an operation that is not possible just now
HISTORY = frozenset({"steps", "members", "puts"})  # an undo adds to these; all else comes back

# Characters that programs count, cut, fold or lose in different ways.
HOSTILE = [
    *"aß 7\n\tÉ",
    "e\u0301",  # combining acute
    "\u0323",  # a combining mark alone
    "\u00a0",
    "\u202f",
    "\u2028",
    "\ufffe",
    "\ufeff",
    "\u200d",
    "\u202e",
    "😀",
    "👩\u200d🔬",
    "🇩🇪",
    "\U0010ffff",
    "\x01",
    "\x7f",
    "'",
    '"',
    "%",
    "\\",
    "İ",
    "ﬁ",
]

FUNDING = (
    "AI Factories: Das Netz wächst 😀\n\n"
    "Über 380\u00a0Millionen Euro fließen nach Österreich 🇦🇹, seit 2024.\n"
    "Das Programm „Digital Europe“ e\u0301tend bis 2027.\n"
)
HOSTILE_TEXT = "".join(HOSTILE) * 3
PLAIN = "Nothing but words.\nAnd 007 of them.\n"
VALUE = '{"min":"380000000"}'


class SteadyClock:
    """A clock that moves a second whenever it is asked."""

    def __init__(self, start: datetime = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)) -> None:
        self.now = start
        self.pace = timedelta(seconds=1)

    def __call__(self) -> datetime:
        self.now += self.pace
        return self.now


def new_article(text: str, *, source: str = "a.txt", title: str = "", **fields: Any) -> NewArticle:
    """Return an article as a reader would hand it in."""
    told = {"title_is_heading": True, "language": "de", "published": "2025-11-03", **fields}
    return NewArticle(text=text, title=title or text.split("\n")[0][:40] or "Empty", source=source, **told)


def make_project(folder: Path, *, name: str = "world.beleg", clock: Callable[[], datetime] | None = None) -> Project:
    """Make a project that is open for writing, without backups."""
    return quick(files.create_project(folder / name, clock=clock or SteadyClock()))


def opened(path: Path, clock: Callable[[], datetime] | None = None) -> Project:
    """Open a project for writing, without backups."""
    project = quick(files.open_project(path, clock=clock or SteadyClock()))
    assert project.read_only is None
    return project


def reopened(project: Project) -> Project:
    """Close a project and open its file again."""
    project.close()
    return opened(project.path, clock=project.clock)


def quick(project: Project) -> Project:
    """Do without waiting for the disk: no test here pulls the plug."""
    project.db.execute("PRAGMA synchronous=OFF")
    return project


def brought(project: Project, session: SessionId, *texts: str) -> list[ArticleId]:
    """Import texts and return their ids, in their order."""
    found = import_articles(project, session=session, articles=[new_article(text) for text in texts])
    by_id = [article for _, article in (*found.taken, *found.known)]
    assert len(by_id) == len(texts)
    return by_id


def session_of(project: Project, annotator: str = "Anna", name: str = "First pass") -> SessionId:
    """Start a session."""
    return start_session(project, name=name, annotator=annotator)[0]


def span(text: str, words: str, label: str = "amount", **fields: Any) -> NewAnnotation:
    """Return an annotation of the first place where the words stand."""
    start = text.index(words)
    return NewAnnotation(label=label, start=start, end=start + len(words), **fields)


def labelled(
    project: Project,
    session: SessionId,
    article: ArticleId,
    words: str = "380\u00a0Millionen Euro",
    text: str = FUNDING,
) -> AnnotationId:
    """Label words and return the annotation's id."""
    changes = label_span(
        project, session=session, article=article, annotation=span(text, words, value=VALUE, rule="scale word")
    )
    (annotation,) = changes.annotations
    return annotation


def state(project: Project) -> dict[str, list[str]]:
    """Return what things are now, without the history."""
    return {table: rows for table, rows in rebuild.dump(project.db).items() if table not in HISTORY}


def everything(project: Project) -> dict[str, Any]:
    """Return all that the file holds."""
    grown = {
        table: project.db.execute(f"SELECT id FROM {table} ORDER BY id").fetchall()
        for table in ("texts", "originals", "events")
    }
    return {**rebuild.dump(project.db), **grown}


def events(project: Project) -> int:
    """Return how many events the file holds."""
    return int(project.db.execute("SELECT COUNT(*) FROM events").fetchone()[0])


def assert_counted(project: Project) -> None:
    """Assert that as many suggestions are said to wait, in each article and session, as are shown."""
    for session in sessions.all_of(project):
        for row in queue.rows(project, session.id, [article[0] for article in _keys(project)]):
            waiting = suggestions.of_article(project, row.article.id, session.id)
            assert row.waiting == len(waiting), (session.name, row.article.title)
            doubt = sum(round(1000 * (1 - abs(2 * _confidence(one) - 1))) for one in waiting)
            assert row.uncertainty == doubt / 1000
            for one in waiting:
                near = suggestions.of_article(project, row.article.id, session.id, within=(one.start, one.end))
                assert one in near
                assert near == [other for other in waiting if other.start < one.end and other.end > one.start]


def _confidence(one: Suggestion) -> float:
    return 0.5 if one.confidence is None else one.confidence


def _keys(project: Project) -> list[tuple[int]]:
    return project.db.execute("SELECT key FROM articles").fetchall()


def suggest(text: str, words: str, label: str = "amount", confidence: float = 0.75, **fields: Any) -> NewSuggestion:
    """Return a suggestion of the first place where the words stand."""
    start = text.index(words)
    told = {"value": None, "rule": f"{label}.rule", **fields}
    return NewSuggestion(label=label, start=start, end=start + len(words), confidence=confidence, **told)


def waiting(project: Project, article: ArticleId, session: SessionId) -> list[tuple[str, str]]:
    """Return words and label of the suggestions that wait."""
    return [(one.words, one.label) for one in suggestions.of_article(project, article, session)]


def assert_derived(project: Project) -> None:
    """Assert that the tables are what the events give."""
    assert [difference.sentence() for difference in rebuild.differences(project)] == []
