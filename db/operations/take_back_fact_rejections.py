"""Take rejections of proposed facts back: they are proposed again."""

from collections.abc import Sequence

from db.errors import NotThere
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import ArticleId, Changes, SessionId


def take_back_fact_rejections(project: Project, *, session: SessionId, rejections: Sequence[str]) -> Changes:
    """Let rejected facts be proposed again.

    Args:
        project: the open project.
        session: whose step it is.
        rejections: their ids.

    Raises:
        NotThere: where one was taken back before.
    """
    with project.transact(session=session, name=_name(project, rejections)) as step:
        for key in dict.fromkeys(rejections):
            state = step.state("fact_rejection", key)
            if state is None:
                raise NotThere(kind="rejection", key=key)
            step.put("fact_rejection", key, None, article=ArticleId(state["article"]))
    return step.changes


def _name(project: Project, rejections: Sequence[str]) -> str:
    if len(rejections) == 1:
        row = project.db.execute("SELECT title, program FROM fact_rejections WHERE id = ?", list(rejections)).fetchone()
        if row is not None:
            return f"Take back the rejection of the proposed fact {quoted(row[0] or row[1] or '')}"
    return f"Take back {counted(len(rejections), 'rejection', 'rejections')} of proposed facts"
