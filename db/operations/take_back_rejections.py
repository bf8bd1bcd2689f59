"""Take rejections back: what they kept away is suggested again."""

from collections.abc import Sequence

from db.errors import NotThere
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import ArticleId, Changes, SessionId


def take_back_rejections(project: Project, *, session: SessionId, rejections: Sequence[str]) -> Changes:
    """Let rejected suggestions come back.

    Args:
        project: the open project.
        session: whose step it is.
        rejections: their ids.

    Raises:
        NotThere: where one was taken back before.
    """
    with project.transact(session=session, name=_name(project, rejections)) as step:
        for key in dict.fromkeys(rejections):
            state = step.state("rejection", key)
            if state is None:
                raise NotThere(kind="rejection", key=key)
            article = state["article"]
            step.put("rejection", key, None, article=None if article is None else ArticleId(article))
    return step.changes


def _name(project: Project, rejections: Sequence[str]) -> str:
    if len(rejections) == 1:
        row = project.db.execute("SELECT words, label FROM rejections WHERE id = ?", list(rejections)).fetchone()
        if row is not None:
            return f"Take back the rejection of {quoted(row[0])} as {row[1]}"
    return f"Take back {counted(len(rejections), 'rejection', 'rejections')}"
