"""A small project with facts, for tests of the facts window."""

from collections.abc import Sequence
from pathlib import Path

from db.facts import FactStatus, NewFact, NewItem
from db.files import create_project, open_project
from db.operations.import_articles import import_articles
from db.operations.label_spans import label_spans
from db.operations.make_facts import make_facts
from db.operations.start_session import start_session
from db.project import Project
from db.queries import annotations, articles, sessions
from db.records import ArticleId, NewAnnotation, NewArticle, SessionId
from desktop.reading import read_value

FIRST = (
    "KI-Fabriken wachsen\n\n"
    "😀 Die AI Factories erhalten 380 Millionen Euro für Polen und Spanien, hieß es im Oktober 2025."
    " Der Chips Act bringt zwischen 10 und 20 Millionen Euro nach Polen. Mehr folgt.\n"
)
SECOND = (
    "Noch mehr Geld\n\nDie AI Factories erhalten 380 Millionen Euro, so stand es im Oktober 2025 fest."
    " Horizon Europe zahlt 5 Millionen US-Dollar.\n"
)
AI = (("program", "AI Factories"), ("amount", "380 Millionen Euro"), ("date", "Oktober 2025"))
FACTS = {
    FIRST: (
        (*AI, ("country", "Polen"), ("country", "Spanien")),
        (("program", "Chips Act"), ("amount", "zwischen 10 und 20 Millionen Euro"), ("country", "Polen#2")),
    ),
    SECOND: (AI, (("program", "Horizon Europe"), ("amount", "5 Millionen US-Dollar"))),
}
GERMANY = NewItem(role="country", label="country", value='{"code":"DE"}')  # from the analyst, in the second fact


def made(path: Path) -> Path:
    """Make a project with two articles and four facts of Ada's; return its path."""
    project = create_project(path)
    session, _ = start_session(project, name="First pass", annotator="Ada")
    for place, text in enumerate(FACTS):
        make(project, session, text, published=f"2025-1{place}-05")
    project.close()
    return path


def empty(path: Path) -> Path:
    """Make a project with an article and no fact."""
    project = create_project(path)
    session, _ = start_session(project, name="First pass", annotator="Ada")
    taken(project, session, FIRST, published=None)
    project.close()
    return path


def make(project: Project, session: SessionId, text: str, *, published: str | None) -> None:
    """Take an article in, and make its facts."""
    article = taken(project, session, text, published=published)
    found = articles.the(project, article)
    spans = {mark: span(text, mark[1]) for marks in FACTS[text] for mark in marks}
    new = []
    for (label, _), (start, end) in spans.items():
        value = read_value(found, text, start, end, label)
        new.append(NewAnnotation(label=label, start=start, end=end, value=value.value, rule=value.rule))
    label_spans(project, session=session, spans={article: new}, name="Label")
    ids = {(one.start, one.end): one.id for one in annotations.of_article(project, article, session)}
    facts = [
        NewFact(items=tuple(NewItem(role=label, annotation=ids[spans[label, words]]) for label, words in marks))
        for marks in FACTS[text]
    ]
    if text == FIRST:
        facts[1] = NewFact(title='The "chips"\tround', status=FactStatus.DOUBTFUL, items=(*facts[1].items, GERMANY))
    make_facts(project, session=session, article=article, facts=facts)


def taken(project: Project, session: SessionId, text: str, *, published: str | None) -> ArticleId:
    """Take an article in; return its id."""
    new = NewArticle(
        text=text,
        title=text.partition("\n")[0],
        title_is_heading=True,
        language="de",
        published=published,
        source="presse.example",
    )
    return import_articles(project, session=session, articles=[new]).taken[0][1]


def span(text: str, words: str) -> tuple[int, int]:
    """Return where words stand; "Polen#2" are the second ones."""
    found, _, number = words.partition("#")
    start = -1
    for _ in range(int(number or 1)):
        start = text.index(found, start + 1)
    return start, start + len(found)


def reopened(path: Path) -> tuple[Project, SessionId]:
    """Open a project as another program would, and return its session too."""
    project = open_project(path)
    return project, sessions.latest(project).id


def texts(model, role: str) -> Sequence[str]:
    """Return what stands in a column of the table, a line each."""
    column = [kind.name for kind in model.kinds()].index(role)
    return [model.data(model.index(line, column)) for line in range(model.rowCount())]
