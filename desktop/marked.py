"""What is drawn into an article: annotations, and suggestions that wait to be decided."""

from typing import TypeAlias, TypeGuard

from db.records import Annotation
from db.suggested import Suggestion

Marked: TypeAlias = Annotation | Suggestion
MarkedId: TypeAlias = str  # an AnnotationId, or what a suggestion is known by in its article


def is_suggestion(marked: Marked | None) -> TypeGuard[Suggestion]:
    """Say whether something drawn is a suggestion."""
    return isinstance(marked, Suggestion)


def is_annotation(marked: Marked | None) -> TypeGuard[Annotation]:
    """Say whether something drawn is an annotation."""
    return isinstance(marked, Annotation)
