"""Facts of tables: a row is one, or each sum of it where the heads of the columns say what tells them apart."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple, TypeAlias

from values.facts.drafts import Draft, Drafting
from values.facts.owners import Bond, Topic
from values.facts.types import AMOUNT, PROGRAM, Mark
from values.facts.units import Named, Unit, named_of

_SEPARATORS: Final = "|\t"
_LEAST: Final = 2
_PAIR: Final = 2  # cells of a row that says one thing of what the table is about

Heads: TypeAlias = dict[int, list[Mark]]


class Row(NamedTuple):
    """A row that has marks, and what it is about where it names no program itself."""

    unit: Unit
    topic: Topic | None


def drafts_of_table(text: str, rows: Sequence[Row], first: int, drafting: Drafting) -> list[Draft]:
    """Return the drafts of a table.

    Args:
        text: the whole text.
        rows: those with marks, in text order.
        first: the block of its first row, which may be its head.
        drafting: makes the drafts.
    """
    table = _Table(text, drafting)
    together = table.one_fact(rows)
    if together is not None:
        return [together]
    heads = table.heads(rows) if rows[0].unit.block == first else {}
    return [draft for row in rows[bool(heads) :] for draft in table.of_row(row, heads)]


class _Table:
    def __init__(self, text: str, drafting: Drafting) -> None:
        self._text, self._drafting = text, drafting

    def heads(self, rows: Sequence[Row]) -> Heads:
        """Return the marks of the first row that stand above sums, by column: the head's."""
        above = self._by_column(rows[0].unit)
        if any(mark.label == AMOUNT for marks in above.values() for mark in marks):
            return {}
        below: dict[int, set[str]] = {}
        for row in rows[1:]:
            for column, marks in self._by_column(row.unit).items():
                below.setdefault(column, set()).update(mark.label for mark in marks)
        return {
            column: marks
            for column, marks in above.items()
            if AMOUNT in below.get(column, ()) and not below[column] & {mark.label for mark in marks}
        }

    def of_row(self, row: Row, heads: Heads) -> list[Draft]:
        """Return the drafts of a row: one for each sum that stands below a head, else one."""
        unit = row.unit
        own = self._named(unit)
        about = Topic(named=own, bond=Bond.SENTENCE) if own is not None else row.topic
        columns = self._by_column(unit) if heads else {}
        headed = [column for column, marks in columns.items() if column in heads and _has_sum(marks)]
        if not headed:
            return [self._drafting.cell_draft(unit, about, unit.marks)] if about is not None and unit.marks else []
        shared = [mark for column, marks in columns.items() if column not in headed for mark in marks]
        return [
            self._drafting.cell_draft(unit, topic, _without_programs([*shared, *heads[column], *columns[column]]))
            for column in headed
            if (topic := _of_column(heads[column], about)) is not None
        ]

    def one_fact(self, rows: Sequence[Row]) -> Draft | None:
        """Return the one fact of a table that says a thing a row: "Budget | 5 Mio. Euro", "Laufzeit | 2025–2027"."""
        labels = [self._label_of_pair(row.unit) for row in rows]
        if len(rows) < _LEAST or None in labels or len(set(labels)) != len(labels) or AMOUNT not in labels:
            return None
        named = next((row.unit.named[0] for row in rows if row.unit.named), None)
        about = Topic(named=named, bond=Bond.SENTENCE) if named is not None else rows[0].topic
        marks = [mark for row in rows for mark in row.unit.marks]
        return self._drafting.cell_draft(rows[0].unit, about, marks) if about is not None else None

    def _label_of_pair(self, unit: Unit) -> str | None:
        """Return the one label of the marks in the second of two cells; None of any other row."""
        said = self._text[unit.start : unit.end].strip("| \t")
        bars = [bar for bar in self._bars(unit) if self._text[unit.start : bar].strip("| \t")]
        marks = (*unit.marks, *(mark for named in unit.named for mark in named.marks))
        labels = {mark.label for mark in marks}
        if len(said.replace("\t", "|").split("|")) != _PAIR or not bars or len(labels) != 1:
            return None
        return labels.pop() if all(mark.start > bars[0] for mark in marks) else None

    def _named(self, unit: Unit) -> Named | None:
        """Return the programs in the first cell of a row that has any."""
        if not unit.named:
            return None
        bars = self._bars(unit)
        first = bisect_right(bars, unit.named[0].start)
        inside = [named for named in unit.named if bisect_right(bars, named.start) == first]
        return named_of([mark for named in inside for mark in named.marks])

    def _by_column(self, unit: Unit) -> Heads:
        bars = self._bars(unit)
        found: Heads = {}
        for mark in (*unit.marks, *(mark for named in unit.named for mark in named.marks)):
            found.setdefault(bisect_right(bars, mark.start), []).append(mark)
        return found

    def _bars(self, unit: Unit) -> list[int]:
        return [place for place in range(unit.start, unit.end) if self._text[place] in _SEPARATORS]


def _of_column(head: Sequence[Mark], about: Topic | None) -> Topic | None:
    programs = [mark for mark in head if mark.label == PROGRAM]
    return Topic(named=named_of(programs), bond=Bond.SENTENCE) if programs else about


def _without_programs(marks: Sequence[Mark]) -> list[Mark]:
    return [mark for mark in marks if mark.label != PROGRAM]


def _has_sum(marks: Sequence[Mark]) -> bool:
    return any(mark.label == AMOUNT for mark in marks)
