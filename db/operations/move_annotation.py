"""Move an end of an annotation."""

from db.operations.states import change_annotation, value_state
from db.project import Project
from db.records import AnnotationId, Changes, SessionId


def move_annotation(
    project: Project,
    *,
    session: SessionId,
    annotation: AnnotationId,
    start: int,
    end: int,
    value: str | None,
    rule: str | None,
) -> Changes:
    """Give an annotation another span, in code points, and the value that its words have now.

    Raises:
        NotThere: where the annotation was removed.
        NoSpan: where the span is empty or lies outside the article.
    """
    return change_annotation(
        project,
        session=session,
        annotation=annotation,
        name="Move the ends of {words}",
        fields={"start": start, "end": end, "value": value_state(value), "rule": rule},
    )
