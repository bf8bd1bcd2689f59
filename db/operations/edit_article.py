"""Correct an article's title, language or publication date; its text never changes."""

import re
from datetime import date
from typing import Any

from db.errors import BadField, NotThere
from db.operations.naming import quoted
from db.project import Project
from db.records import ArticleId, Changes, SessionId

LANGUAGE = re.compile(r"[a-z]{2}")


def edit_article(
    project: Project,
    *,
    session: SessionId,
    article: ArticleId,
    title: str,
    language: str | None,
    published: str | None,
) -> Changes:
    """Set what is told about an article.

    Args:
        project: the open project.
        session: whose step it is.
        article: which one.
        title: not empty.
        language: ISO 639 code; None: not known.
        published: ISO 8601 day; None: not known.

    Raises:
        BadField: where one of them cannot be taken.
        NotThere: where the project does not have the article.
    """
    if not title.strip():
        raise BadField(field="title", given=title, expected="at least one character")
    if language is not None and not LANGUAGE.fullmatch(language):
        raise BadField(field="language", given=language, expected="a two-letter code such as de or en")
    if published is not None and not _is_day(published):
        raise BadField(field="publication date", given=published, expected="a day such as 2025-11-03")
    fields = {"title": title.strip(), "language": language, "published": published}
    return put_article(project, session=session, article=article, name=f"Edit article {quoted(title)}", fields=fields)


def put_article(
    project: Project, *, session: SessionId, article: ArticleId, name: str, fields: dict[str, Any]
) -> Changes:
    """Put an article's state with some fields changed, as one step."""
    with project.transact(session=session, name=name) as step:
        state = step.state("article", article)
        if state is None:
            raise NotThere(kind="article", key=article)
        step.put("article", article, {**state, **fields}, article=article)
    return step.changes


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
