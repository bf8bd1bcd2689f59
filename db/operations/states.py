"""The states that operations put into events."""

import json
from typing import Any

from db.errors import BadField
from db.operations.naming import quoted
from db.project import Project
from db.queries import suggestions
from db.records import AnnotationId, ArticleId, Changes, NewAnnotation, SessionId
from db.suggested import Suggestion
from db.transaction import words_at

_SHOWN = 40  # characters of a value that is none


def new_state(session: SessionId, annotation: NewAnnotation, words: str) -> dict[str, Any]:
    """Return the state of a new annotation."""
    return {
        "session": session,
        "label": annotation.label,
        "start": annotation.start,
        "end": annotation.end,
        "words": words,
        "value": value_state(annotation.value),
        "rule": annotation.rule,
        "note": annotation.note,
        "flagged": annotation.flagged,
    }


def decided_state(project: Project, session: SessionId, article: ArticleId, new: NewAnnotation) -> dict[str, Any]:
    """Return what a new annotation decides, as a part of its state: the suggestion that stood there, or none.

    Empty where no suggestions were made for the article: then nobody knows whether it would have been suggested.
    """
    if not suggestions.are_made(project, article):
        return {}
    best = suggestions.best_for(project, article, session, new.start, new.end, new.label)
    return {"suggestion": None if best is None else suggestion_state(best)}


def suggestion_state(suggestion: Suggestion) -> dict[str, Any]:
    """Return a suggestion as it stands in the annotation that decides it."""
    return {
        "start": suggestion.start,
        "end": suggestion.end,
        "label": suggestion.label,
        "value": value_state(suggestion.value),
        "rule": suggestion.rule,
        "origin": suggestion.origin,
        "confidence": suggestion.confidence,
    }


def value_state(value: str | None) -> dict[str, Any] | None:
    """Return a value as it stands in an event: a JSON object, not a string of JSON.

    Raises:
        BadField: where it is none: what is suggested may come out of a foreign file's cache, which no check covers.
    """
    if value is None:
        return None
    try:
        found = json.loads(value)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise BadField(field="value", given=value[:_SHOWN], expected="a JSON object")
    return found


def change_annotation(
    project: Project, *, session: SessionId, annotation: AnnotationId, name: str, fields: dict[str, Any]
) -> Changes:
    """Put an annotation's state with some fields changed.

    Args:
        project: the open project.
        session: whose step it is.
        annotation: which one.
        name: the step's name; "{words}" in it becomes the annotation's words.
        fields: the new values of the state's fields.

    Raises:
        NotThere: where the annotation was removed.
        NoSpan: where a new span is empty or lies outside the article.
    """
    row = project.db.execute("SELECT words FROM annotations WHERE id = ?", [annotation]).fetchone()
    named = name.replace("{words}", quoted(row[0] if row else ""))
    with project.transact(session=session, name=named) as step:
        article, state = step.annotation(annotation)
        changed = {**state, **fields}
        if "start" in fields or "end" in fields:
            changed["words"] = words_at(step.text(article), changed["start"], changed["end"])
        step.put_annotation(annotation, article, changed)
    return step.changes
