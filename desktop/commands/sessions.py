"""Whose session a command works in. The command line has one of its own, so that its undo takes only its own steps."""

import getpass

from db.errors import KnownError
from db.operations.start_session import session_id, start_session, tidy
from db.project import Project
from db.queries import sessions
from db.records import Session, SessionId
from desktop.session_names import COMMAND_LINE

NOBODY = "analyst"  # where the system has no name for its user


class NoSession(KnownError):
    """A session was named that the project does not have."""

    def __init__(self, *, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known  # the sessions there are

    def sentence(self) -> str:
        """Return the name and the sessions there are."""
        there = f"its sessions are {'; '.join(self.known)}" if self.known else "it has no sessions yet"
        return f"This project has no session {self.name}; {there}."


class ManySessions(KnownError):
    """A session was named by a name that several annotators use."""

    def __init__(self, *, name: str, annotators: tuple[str, ...]) -> None:
        self.name = name
        self.annotators = annotators

    def sentence(self) -> str:
        """Return the annotators to choose from."""
        return (
            f"Several annotators have a session “{self.name}”: {', '.join(self.annotators)}."
            " Say whose is meant with --annotator NAME."
        )


def annotator_of_process() -> str:
    """Return the name of the system's user."""
    try:
        return tidy(getpass.getuser()) or NOBODY
    except (OSError, KeyError, ImportError):  # Python 3.13 raises OSError, earlier ones others
        return NOBODY


def own(project: Project) -> SessionId:
    """Return the command line's session of this user; where there is none yet, it is started."""
    annotator = annotator_of_process()
    session = session_id(name=COMMAND_LINE, annotator=annotator)
    if sessions.get(project, session) is None:
        start_session(project, name=COMMAND_LINE, annotator=annotator)
    return session


def chosen(project: Project, name: str | None, annotator: str | None) -> SessionId:
    """Return the session that a command is about.

    Args:
        project: the open project.
        name: the session's name; None: the command line's.
        annotator: whose session; None: with a name, the only one of it; else this user's.

    Raises:
        NoSession: there is none.
        ManySessions: a name without annotator fits several.
    """
    if name is None:
        return _one(project, COMMAND_LINE, annotator or annotator_of_process())
    return _one(project, name, annotator)


def named(project: Project, name: str, annotator: str | None = None) -> list[Session]:
    """Return the sessions of a name, of all annotators or of one, oldest first.

    Raises:
        NoSession: there is none.
    """
    there = sessions.all_of(project)
    found = [one for one in there if one.name == tidy(name) and (not annotator or one.annotator == tidy(annotator))]
    if not found:
        said = f"“{tidy(name)[:60]}”" + (f" of {annotator[:60]}" if annotator else "")
        raise NoSession(name=said, known=_listed(there))
    return found


def of_annotator(project: Project, annotator: str) -> list[Session]:
    """Return the sessions of an annotator, oldest first.

    Raises:
        NoSession: there is none.
    """
    there = sessions.all_of(project)
    found = [one for one in there if one.annotator == tidy(annotator)]
    if not found:
        raise NoSession(name=f"of {annotator[:60]}", known=_listed(there))
    return found


def wanted(project: Project, names: list[str] | None, annotator: str | None) -> tuple[SessionId, ...] | None:
    """Return the sessions that an export is limited to; None: it is not.

    Args:
        project: the open project.
        names: of sessions.
        annotator: whose sessions; None: of anybody.

    Raises:
        NoSession: there is none.
    """
    if names:
        return tuple(one.id for name in names for one in named(project, name, annotator))
    if annotator is not None:
        return tuple(one.id for one in of_annotator(project, annotator))
    return None


def _listed(there: list[Session]) -> tuple[str, ...]:
    return tuple(f"“{one.name}” of {one.annotator}" for one in there)


def _one(project: Project, name: str, annotator: str | None) -> SessionId:
    found = named(project, name, annotator)
    if len(found) > 1:
        raise ManySessions(name=tidy(name), annotators=tuple(one.annotator for one in found))
    return found[0].id
