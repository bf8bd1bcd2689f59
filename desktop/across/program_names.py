"""The names of a program with their spellings, and how often each was marked."""

from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem

from db.queries.program_list import ProgramRow
from desktop.telling import grouped
from desktop.translate import tr
from desktop.widgets.safe_text import one_line

_MOST: Final = 500  # lines shown


class Line(NamedTuple):
    """A name, or a spelling that was given the name above it."""

    name: str  # as it is split from the program
    text: str
    inner: bool  # it is a spelling
    own: bool  # it is what the program itself is called


def lines_of(row: ProgramRow) -> list[Line]:
    """Return the names of a program, each followed by the spellings that differ from it; the usual ones first."""
    found = []
    for name in row.names:
        text = tr("Programs", "{name} · {n}").format(name=one_line(name.name), n=grouped(name.count))
        found.append(Line(name.name, text, inner=False, own=name.name == row.name))
        for one in name.spellings:
            if one.words != name.name:
                told = tr("Programs", "“{words}” · {n}").format(words=one_line(one.words), n=grouped(one.count))
                found.append(Line(one.words, told, inner=True, own=one.words == row.name))
    return found


class NameList(QListWidget):
    """A list to look at."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._lines: list[Line] = []
        self.setAccessibleName(tr("Programs", "Names and spellings"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(120)

    def show_program(self, row: ProgramRow) -> None:
        """Show the names of another program."""
        found = lines_of(row)
        if found == self._lines:
            return
        self._lines = found
        self.clear()
        for line in found[:_MOST]:
            self.addItem(QListWidgetItem(("      " if line.inner else "") + line.text))
        if found[_MOST:]:
            self.addItem(QListWidgetItem(tr("Programs", "and {n} more").format(n=grouped(len(found) - _MOST))))

    def splittable(self) -> bool:
        """Say whether the program has a name or a spelling beside its own name."""
        return any(not line.own for line in self._lines)
