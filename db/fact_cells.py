"""What stands in the cells of facts: items as events hold them, and what the project makes of them now."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from db import canonical
from db.connection import Database
from db.meanings import Sameness
from db.records import EventId

RELATIVE = ":"  # an item ":3" names what the same event made at place 3
Item: TypeAlias = str | dict[str, Any]  # an annotation's id; or label and value, from the analyst
Items: TypeAlias = dict[str, list[Item]]  # by role


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A row of `cell_values`, without the fact's local key."""

    role: str
    place: int
    label: str
    value: str | None
    same: str | None
    annotation: str | None
    words: str
    start: int | None
    end: int | None
    gone: int

    def as_row(self, fact: int) -> tuple[Any, ...]:
        """Return the row in the order of COLUMNS."""
        told = (self.label, self.value, self.same, self.annotation, self.words, self.start, self.end, self.gone)
        return (fact, self.role, self.place, *told)


COLUMNS = "fact, role, place, label, value, same, annotation, words, start, end, gone"


def absolute(cells: Mapping[str, Sequence[Item]], event: EventId) -> Items:
    """Return cells with whole ids in place of those that name what their own event made.

    Args:
        cells: of a state.
        event: the event that gave the state.
    """
    return {role: [_absolute(item, event) for item in items] for role, items in sorted(cells.items())}


def _absolute(item: Item, event: EventId) -> Item:
    return f"{event}{item}" if isinstance(item, str) and item.startswith(RELATIVE) else item


class Evidence:
    """The annotations that items name, read together, and what they say now."""

    def __init__(self, db: Database, annotations: Iterable[str]) -> None:
        self._sameness = Sameness(db)
        self._found: dict[str, tuple[Any, ...]] = {}
        for row in db.execute(
            "SELECT a.id, a.article, a.label, a.value, a.same, a.words, a.start, a.end FROM json_each(?) j"
            " CROSS JOIN annotations a ON a.id = j.value ORDER BY a.id, a.head",
            [json.dumps(sorted(set(annotations)))],
        ):
            self._found.setdefault(row[0], row[1:])

    def cells(self, items: Items, article: str) -> list[Cell]:
        """Return what stands in the cells of a fact of an article, by role."""
        return [
            self._cell(role, place, item, article)
            for role, some in sorted(items.items())
            for place, item in enumerate(some)
        ]

    def _cell(self, role: str, place: int, item: Item, article: str) -> Cell:
        if not isinstance(item, str):
            return self._of_analyst(role, place, item)
        row = self._found.get(item)
        if row is None or row[0] != article:
            return Cell(
                role=role,
                place=place,
                label="",
                value=None,
                same=None,
                annotation=item,
                words="",
                start=None,
                end=None,
                gone=1,
            )
        _, label, value, same, words, start, end = row
        return Cell(
            role=role,
            place=place,
            label=label,
            value=value,
            same=same,
            annotation=item,
            words=words,
            start=start,
            end=end,
            gone=0,
        )

    def _of_analyst(self, role: str, place: int, item: dict[str, Any]) -> Cell:
        label, value = item["label"], item["value"]
        told = None if value is None else canonical.dumps(value)
        return Cell(
            role=role,
            place=place,
            label=label,
            value=told,
            same=self._sameness.of(label, told, ""),
            annotation=None,
            words="",
            start=None,
            end=None,
            gone=0,
        )


def named(items: Items) -> Iterable[str]:
    """Return the annotations that items name."""
    return (item for some in items.values() for item in some if isinstance(item, str))


def kept_items(db: Database, facts: Sequence[int]) -> dict[int, Items]:
    """Return the items of facts by their local keys, as the table holds them."""
    found: dict[int, Items] = {}
    for fact, role, label, value, annotation in db.execute(
        "SELECT c.fact, c.role, c.label, c.value, c.annotation FROM json_each(?) j"
        " CROSS JOIN cell_values c ON c.fact = j.value ORDER BY c.fact, c.role, c.place",
        [json.dumps(list(facts))],
    ):
        item = annotation or {"label": label, "value": None if value is None else json.loads(value)}
        found.setdefault(fact, {}).setdefault(role, []).append(item)
    return found
