"""Label the words of a span."""

from db.errors import UnknownLabel
from db.operations.naming import quoted
from db.operations.states import decided_state, new_state
from db.project import Project
from db.queries import articles, labels
from db.records import ArticleId, Changes, NewAnnotation, SessionId
from db.transaction import words_at


def label_span(project: Project, *, session: SessionId, article: ArticleId, annotation: NewAnnotation) -> Changes:
    """Make an annotation; it remembers the suggestion that waited there, which is decided by it.

    Returns:
        What was touched; `annotations` holds the id of the new annotation.

    Raises:
        UnknownLabel: where the project does not have the label.
        NotThere: where it does not have the article.
        NoSpan: where start and end enclose no words of it.
    """
    known = labels.names(project)
    if annotation.label not in known:
        raise UnknownLabel(label=annotation.label, known=known)
    articles.the(project, article)
    words = words_at(articles.text(project, article), annotation.start, annotation.end)
    with project.transact(session=session, name=f"Label {quoted(words)} as {annotation.label}") as step:
        decided = decided_state(project, session, article, annotation)
        step.put_annotation(None, article, {**new_state(session, annotation, words), **decided})
    return step.changes
