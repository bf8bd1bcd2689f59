"""Write a note on an annotation."""

from db.operations.states import change_annotation
from db.project import Project
from db.records import AnnotationId, Changes, SessionId


def set_note(project: Project, *, session: SessionId, annotation: AnnotationId, note: str) -> Changes:
    """Set the note; an empty one takes it away.

    Raises:
        NotThere: where the annotation was removed.
    """
    name = "Note on {words}" if note else "Clear the note on {words}"
    return change_annotation(project, session=session, annotation=annotation, name=name, fields={"note": note})
