"""The fact chosen, as a form: its title, status and note, and in each role its values."""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.facts import Fact, FactStatus, Role
from db.records import FactId
from desktop.carrying import unpacked
from desktop.facts.card import local_time
from desktop.facts.card_layout import status_title
from desktop.facts.cards import Card, ShownValue, role_title
from desktop.facts.draft import Draft
from desktop.facts.fields import DraftField
from desktop.facts.flow import Flow
from desktop.facts.role_row import RoleRow
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.widgets import painting
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.labels import ElidedLabel, PlainLabel
from desktop.widgets.letter_square import LetterSquare
from desktop.widgets.safe_text import label_text, one_line


class FactForm(QWidget):
    """One fact. It asks; the window changes the record and shows it here again."""

    title_edited = Signal(str, str)  # FactId, title
    note_edited = Signal(str, str)  # FactId, note
    status_edited = Signal(str, str)  # FactId, FactStatus
    remove_requested = Signal(str)  # FactId
    value_added = Signal(str, str, str, str)  # FactId, role, label, canonical JSON
    taken_out = Signal(str, object)  # FactId, tuple of CellValue
    evidence_asked = Signal(str)  # MarkedId
    put_requested = Signal(str, str, object)  # FactId; role, empty: by label; tuple of MarkedId
    left = Signal()  # back to the article

    def __init__(self, look: Look) -> None:
        """Make an empty form."""
        super().__init__()
        self._look = look
        self._fact: Fact | None = None
        self._card: Card | None = None
        self._roles: tuple[Role, ...] = ()
        self._writable = True
        self.setAcceptDrops(True)
        self._annotator = ""
        self._reckoned: tuple[str | None, str | None] = (None, None)
        self._rows: dict[str, RoleRow] = {}
        self._handed_on: DraftField | None = None  # what is just being written: it may be refused
        self._offered: tuple[str, ...] = ()  # roles in the line that adds
        self._make()
        self._build()
        self._connect()

    def _make(self) -> None:
        look = self._look
        self._square = LetterSquare(look)
        self._heading = ElidedLabel()
        self._heading.setFont(look.font(15, semibold=True))
        self._status = TextButton(look, "", arrow=True)
        self._remove = IconButton(look, "close", tr("Facts", "Remove the fact (Delete)"))
        self.title = DraftField("title", tr("Facts", "Title"), lambda _: True)
        self.note = DraftField("note", tr("Facts", "Note of the fact"), lambda _: True)
        self.note.setPlaceholderText(tr("Facts", "Add a note"))
        self._who = PlainLabel(rank="dim").wrapped()
        self._more = Flow(across=2, down=0)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(4)
        head.addWidget(self._square)
        head.addSpacing(4)
        head.addWidget(self._heading, 1)
        head.addWidget(self._status)
        head.addWidget(self._remove)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnStretch(1, 1)
        self._captions = {
            widget: PlainLabel(caption, rank="dim")
            for caption, widget in (
                (tr("Facts", "Title"), self.title),
                (tr("Facts", "Add"), self._more),
                (tr("Facts", "Note"), self.note),
                (tr("Facts", "Made"), self._who),
            )
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 9, 10, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._grid)

    def _connect(self) -> None:
        self.title.kept.connect(lambda draft: self._keep(self.title, self.title_edited, draft))
        self.note.kept.connect(lambda draft: self._keep(self.note, self.note_edited, draft))
        self.title.left.connect(self.left)
        self.note.left.connect(self.left)
        self._status.clicked.connect(self._offer_statuses)
        self._remove.clicked.connect(self._ask_remove)
        self._look.changed.connect(self.update)

    def _ask_remove(self) -> None:
        if self._fact is not None:
            self.remove_requested.emit(self._fact.id)

    def _keep(self, field: DraftField, signal: SignalInstance, draft: Draft) -> None:
        with self._handing_on(field):
            signal.emit(draft.owner, draft.typed.strip())

    @contextmanager
    def _handing_on(self, field: DraftField) -> Iterator[None]:
        """Know meanwhile what is written: only that is held again where a change is refused, and nothing older."""
        before, self._handed_on = self._handed_on, field
        try:
            yield
        finally:
            self._handed_on = before

    def set_roles(self, roles: Sequence[Role]) -> None:
        """Say which roles there are, in their order; what is typed for one that stays is kept."""
        if tuple(roles) == self._roles:
            return
        same = set(self._roles) & set(roles)
        self._roles = tuple(roles)
        old, self._rows = self._rows, {}
        for role in roles:
            if role in same:
                self._rows[role.name] = old.pop(role.name)
            else:
                self._row(role)
        for row in old.values():
            row.put_away()
        self._place()

    def _row(self, role: Role) -> "RoleRow":
        row = self._rows.get(role.name)
        if row is None:
            row = self._rows[role.name] = RoleRow(self._look, role, lambda: self._reckoned)
            row.add.added.connect(lambda fact, *what, row=row: self._add(row, fact, *what))
            row.add.field.left.connect(self.left)
            row.go_requested.connect(self._go)
            row.remove_requested.connect(self._take_out)
            row.came_or_went.connect(self._offer_more)
        return row

    def _place(self) -> None:
        """Put the rows one below the other: title, roles, note, who."""
        while self._grid.count():
            self._grid.takeAt(0)
        top, middle = Qt.AlignmentFlag.AlignTop, Qt.AlignmentFlag.AlignVCenter
        lines: list[tuple[QWidget, QWidget, Qt.AlignmentFlag]] = [(self._captions[self.title], self.title, middle)]
        lines += [(row.caption, row, top) for row in self._rows.values()]
        lines += [
            (self._captions[self._more], self._more, middle),
            (self._captions[self.note], self.note, middle),
            (self._captions[self._who], self._who, top),
        ]
        for place, (caption, widget, align) in enumerate(lines):
            self._grid.addWidget(caption, place, 0, align)
            self._grid.addWidget(widget, place, 1)

    def set_article(self, language: str | None, date: str | None) -> None:
        """Say what words and dates are read by: the article's language and publication day."""
        self._reckoned = (language, date)

    def set_annotator(self, name: str) -> None:
        """Say who marks in this session."""
        self._annotator = name

    def set_writable(self, writable: bool) -> None:
        """Let the fact be edited, or only read."""
        self._writable = writable
        self.title.setReadOnly(not writable)
        self.note.setReadOnly(not writable)
        self._status.setEnabled(writable)
        self._remove.setVisible(writable)
        if self._card is not None:
            self._show_cells(self._card)

    def fact(self) -> FactId | None:
        """Return the fact shown, or None."""
        return self._fact.id if self._fact is not None else None

    def show_fact(self, fact: Fact | None, card: Card | None) -> None:
        """Show a fact, or its new state; None empties the form, whose valid drafts are kept."""
        self._fact, self._card = fact, card
        owner = fact.id if fact is not None else None
        self.title.show_record(owner, "", fact.title if fact is not None else "")
        self.note.show_record(owner, "", fact.note if fact is not None else "")
        for row in self._rows.values():
            row.add.show_fact(owner)
        if fact is None or card is None:
            return
        self.title.setPlaceholderText(one_line(fact.program or tr("Facts", "A title")))
        self._heading.set_text(card.title or tr("Facts", "no title yet"))
        self._square.set_label("program" if fact.of("program") else "fact")
        self._status.set_label(status_title(fact.status))
        self._who.set_text(_who(fact, self._annotator))
        self._show_cells(card)
        self.update()

    def _show_cells(self, card: Card) -> None:
        known = {cell.role: cell for cell in card.cells}
        strange = [name for name in known if name not in self._rows and known[name].values]
        for name in strange:  # a role that is not in use any more
            self._row(Role(name=name, label=None, retired=True))
        if strange:
            self._place()
        for name, row in self._rows.items():
            row.show_cell(known.get(name), writable=self._writable)
        self._offer_more()

    def _order_focus(self) -> None:
        """Let Tab go from top to bottom, through the values of each role."""
        order: list[QWidget] = [self._status, self._remove, self.title]
        for row in self._rows.values():
            order += row.stops()
        order += [*self._more.widgets(), self.note]
        for one, following in itertools.pairwise(order):
            QWidget.setTabOrder(one, following)

    def _offer_more(self) -> None:
        """Offer the roles that have nothing in them, in one line."""
        empty = [row for row in self._rows.values() if row.is_empty() and row.can_type] if self._writable else []
        names = tuple(row.role for row in empty)
        if names != self._offered:
            self._offered = names
            self._more.show_all([self._adder(row) for row in empty])
        for widget in (self._captions[self._more], self._more):
            widget.setVisible(bool(empty))
        self._order_focus()

    def _adder(self, row: RoleRow) -> TextButton:
        button = TextButton(self._look, f"+ {role_title(row.role)}")
        button.setAccessibleName(tr("Facts", "Add a value: {role}").format(role=role_title(row.role)))
        button.clicked.connect(row.open)
        return button

    def open_role(self, role: str) -> None:
        """Let a value be typed into a role."""
        row = self._rows.get(role)
        if row is not None and self._writable and row.can_type:
            row.open()

    def forget(self, fact: FactId) -> None:
        """Drop what is typed for a fact that is gone."""
        for field in self._fields():
            field.forget(fact)

    def keep_drafts(self) -> bool:
        """Keep what is typed and valid; says whether nothing unkept remains, of other facts too."""
        fields = self._fields()
        kept = [field.keep() for field in fields]
        return all(kept) and not any(field.drafts() for field in fields)

    def drop_drafts(self) -> None:
        """Drop what is typed and not kept."""
        for field in self._fields():
            field.forget_all()

    def put_back(self, fact: FactId) -> None:
        """Hold again what is just being written of a fact: it could not be."""
        field = self._handed_on
        row = next((row for row in self._rows.values() if row.add.field is field), None)
        if field is not None:
            field.put_back(fact)
        if row is not None and row.add.field.draft() is not None:
            row.show_field()

    def _fields(self) -> list[DraftField]:
        return [self.title, self.note, *(row.add.field for row in self._rows.values())]

    def _add(self, row: RoleRow, fact: str, label: str, value: str) -> None:
        with self._handing_on(row.add.field):
            self.value_added.emit(fact, row.role, label, value)

    def _take_out(self, value: ShownValue) -> None:
        if self._fact is not None:
            self.taken_out.emit(self._fact.id, value.stands_for)

    def _go(self, value: ShownValue) -> None:
        self.evidence_asked.emit(value.evidence[0])

    def _offer_statuses(self) -> None:
        fact = self._fact
        if fact is None:
            return
        menu = QMenu(self)
        for status in FactStatus:
            action = menu.addAction(label_text(status_title(status)))
            action.setCheckable(True)
            action.setChecked(status is fact.status)
            action.triggered.connect(lambda _=False, to=status: self.status_edited.emit(fact.id, to.value))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self._status.mapToGlobal(self._status.rect().bottomLeft()))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take annotations: they go into the role that they are dropped on."""
        if self._writable and self._fact is not None and unpacked(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for what was dropped to be put into the role under the pointer, else into that of its label."""
        ids, at = unpacked(event.mimeData()), event.position().toPoint()
        if self._fact is None or not ids:
            return
        event.acceptProposedAction()
        role = next((name for name, row in self._rows.items() if row.isVisible() and _beside(row, at)), "")
        fact = self._fact.id
        QTimer.singleShot(0, self, lambda: self.put_requested.emit(fact, role, ids))  # the drag ends first

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Paint the form with the accent as its edge."""
        colours = self._look.colours
        painting.ground(QPainter(self), QRectF(self.rect()), colours.paper, colours.accent, radius=8)


def _beside(row: RoleRow, at: QPoint) -> bool:
    """Say whether a place lies at the height of a row."""
    return row.geometry().top() <= at.y() <= row.geometry().bottom()


def _who(fact: Fact, annotator: str) -> str:
    parts = [annotator, local_time(fact.made_at)]
    if fact.changed_at != fact.made_at:
        parts.append(tr("Facts", "changed {time}").format(time=local_time(fact.changed_at)))
    if fact.rivals:
        parts.append(tr("Facts", "%n further state(s), made elsewhere", fact.rivals))
    return " · ".join(part for part in parts if part)
