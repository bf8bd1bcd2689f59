"""Makes the saved project of the present schema version: `python -m tests.db.saved.make`. Never remake an old one."""

from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from db import schema
from db.files import create_project
from db.operations.flag_article import flag_article
from db.operations.hide_article import hide_article
from db.operations.import_articles import import_articles
from db.operations.label_span import label_span
from db.operations.move_annotation import move_annotation
from db.operations.remove_annotation import remove_annotation
from db.operations.set_note import set_note
from db.operations.set_status import set_status
from db.operations.start_session import start_session
from db.operations.undo import redo, undo
from db.project import Project
from db.records import ArticleId, NewAnnotation, NewArticle, SessionId, Status

FOLDER = Path(__file__).parent
TEXT = "Netz 😀 wächst\n\nSeit Anfang 2025 fließen über 380\u00a0Millionen Euro nach Polen.\n"
OTHER = "Zweiter Artikel\n\nNichts Neues.\n"
GONE = "Dritter Artikel, später entfernt.\n"


def make(path: Path) -> None:
    """Make a project that holds something of everything."""
    start, ticks = datetime(2026, 11, 22, 9, 0, tzinfo=UTC), count()
    project = create_project(path, name="Saved", clock=lambda: start + timedelta(seconds=next(ticks)))
    session, _ = start_session(project, name="First pass", annotator="Ada")
    report = import_articles(project, session=session, articles=[_article(text) for text in (TEXT, OTHER, GONE)])
    first, second, third = (key for _, key in report.taken)
    _mark(project, session, first)
    set_status(project, session=session, article=first, status=Status.DONE)
    flag_article(project, session=session, article=second, flagged=True)
    hide_article(project, session=session, article=third)
    undo(project, session=session)
    redo(project, session=session)
    undo(project, session=session)
    project.close()


def _article(text: str) -> NewArticle:
    return NewArticle(
        text=text,
        title=text.split("\n", 1)[0],
        title_is_heading=True,
        language="de",
        published="2025-10-14",
        source="saved.txt",
        original=text.encode("utf-16"),
        encoding="utf-16",
    )


def _mark(project: Project, session: SessionId, article: ArticleId) -> None:
    start = TEXT.index("über")
    value = '{"basis":"total","currency":"EUR","max":"380000000","min":"380000000","period":null,"qualifier":"over"}'
    new = NewAnnotation(label="amount", start=start, end=start + 18, value=value, rule="amount.scale_word")
    made = next(iter(label_span(project, session=session, article=article, annotation=new).annotations))
    move_annotation(
        project, session=session, annotation=made, start=start, end=start + 23, value=value, rule="amount.scale_word"
    )
    set_note(project, session=session, annotation=made, note="über, nicht rund")
    polen = TEXT.index("Polen")
    for label in ("country", "program"):
        new = NewAnnotation(label=label, start=polen, end=polen + 5)
        other = next(iter(label_span(project, session=session, article=article, annotation=new).annotations))
    remove_annotation(project, session=session, annotation=other)


if __name__ == "__main__":
    make(FOLDER / f"version-{schema.VERSION}.beleg")
