"""Flag an article in a session, or take its flag away."""

from db.operations.naming import quoted
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId


def flag_article(project: Project, *, session: SessionId, article: ArticleId, flagged: bool) -> Changes:
    """Set or clear the flag of an article.

    Raises:
        NotThere: where the project does not have the article.
    """
    title = quoted(articles.the(project, article).title)
    with project.transact(session=session, name=f"{'Flag' if flagged else 'Unflag'} article {title}") as step:
        state = {**step.status(session, article), "flagged": flagged}
        step.put("status", f"{session}/{article}", state, article=article)
    return step.changes
