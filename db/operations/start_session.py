"""Start a session: one annotator's named pass over articles."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from db import canonical
from db.errors import BadField, SessionExists
from db.operations.naming import quoted
from db.project import Project
from db.records import ArticleId, Changes, Scope, SessionId


def start_session(
    project: Project, *, name: str, annotator: str, scope: Scope = Scope.ALL, articles: Sequence[ArticleId] = ()
) -> tuple[SessionId, Changes]:
    """Start a session.

    Args:
        project: the open project.
        name: what the annotator calls it; an annotator's sessions have different names.
        annotator: who marks.
        scope: all articles, later ones too, or the chosen ones.
        articles: the chosen ones.

    Returns:
        The session's id, and what was touched.

    Raises:
        SessionExists: where the annotator has one of this name.
        BadField: where name or annotator is empty.
    """
    session = session_id(name=name, annotator=annotator)
    with project.transact(session=session, name=f"Start session {quoted(tidy(name))}") as step:
        if project.next_number(session) > 0 or is_taken(project, session, name=name, annotator=annotator):
            raise SessionExists(name=tidy(name), annotator=tidy(annotator))
        state = session_state(name=name, annotator=annotator, scope=scope, articles=articles)
        step.put("session", session, state, article=None)
    return session, step.changes


def is_taken(project: Project, session: SessionId, *, name: str, annotator: str) -> bool:
    """Say whether another session than this one has the name now."""
    found = project.db.execute(
        "SELECT 1 FROM sessions WHERE name = ? AND annotator = ? AND id <> ?", [tidy(name), tidy(annotator), session]
    ).fetchone()
    return found is not None


def session_id(*, name: str, annotator: str) -> SessionId:
    """Return the id of the session of this name: from content alone, so that an import finds it again.

    Raises:
        BadField: where name or annotator is empty.
    """
    for field, given in (("session's name", name), ("annotator's name", annotator)):
        if not tidy(given):
            raise BadField(field=field, given=given, expected="at least one letter or digit")
    return SessionId(canonical.thing_id({"annotator": tidy(annotator), "name": tidy(name)}))


def session_state(*, name: str, annotator: str, scope: Scope, articles: Sequence[ArticleId]) -> dict[str, Any]:
    """Return the state of a session as it stands in an event."""
    chosen = sorted(set(articles)) if scope is Scope.CHOSEN else []
    return {"name": tidy(name), "annotator": tidy(annotator), "scope": scope.value, "articles": chosen}


def tidy(name: str) -> str:
    """Return a name as it is kept: NFC, without controls and halves of characters, single spaces."""
    plain = "".join(" " if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name)
    return " ".join(unicodedata.normalize("NFC", plain).split())
