"""What is marked in an article as rows: the suggestions that wait, then each label's annotations, in text order."""

from bisect import bisect_left, insort
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.facts.shown import shown_value
from desktop.marked import Marked, MarkedId, is_annotation, is_suggestion
from desktop.translate import tr
from desktop.widgets.safe_text import one_line, tool_tip

Index = QModelIndex | QPersistentModelIndex
Place = tuple[int, int, str]  # start, end, id: text order
SUGGESTED = ""  # the group of suggestions; no label is called so


class Role(IntEnum):
    """What `data` gives beside Qt's own roles."""

    MARKED = Qt.ItemDataRole.UserRole + 1  # an annotation or a suggestion, or None for a heading
    GROUP = Qt.ItemDataRole.UserRole + 2  # the label's name, of a heading too; SUGGESTED
    COUNT = Qt.ItemDataRole.UserRole + 3  # of a heading: how many stand below it, as text
    CARD = Qt.ItemDataRole.UserRole + 4  # a fact's card, in the list that has them


@dataclass(slots=True)
class _Group:
    """A label's annotations, or the suggestions."""

    name: str
    places: list[Place] = field(default_factory=list)

    def size(self) -> int:
        """Return the rows with the heading; an empty group has none."""
        return len(self.places) + 1 if self.places else 0


class FactsModel(QAbstractListModel):
    """Rows over plain records. One change inserts, moves or removes one row, whatever the number of others."""

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self._groups: dict[str, _Group] = {}
        self._by_id: dict[str, Marked] = {}
        self._furniture: set[str] = set()  # ids of suggestions that stand in page furniture

    def set_labels(self, labels: Sequence[str]) -> None:
        """Say in which order the labels stand; the annotations are forgotten."""
        self.beginResetModel()
        self._groups = {name: _Group(name) for name in (SUGGESTED, *labels)}
        self._by_id, self._furniture = {}, set()
        self.endResetModel()

    def set_annotations(self, annotations: Iterable[Marked]) -> None:
        """Show the annotations of another article."""
        self.beginResetModel()
        for group in self._groups.values():
            group.places.clear()
        self._by_id = {annotation.id: annotation for annotation in annotations}
        self._furniture = {one.id for one in self._by_id.values() if _in_furniture(one)}
        for annotation in self._by_id.values():
            self._group(_group_of(annotation)).places.append(_place(annotation))
        for group in self._groups.values():
            group.places.sort()
        self.endResetModel()

    def put(self, annotation: Marked) -> None:
        """Add an annotation, or show its new state."""
        old = self._by_id.get(annotation.id)
        if old is not None and _group_of(old) == _group_of(annotation) and _place(old) == _place(annotation):
            self._by_id[annotation.id] = annotation
            (self._furniture.add if _in_furniture(annotation) else self._furniture.discard)(annotation.id)
            row = self.row_of(annotation.id)
            if row is not None:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        if old is not None:
            self.remove(old.id)
        self._insert(annotation)

    def _insert(self, annotation: Marked) -> None:
        group = self._group(_group_of(annotation))
        first, place = self._first_row(group), _place(annotation)
        at = bisect_left(group.places, place)
        if group.places:
            self.beginInsertRows(QModelIndex(), first + 1 + at, first + 1 + at)
        else:
            self.beginInsertRows(QModelIndex(), first, first + 1)
        insort(group.places, place)
        self._by_id[annotation.id] = annotation
        if _in_furniture(annotation):
            self._furniture.add(annotation.id)
        self.endInsertRows()
        self.dataChanged.emit(self.index(first), self.index(first))

    def remove(self, name: MarkedId) -> None:
        """Take an annotation away; one that is not shown is ignored."""
        old = self._by_id.get(name)
        if old is None:
            return
        group = self._groups[_group_of(old)]
        first, at = self._first_row(group), bisect_left(group.places, _place(old))
        last_one = len(group.places) == 1
        self.beginRemoveRows(QModelIndex(), first if last_one else first + 1 + at, first + 1 + at)
        del group.places[at]
        del self._by_id[name]
        self._furniture.discard(name)
        self.endRemoveRows()
        if not last_one:
            self.dataChanged.emit(self.index(first), self.index(first))

    def annotation(self, name: str) -> Marked | None:
        """Return an annotation by its id."""
        return self._by_id.get(name)

    def count(self) -> int:
        """Return the number of annotations."""
        return len(self._by_id)

    def waiting(self) -> int:
        """Return how many of them are suggestions, those in furniture too."""
        return len(self._groups[SUGGESTED].places) if SUGGESTED in self._groups else 0

    def in_furniture(self) -> int:
        """Return how many of the suggestions stand in page furniture; the queue does not count them."""
        return len(self._furniture)

    def row_of(self, name: str) -> int | None:
        """Return the row of an annotation, or None."""
        annotation = self._by_id.get(name)
        if annotation is None:
            return None
        group = self._groups[_group_of(annotation)]
        return self._first_row(group) + 1 + bisect_left(group.places, _place(annotation))

    def at(self, row: int) -> tuple[str, Marked | None]:
        """Return the label of a row and its annotation, None for a heading."""
        for group in self._groups.values():
            if row < group.size():
                return group.name, self._by_id[group.places[row - 1][2]] if row else None
            row -= group.size()
        raise IndexError(row)

    def _group(self, name: str) -> _Group:
        if name not in self._groups:
            self._groups[name] = _Group(name)
        return self._groups[name]

    def _first_row(self, wanted: _Group) -> int:
        row = 0
        for group in self._groups.values():
            if group is wanted:
                break
            row += group.size()
        return row

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return the number of rows, headings too."""
        return 0 if parent.isValid() else sum(group.size() for group in self._groups.values())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that annotations can be chosen, and headings not."""
        if self.at(index.row())[1] is None:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what is painted, or what a screen reader says."""
        if not index.isValid():
            return None
        label, annotation = self.at(index.row())
        if role == Role.MARKED:
            return annotation
        if role == Role.GROUP:
            return label
        if role == Role.COUNT:
            return self._counted(label)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return said(annotation) if annotation is not None else self._heading(label)
        if role == Qt.ItemDataRole.ToolTipRole and annotation is not None:
            return tip(annotation)
        return None

    def _counted(self, group: str) -> str:
        count = len(self._groups[group].places)
        if group != SUGGESTED or not self._furniture:
            return str(count)
        held = tr("Facts", "{n} in furniture").format(n=len(self._furniture))
        return f"{count - len(self._furniture)} · {held}"

    def _heading(self, label: str) -> str:
        return f"{label or tr('Facts', 'suggested')}: {self._counted(label)}"


def said(marked: Marked) -> str:
    """Return a row as a screen reader says it."""
    line = f"{marked.label}: {shown_value(marked)}, “{marked.words}”"
    if is_suggestion(marked):
        return one_line(tr("Facts", "suggested {said}").format(said=line))
    flag = tr("Facts", ", flagged") if is_annotation(marked) and marked.flagged else ""
    return one_line(line + flag)


def tip(marked: Marked) -> str:
    """Return the tool tip of a row: all its words, and its note."""
    note = marked.note if is_annotation(marked) else ""
    return tool_tip(marked.words + ("\n" + note if note else ""))


def _in_furniture(marked: Marked) -> bool:
    return is_suggestion(marked) and marked.furniture


def _group_of(marked: Marked) -> str:
    return SUGGESTED if is_suggestion(marked) else marked.label


def _place(annotation: Marked) -> Place:
    return annotation.start, annotation.end, annotation.id
