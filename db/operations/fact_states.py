"""The states of facts that operations put into events: what is to go into cells, checked and made into items."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from db.errors import BadField, NotThere, UnknownLabel
from db.fact_cells import RELATIVE, Item, Items
from db.fact_errors import InTheWay, UnknownRole, WrongRole
from db.facts import NewItem, Role
from db.meanings import Sameness
from db.operations.naming import quoted
from db.operations.states import new_state, suggestion_state, value_state
from db.project import Project
from db.queries import facts as fact_queries
from db.queries import labels
from db.records import AnnotationId, ArticleId, FactId, NewAnnotation, SessionId
from db.suggested import Suggestion
from db.transaction import Transaction, words_at

LONGEST_TITLE = 300  # characters


def title_of(title: str) -> str:
    """Return a title on one line.

    Raises:
        BadField: where it is too long.
    """
    line = " ".join(title.split())
    if len(line) > LONGEST_TITLE:
        raise BadField(field="title of a fact", given=line, expected=f"at most {LONGEST_TITLE} characters")
    return line


@dataclass(slots=True, kw_only=True)
class Filling:
    """Cells being filled in one article, inside a step: suggestions are accepted on the way, each once."""

    step: Transaction
    project: Project
    session: SessionId  # of the fact, and of what is accepted
    article: ArticleId
    _roles: dict[str, Role] = field(default_factory=dict)
    _accepted: dict[tuple[int, int, str, str | None], tuple[Suggestion, str]] = field(default_factory=dict)

    def add(self, cells: Items, items: Iterable[NewItem]) -> bool:
        """Put items into cells; say whether anything was not there before."""
        changed = False
        for new in items:
            item = self._item(new)
            cell = cells.setdefault(new.role, [])
            if item not in cell:
                cell.append(item)
                changed = True
        return changed

    def _item(self, new: NewItem) -> Item:
        given = (new.annotation is not None, new.suggestion is not None, new.label is not None)
        if sum(given) != 1 or (new.value is not None and new.label is None):
            raise BadField(field="value of a fact", given=new.role, expected="evidence, or a label and a value")
        if new.annotation is not None:
            return self._evidence(new.role, new.annotation)
        if new.suggestion is not None:
            return self._suggested(new.role, new.suggestion)
        return self._from_analyst(new)

    def _evidence(self, role: str, annotation: AnnotationId) -> str:
        row = self.step.db.execute(
            "SELECT label FROM annotations WHERE id = ? AND article = ? AND session = ? ORDER BY head LIMIT 1",
            [annotation, self.article, self.session],
        ).fetchone()
        if row is None:
            raise NotThere(kind="annotation", key=annotation)
        self._look_at(role, row[0])
        return annotation

    def _from_analyst(self, new: NewItem) -> Item:
        self._look_at_label(str(new.label))
        self._look_at(new.role, str(new.label))
        value = value_state(new.value)
        if value is None:
            raise BadField(field="value of a fact", given="", expected="a value where there is no evidence")
        return {"label": new.label, "value": value}

    def _suggested(self, role: str, one: Suggestion) -> str:
        self._look_at_label(one.label)
        self._look_at(role, one.label)
        found = self._accepted.get(one.key) or self._standing(one)
        if found is None:
            found = one, self._accept(one)
            self._accepted[one.key] = found
        return found[1]

    def _standing(self, one: Suggestion) -> tuple[Suggestion, str] | None:
        """Return what is marked where a suggestion stands, if it says the same.

        Raises:
            InTheWay: where it says something else.
        """
        rows = self.step.db.execute(
            "SELECT id, label, words, value, same FROM annotations"
            " WHERE article = ? AND session = ? AND start < ? AND end > ? ORDER BY start, end DESC, id, head",
            [self.article, self.session, one.end, one.start],
        ).fetchall()
        taken = [
            (item, other.label, other.words, other.value, None)
            for other, item in self._accepted.values()
            if other.start < one.end and other.end > one.start
        ]
        if not (rows or taken):
            return None
        sameness = Sameness(self.step.db)
        wanted = sameness.of(one.label, one.value, one.words)
        for item, label, words, value, _ in (*rows, *taken):
            same = sameness.of(label, value, words)
            if label == one.label and (value == one.value if wanted is None else same == wanted):
                return one, item
        _, label, words, _, _ = (*rows, *taken)[0]
        raise InTheWay(words=one.words, label=one.label, marked=words, marked_label=label)

    def _accept(self, one: Suggestion) -> str:
        """Make an annotation of a suggestion; return it as the fact of the same event names it."""
        words_at(self.step.text(self.article), one.start, one.end)
        new = NewAnnotation(label=one.label, start=one.start, end=one.end, value=one.value, rule=one.rule)
        state = {**new_state(self.session, new, one.words), "suggestion": suggestion_state(one)}
        item = f"{RELATIVE}{self.step.place(self.article)}"
        self.step.put_annotation(None, self.article, state)
        return item

    def _look_at_label(self, label: str) -> None:
        known = labels.names(self.project)
        if label not in known:
            raise UnknownLabel(label=label, known=known)

    def _look_at(self, role: str, label: str) -> None:
        if not self._roles:
            self._roles.update({one.name: one for one in fact_queries.roles(self.project)})
        found = self._roles.get(role)
        if found is None:
            raise UnknownRole(role=role, known=tuple(self._roles))
        if found.label not in (None, label):
            raise WrongRole(role=role, label=label, wanted=str(found.label))


def title_in_steps(project: Project, fact: FactId) -> str:
    """Return what steps call a fact."""
    found = fact_queries.get(project, fact)
    if found is None:
        return quoted("")
    first = next((cell.words for cell in found.cells if cell.words), "")
    return quoted(found.shown_title or first)


def words_of(project: Project, new: NewItem) -> str:
    """Return what steps call a value that goes into a fact."""
    if new.suggestion is not None:
        return new.suggestion.words
    if new.annotation is not None:
        row = project.db.execute("SELECT words FROM annotations WHERE id = ?", [new.annotation]).fetchone()
        return str(row[0]) if row else ""
    return words_of_value(new.value)


def words_of_value(value: str | None) -> str:
    """Return what steps call a value from the analyst."""
    told: Any = None if value is None else json.loads(value)
    fields = told if isinstance(told, dict) else {}
    number = " ".join(str(fields[name]) for name in ("min", "currency") if fields.get(name) is not None)
    return str(next((fields[name] for name in ("name", "code", "edtf", "text") if fields.get(name)), number))
