"""Set an article's status in a session."""

from db.operations.naming import quoted
from db.project import Project
from db.queries import articles
from db.records import ArticleId, Changes, SessionId, Status


def set_status(project: Project, *, session: SessionId, article: ArticleId, status: Status) -> Changes:
    """Say that an article is done, or open again.

    Raises:
        NotThere: where the project does not have the article.
    """
    title = quoted(articles.the(project, article).title)
    name = f"Mark {title} as done" if status is Status.DONE else f"Open {title} again"
    with project.transact(session=session, name=name) as step:
        state = {**step.status(session, article), "status": status.value}
        step.put("status", f"{session}/{article}", state, article=article)
    return step.changes
