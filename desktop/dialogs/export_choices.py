"""What of a project an export takes: sessions; labels and articles, or facts, by their status."""

from collections.abc import Mapping, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QAbstractButton, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from db.project import Project
from db.queries import export, export_facts, labels, sessions
from db.queries.export import Selection
from db.queries.export_facts import FactSelection
from db.records import Session, SessionId, Status
from desktop.dialogs.export_fact_choices import FactChoices
from desktop.dialogs.export_sessions import SessionsModel, SessionTicks
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.labels import PlainLabel
from desktop.widgets.ticks import TickButton

LABELS_A_ROW = 2
Key = TypeVar("Key")


class Choices(QObject):
    """The ticks, and the selection that they make."""

    choice_changed = Signal()

    def __init__(self, look: Look, project: Project, session: Session | None) -> None:
        """Tick all of a project, of its sessions only the given one; None: all."""
        super().__init__()
        names = [row.name for row in labels.all_of(project)]
        self._tallies = export.tallies(project, names)
        retired = {row.name for row in labels.all_of(project) if row.retired}
        shown = [name for name in names if name not in retired or self._of_label(name, self._tallies)]
        self._all = sessions.all_of(project)
        ticked = {one.id for one in self._all if session is None or one.id == session.id}
        self._counts = {key: sum(by_label.values()) for key, by_label in self._tallies.items()}
        self._facts = FactChoices(look, export_facts.tallies(project))
        self._of_facts = False  # whether facts are exported, or articles
        self._sessions = SessionsModel(self._all, self._counts, ticked)
        self._list = SessionTicks(look, self._sessions)
        self._labels = {name: TickButton(look, look.title(name), name) for name in shown}
        self._statuses = {
            Status.OPEN: TickButton(look, tr("Export", "Open")),
            Status.DONE: TickButton(look, tr("Export", "Done")),
        }
        self._annotated = TickButton(look, tr("Export", "Only articles with annotations"))
        self._annotated_wanted = False  # what was ticked, while the format leaves no choice
        self._begin()

    def _begin(self) -> None:
        for button in (*self._labels.values(), *self._statuses.values()):
            button.setChecked(True)
        for button in (*self._labels.values(), *self._statuses.values(), self._annotated):
            button.toggled.connect(lambda _: self.choice_changed.emit())
        self._sessions.ticked_changed.connect(self.choice_changed)
        self._facts.choice_changed.connect(self.choice_changed)

    # ---------------------------------------------------------------------------------------------- what is ticked

    def selection(self) -> Selection:
        """Return which articles and annotations are ticked."""
        return Selection(
            sessions=self._ticked_sessions(),
            labels=_limited(self._labels),
            statuses=_limited(self._statuses),
            annotated_only=self._annotated.isChecked(),
        )

    def fact_selection(self) -> FactSelection:
        """Return which facts are ticked."""
        return FactSelection(sessions=self._ticked_sessions(), statuses=self._facts.statuses())

    def _ticked_sessions(self) -> tuple[SessionId, ...] | None:
        return None if len(self._sessions.ticked()) == len(self._all) else self._sessions.ticked()

    def fault(self) -> str:
        """Return what lacks a tick, or an empty text."""
        if self._all and not self._sessions.ticked():
            return tr("Export", "No session is ticked.")
        if self._of_facts:
            return self._facts.fault()
        if _limited(self._labels) == ():
            return tr("Export", "No label is ticked.")
        if _limited(self._statuses) == ():
            return tr("Export", "Neither open nor done articles are ticked.")
        return ""

    def set_bare_articles(self, *, taken: bool) -> None:
        """Say whether the format takes articles without annotations; where not, there is nothing to choose."""
        if not taken and self._annotated.isEnabled():
            self._annotated_wanted = self._annotated.isChecked()
        self._annotated.setChecked(self._annotated_wanted if taken else True)
        self._annotated.setEnabled(taken)

    # ---------------------------------------------------------------------------------------------- what is shown

    def show_counts(self) -> None:
        """Show beside each label and status how many annotations and facts the ticked sessions have with it."""
        self._facts.show_counts(self._sessions.ticked())
        ticked = {key: self._tallies.get(key, {}) for key in self._sessions.ticked()}
        for name, button in self._labels.items():
            number = self._of_label(name, ticked)
            button.set_side(grouped(number), tr("Export", "%n annotation(s)", number))

    def parts(self) -> Sequence[tuple[str, QWidget]]:
        """Return the parts of the dialog from top to bottom, with their captions."""
        return (
            (tr("Export", "Sessions"), self._sessions_part()),
            (tr("Export", "Labels"), self._labels_part()),
            (tr("Export", "Articles"), self._articles_part()),
            (tr("Export", "Status"), self._facts.part()),
        )

    def set_of_facts(self, *, of_facts: bool) -> None:
        """Say whether facts are exported: then the sessions show how many they have."""
        self._of_facts = of_facts
        self._sessions.set_counts(self._facts.counts() if of_facts else self._counts, of_facts=of_facts)

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in its order."""
        ticks = [*self._labels.values(), *self._statuses.values(), self._annotated]
        return [self._list, *ticks, *self._facts.stops()]

    @staticmethod
    def _of_label(name: str, tallies: dict[SessionId, dict[str, int]]) -> int:
        return sum(by_label.get(name, 0) for by_label in tallies.values())

    def _sessions_part(self) -> QWidget:
        part = QFrame()
        layout = QVBoxLayout(part)
        layout.addWidget(self._list)
        if self._all:
            part.setObjectName("card")
            layout.setContentsMargins(1, 4, 1, 4)
        else:
            said = PlainLabel(tr("Export", "There is no session yet: only the articles are written."), rank="dim")
            self._list.hide()
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(said)
        return part

    def _labels_part(self) -> QWidget:
        part = QFrame()
        grid = QGridLayout(part)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        for place, button in enumerate(self._labels.values()):
            button.fill()
            grid.addWidget(button, place // LABELS_A_ROW, place % LABELS_A_ROW)
        return part

    def _articles_part(self) -> QWidget:
        part = QFrame()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in (*self._statuses.values(), self._annotated):
            row.addWidget(button)
        row.addStretch(1)
        return part


def _limited(buttons: Mapping[Key, QAbstractButton]) -> tuple[Key, ...] | None:
    """Return what is ticked; None where all is."""
    ticked = tuple(key for key, button in buttons.items() if button.isChecked())
    return None if len(ticked) == len(buttons) else ticked
