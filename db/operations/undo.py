"""Undo and redo: small events that name a step."""

from db.errors import BuiltUpon, NothingToUndo
from db.operations.naming import quoted
from db.project import Project
from db.queries import sessions, steps
from db.records import Changes, SessionId, Step


def undo(project: Project, *, session: SessionId) -> Changes:
    """Undo this session's last step that is not undone.

    Raises:
        NothingToUndo: where there is none.
        BuiltUpon: where another session has built on it.
        NotThere: where it would bring back work in an article that is gone.
    """
    step = steps.last_done(project, session)
    if step is None:
        raise NothingToUndo(redo=False)
    with project.transact(session=session, name=f"Undo: {step.name}") as transaction:
        _refuse_if_built_upon(project, step)
        transaction.undo(step.id)
    return transaction.changes


def redo(project: Project, *, session: SessionId) -> Changes:
    """Redo the step that was undone last, unless a new step was made since.

    Raises:
        NothingToUndo: where there is none.
        BuiltUpon: where another session has changed the same things meanwhile.
        NotThere: where it would bring back work in an article that is gone.
    """
    undoing = steps.last_undoing(project, session)
    if undoing is None:
        raise NothingToUndo(redo=True)
    undone = steps.target(project, undoing)
    with project.transact(session=session, name=f"Redo: {undone.name}") as transaction:
        _refuse_if_changed_meanwhile(project, undone)
        transaction.undo(undoing.id)
    return transaction.changes


def _refuse_if_built_upon(project: Project, step: Step) -> None:
    other = steps.built_upon(project, step)
    if other is not None:
        raise BuiltUpon(step=step.name, other=other.name, session=_session_name(project, other))


def _refuse_if_changed_meanwhile(project: Project, step: Step) -> None:
    other = steps.changed_meanwhile(project, step)
    if other is not None:
        raise BuiltUpon(step=step.name, other=other.name, session=_session_name(project, other), redo=True)


def _session_name(project: Project, step: Step) -> str:
    session = sessions.get(project, step.session)
    return f"{session.name}, {session.annotator}" if session else quoted(step.session[:8])
