"""Take rulings back: the disagreements are open again."""

import json
from collections.abc import Sequence

from db.errors import NotThere
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import Changes, SessionId


def take_back_ruling(project: Project, *, session: SessionId, rulings: Sequence[str]) -> Changes:
    """Open disagreements again that were ruled.

    Args:
        project: the open project.
        session: whose step it is.
        rulings: their ids.

    Raises:
        NotThere: where one was taken back before.
    """
    with project.transact(session=session, name=_name(project, rulings)) as step:
        for key in dict.fromkeys(rulings):
            if step.state("ruling", key) is None:
                raise NotThere(kind="ruling", key=key)
            step.put("ruling", key, None, article=None)
    return step.changes


def _name(project: Project, rulings: Sequence[str]) -> str:
    if len(rulings) == 1:
        row = project.db.execute("SELECT sides FROM rulings WHERE id = ?", list(rulings)).fetchone()
        programs = json.loads(row[0]).get("programs") if row is not None else None
        if programs:
            return f"Take back the ruling on {quoted(' + '.join(map(str, programs)))}"
    return f"Take back {counted(len(rulings), 'ruling', 'rulings')}"
