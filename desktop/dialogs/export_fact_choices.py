"""Which facts an export takes: by how far they are."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from db.facts import FactStatus
from db.records import SessionId
from desktop.telling import grouped
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets.ticks import TickButton


class FactChoices(QObject):
    """The ticks for open, checked and doubtful facts."""

    choice_changed = Signal()

    def __init__(self, look: Look, tallies: dict[SessionId, dict[FactStatus, int]]) -> None:
        """Tick all.

        Args:
            look: colours and fonts.
            tallies: how many facts of each status each session has.
        """
        super().__init__()
        self._tallies = tallies
        self._statuses = {
            FactStatus.OPEN: TickButton(look, tr("Export", "Open")),
            FactStatus.CHECKED: TickButton(look, tr("Export", "Checked")),
            FactStatus.DOUBTFUL: TickButton(look, tr("Export", "Doubtful")),
        }
        for button in self._statuses.values():
            button.setChecked(True)
            button.toggled.connect(lambda _: self.choice_changed.emit())

    def statuses(self) -> tuple[FactStatus, ...] | None:
        """Return the statuses ticked; None where all are."""
        ticked = tuple(status for status, button in self._statuses.items() if button.isChecked())
        return None if len(ticked) == len(self._statuses) else ticked

    def fault(self) -> str:
        """Return what lacks a tick, or an empty text."""
        return "" if self.statuses() != () else tr("Export", "Neither open, checked nor doubtful facts are ticked.")

    def counts(self) -> dict[SessionId, int]:
        """Return how many facts each session has."""
        return {session: sum(found.values()) for session, found in self._tallies.items()}

    def show_counts(self, sessions: tuple[SessionId, ...]) -> None:
        """Show beside each status how many facts the sessions have with it."""
        for status, button in self._statuses.items():
            number = sum(self._tallies.get(session, {}).get(status, 0) for session in sessions)
            button.set_side(grouped(number), tr("Export", "%n fact(s)", number))

    def part(self) -> QWidget:
        """Return the part of the dialog that shows them."""
        part = QFrame()
        row = QHBoxLayout(part)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._statuses.values():
            row.addWidget(button)
        row.addStretch(1)
        return part

    def stops(self) -> list[QWidget]:
        """Return what Tab goes through, in its order."""
        return list(self._statuses.values())
