"""A project whose articles an analyst has worked through, day by day."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import seeds
from db.files import create_project
from db.operations.accept_suggestions import accept_suggestions
from db.operations.import_articles import import_articles
from db.operations.label_spans import label_spans
from db.operations.reject_suggestions import reject_suggestions
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.project import Project
from db.queries import queue, suggestions
from db.records import ArticleId, NewAnnotation, SessionId, Status
from desktop.jobs.suggesting import make_suggestions
from exchange.decoding import decode
from exchange.sources import describe
from values import codec


class Days:
    """A clock that goes on a day whenever it is told."""

    def __init__(self) -> None:
        self.now = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.now += timedelta(seconds=1)
        return self.now

    def tomorrow(self) -> None:
        self.now += timedelta(days=1)


def reference() -> dict[str, list[dict]]:
    """Return the reference annotations of the sample by the text's hash."""
    lines = [json.loads(line) for line in seeds.annotations().splitlines()]
    return {line["text_sha256"]: line["annotations"] for line in lines}


def with_articles(path: Path, *, copies: int = 1) -> tuple[Project, SessionId, Days]:
    """Return a project with the sample's articles, each several times with another last line, and a session."""
    days = Days()
    project = create_project(path, clock=days)
    anna, _ = start_session(project, name="First pass", annotator="anna")
    texts = [(name, decode(data, source=name).text) for name, data in seeds.articles()]
    articles = [
        describe(text + "\n" * number, source=f"{number}-{name}") for number in range(copies) for name, text in texts
    ]
    import_articles(project, session=anna, articles=articles, name="Import")
    return project, anna, days


def work_through(project: Project, anna: SessionId, days: Days, *, articles: int | None = None) -> list[ArticleId]:
    """Decide the suggestions of the first articles by the reference, one article a day, and set them to done."""
    make_suggestions(project, session=anna, processes=0)
    by_text = {key.strip(): spans for key, spans in _by_text(project).items()}
    done = queue.keys(project, anna)[:articles]
    for key in done:
        _decide(project, anna, _article(project, key), by_text)
        days.tomorrow()
    return [_article(project, key) for key in done]


def _article(project: Project, key: int) -> ArticleId:
    [(found,)] = project.db.execute("SELECT id FROM texts WHERE key = ?", [key]).fetchall()
    return ArticleId(found)


def _by_text(project: Project) -> dict[str, list[dict]]:
    texts = {name: decode(data, source=name).text for name, data in seeds.articles()}
    lines = [json.loads(line) for line in seeds.annotations().splitlines()]
    return {texts[line["file"]]: line["annotations"] for line in lines}


def _decide(project: Project, anna: SessionId, article: ArticleId, by_text: dict[str, list[dict]]) -> None:
    [(text,)] = project.db.execute("SELECT body FROM texts WHERE id = ?", [article]).fetchall()
    wanted = by_text[text.strip()]
    right = {(one["start"], one["end"], one["label"]) for one in wanted}
    waiting = suggestions.of_article(project, article, anna)
    good = [one for one in waiting if (one.start, one.end, one.label) in right]
    bad = [one for one in waiting if (one.start, one.end, one.label) not in right]
    if good:
        accept_suggestions(project, session=anna, suggestions={article: good})
    if bad:
        reject_suggestions(project, session=anna, suggestions={article: bad})
    found = {(one.start, one.end, one.label) for one in good}
    missed = [_new(one) for one in wanted if (one["start"], one["end"], one["label"]) not in found]
    if missed:
        label_spans(project, session=anna, spans={article: missed}, name="Mark what was missed")
    set_status(project, session=anna, article=article, status=Status.DONE)


def _new(one: dict) -> NewAnnotation:
    value = codec.from_dict(one["label"], one["value"]) if one["value"] else None
    return NewAnnotation(
        label=one["label"], start=one["start"], end=one["end"], value=codec.to_json(value) if value else None, rule=None
    )
