"""Remove an annotation; its history stays."""

from db.operations.naming import quoted
from db.project import Project
from db.records import AnnotationId, Changes, SessionId


def remove_annotation(project: Project, *, session: SessionId, annotation: AnnotationId) -> Changes:
    """Take an annotation out of the article.

    Raises:
        NotThere: where it was removed before.
    """
    row = project.db.execute("SELECT label, words FROM annotations WHERE id = ?", [annotation]).fetchone()
    label, words = row if row else ("annotation", "")
    with project.transact(session=session, name=f"Remove {label} {quoted(words)}") as step:
        article, _ = step.annotation(annotation)
        step.put_annotation(annotation, article, None)
    return step.changes
