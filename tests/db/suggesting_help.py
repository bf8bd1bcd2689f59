"""Suggestions of a small article, and ways to look at them."""

from db.operations.import_annotations import import_annotations
from db.project import Project
from db.queries import suggestions
from db.records import AnnotationReport, ArticleId, GivenAnnotation, GivenArticle, GivenSuggestion, SessionId
from db.suggested import Suggestion
from tests.db import worlds
from tests.db.worlds import suggest

MONEY = "380\u00a0Millionen Euro"
FOUND = (
    suggest(worlds.FUNDING, MONEY, value=worlds.VALUE),
    suggest(worlds.FUNDING, "Österreich", "country", 0.95, value='{"code":"AT"}'),
    suggest(worlds.FUNDING, "2024", "date", 0.9),
    suggest(worlds.FUNDING, "AI Factories", "program", 0.6, furniture=True),
)


def one(project: Project, article: ArticleId, session: SessionId, words: str) -> Suggestion:
    """Return the suggestion of these words."""
    (found,) = (one for one in suggestions.all_of_article(project, article, session) if one.words == words)
    return found


def import_marked(
    project: Project,
    session: SessionId,
    article: ArticleId,
    words: str,
    label: str,
    score: float | None = 0.5,
    text: str = worlds.FUNDING,
    origin: str = "model.jsonl",
) -> AnnotationReport:
    mark = GivenSuggestion(origin=origin, score=score)
    given = GivenAnnotation(annotation=worlds.span(text, words, label), suggestion=mark)
    return import_annotations(
        project, session=session, articles=[GivenArticle(article=article, annotations=(given,), where="line 1")]
    )
