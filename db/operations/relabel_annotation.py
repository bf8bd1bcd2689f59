"""Give an annotation another label."""

from db.errors import UnknownLabel
from db.operations.states import change_annotation, value_state
from db.project import Project
from db.queries import labels
from db.records import AnnotationId, Changes, SessionId


def relabel_annotation(
    project: Project,
    *,
    session: SessionId,
    annotation: AnnotationId,
    label: str,
    value: str | None,
    rule: str | None,
) -> Changes:
    """Change the label, and with it the value, which the new label reads anew.

    Raises:
        UnknownLabel: where the project does not have the label.
        NotThere: where the annotation was removed.
    """
    known = labels.names(project)
    if label not in known:
        raise UnknownLabel(label=label, known=known)
    return change_annotation(
        project,
        session=session,
        annotation=annotation,
        name=f"Relabel {{words}} as {label}",
        fields={"label": label, "value": value_state(value), "rule": rule},
    )
