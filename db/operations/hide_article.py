"""Remove an article from the project: it is hidden, with all that was done in it, and can come back."""

from db.errors import NotThere
from db.operations.edit_article import put_article
from db.operations.naming import quoted
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId


def hide_article(project: Project, *, session: SessionId, article: ArticleId) -> Changes:
    """Hide an article in every session.

    Raises:
        NotThere: where the project does not have the article.
    """
    found = articles.get(project, article)
    if found is None:
        raise NotThere(kind="article", key=article)
    name = f"Remove article {quoted(found.title)}"
    return put_article(project, session=session, article=article, name=name, fields={"hidden": True})
