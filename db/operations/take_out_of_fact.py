"""Take values out of the cells of a fact."""

import json
from collections.abc import Sequence
from typing import Any

from db.facts import CellValue
from db.operations.fact_states import title_in_steps, words_of_value
from db.operations.naming import counted, quoted
from db.project import Project
from db.records import Changes, FactId, SessionId


def take_out_of_fact(project: Project, *, session: SessionId, fact: FactId, values: Sequence[CellValue]) -> Changes:
    """Take values out of a fact, as one step; the annotations that proved them stay in the article.

    Args:
        project: the open project.
        session: whose step it is.
        fact: which one.
        values: as the fact shows them; those that are not there any more change nothing.

    Raises:
        NotThere: where the fact was removed.
    """
    what = _called(values[0]) if len(values) == 1 else counted(len(values), "value", "values")
    with project.transact(session=session, name=f"Take {what} out of the fact {title_in_steps(project, fact)}") as step:
        article, state = step.fact(fact)
        out = [(one.role, _item(one)) for one in values]
        left = {role: [item for item in some if (role, item) not in out] for role, some in state["cells"].items()}
        cells = {role: some for role, some in left.items() if some}
        if cells != state["cells"]:
            step.put("fact", fact, {**state, "cells": cells}, article=article)
    return step.changes


def _item(one: CellValue) -> str | dict[str, Any]:
    if one.annotation is not None:
        return one.annotation
    return {"label": one.label, "value": None if one.value is None else json.loads(one.value)}


def _called(one: CellValue) -> str:
    return quoted(one.words or words_of_value(one.value) or one.role)
