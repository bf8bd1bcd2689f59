"""Set the value of an annotation."""

from db.operations.states import change_annotation, value_state
from db.project import Project
from db.records import AnnotationId, Changes, SessionId


def set_value(
    project: Project, *, session: SessionId, annotation: AnnotationId, value: str | None, rule: str | None
) -> Changes:
    """Set what the words mean.

    Args:
        project: the open project.
        session: whose step it is.
        annotation: which one.
        value: canonical JSON; None takes the value away.
        rule: "typed", or the name of the rule that read it.

    Raises:
        NotThere: where the annotation was removed.
    """
    name = "Set the value of {words}" if value is not None else "Clear the value of {words}"
    fields = {"value": value_state(value), "rule": rule if value is not None else None}
    return change_annotation(project, session=session, annotation=annotation, name=name, fields=fields)
