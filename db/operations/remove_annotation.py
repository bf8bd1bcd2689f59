"""Remove an annotation; its history stays."""

from db.operations.naming import quoted
from db.project import Project
from db.queries import facts
from db.records import AnnotationId, Changes, FactId, SessionId
from db.transaction import Transaction


def remove_annotation(project: Project, *, session: SessionId, annotation: AnnotationId) -> Changes:
    """Take an annotation out of the article, and out of the facts that it proved.

    A fact that has several states keeps all of them, which say that the annotation is gone: nobody has decided between
    them yet.

    Raises:
        NotThere: where it was removed before.
    """
    row = project.db.execute("SELECT label, words FROM annotations WHERE id = ?", [annotation]).fetchone()
    label, words = row if row else ("annotation", "")
    with project.transact(session=session, name=f"Remove {label} {quoted(words)}") as step:
        article, _ = step.annotation(annotation)
        step.put_annotation(annotation, article, None)
        for fact in facts.of_annotation(project, annotation):
            if len(step.heads("fact", fact)) == 1:
                _take_out(step, annotation, fact)
    return step.changes


def _take_out(step: Transaction, annotation: AnnotationId, fact: FactId) -> None:
    article, state = step.fact(fact)
    left = {role: [item for item in some if item != annotation] for role, some in state["cells"].items()}
    step.put("fact", fact, {**state, "cells": {role: some for role, some in left.items() if some}}, article=article)
