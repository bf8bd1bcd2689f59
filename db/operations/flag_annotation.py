"""Flag an annotation, or take its flag away."""

from db.operations.states import change_annotation
from db.project import Project
from db.records import AnnotationId, Changes, SessionId


def flag_annotation(project: Project, *, session: SessionId, annotation: AnnotationId, flagged: bool) -> Changes:
    """Set or clear the flag of an annotation.

    Raises:
        NotThere: where the annotation was removed.
    """
    name = "Flag {words}" if flagged else "Unflag {words}"
    return change_annotation(project, session=session, annotation=annotation, name=name, fields={"flagged": flagged})
