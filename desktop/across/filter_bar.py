"""The bar above the table: a field for words, a button for each thing to filter by, and how the facts are grouped."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from types import MappingProxyType

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from db.facts import FactStatus
from db.queries.fact_choices import Choices
from db.queries.fact_filter import Filter
from db.queries.fact_groups import Grouping
from db.records import ArticleId
from desktop.across.filter_button import FilterButton
from desktop.across.table_cells import country_title, role_title, status_title, value_title
from desktop.facts.flow import FlowLayout
from desktop.theme.look import Look
from desktop.translate import tr
from desktop.translate_mark import mark
from desktop.widgets.buttons import IconButton, TextButton
from desktop.widgets.safe_text import tool_tip
from desktop.widgets.search_field import SearchField

FILTER_DELAY_MS = 150
_FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "programs": mark("Across", "Program"),
        "countries": mark("Across", "Country"),
        "years": mark("Across", "Year"),
        "currencies": mark("Across", "Currency"),
        "statuses": mark("Across", "Status"),
        "annotators": mark("Across", "Annotator"),
        "articles": mark("Across", "Article"),
    }
)
_GROUPINGS: Mapping[Grouping, str] = MappingProxyType(
    {
        Grouping.NONE: mark("Across", "No groups"),
        Grouping.PROGRAM: mark("Across", "By program"),
        Grouping.COUNTRY: mark("Across", "By country"),
        Grouping.YEAR: mark("Across", "By year"),
        Grouping.VALUE: mark("Across", "By value"),
        Grouping.ARTICLE: mark("Across", "By article"),
        Grouping.ANNOTATOR: mark("Across", "By annotator"),
    }
)


class FilterBar(QWidget):
    """Signals what is wished for; it shows only what it is told."""

    filter_changed = Signal()
    choices_wanted = Signal(str)  # the field whose list was opened
    grouping_chosen = Signal(str)  # a Grouping
    fold_requested = Signal(bool)  # close all groups, or open them
    left = Signal()  # to the table

    def __init__(self, look: Look) -> None:
        """Make a bar that asks for nothing."""
        super().__init__()
        self._base = Filter()  # what the bar has no field for
        self.field = _Field()
        self.buttons = {name: FilterButton(look, tr("Across", text), _teller(name)) for name, text in _FIELDS.items()}
        self.only = TextButton(look, "")
        self.only.setCheckable(True)
        self.only.setChecked(True)
        self.only.setToolTip(tool_tip(tr("Across", "Show the others too")))
        self._only = ""
        self.clear = IconButton(look, "close", tr("Across", "Show all facts"))
        self.grouping = TextButton(look, "", arrow=True)
        self._grouping = Grouping.NONE
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(FILTER_DELAY_MS)
        self._lay_out()
        self._connect_signals()
        self.show_grouping(Grouping.NONE)
        self._show_only()

    def _lay_out(self) -> None:
        flow = FlowLayout(across=6, down=6)
        for button in (*self.buttons.values(), self.only, self.clear):
            flow.addWidget(button)
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.field, 1)
        first.addWidget(self.grouping)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 8)
        column.setSpacing(8)
        column.addLayout(first)
        column.addLayout(flow)

    def _connect_signals(self) -> None:
        self.field.textChanged.connect(lambda _text: self._timer.start())
        self.field.returnPressed.connect(self._leave)
        self.field.left.connect(self._leave)
        self._timer.timeout.connect(self._tell)
        self.clear.clicked.connect(self.ask_for_all)
        self.only.clicked.connect(self._drop_only)
        self.grouping.clicked.connect(self.open_groupings)
        for name, button in self.buttons.items():
            button.chosen_changed.connect(self._tell)
            button.wanted.connect(lambda name=name: self.choices_wanted.emit(name))

    # ------------------------------------------------------------------------------------------------ the filter

    def filter(self) -> Filter:
        """Return what the bar asks for."""
        chosen = {name: button.chosen() for name, button in self.buttons.items()}
        return replace(
            self._base,
            text=self.field.text(),
            programs=chosen["programs"],
            countries=chosen["countries"],
            years=tuple(int(year or 0) for year in chosen["years"]),
            currencies=chosen["currencies"],
            statuses=tuple(FactStatus(status) for status in chosen["statuses"]),
            annotators=chosen["annotators"],
            articles=tuple(ArticleId(article) for article in chosen["articles"]),
        )

    def set_filter(self, wanted: Filter, only: str = "") -> None:
        """Ask for something else, without a signal.

        Args:
            wanted: what is asked for.
            only: what the facts are that it asks for one by one, such as those that a sum left out.
        """
        self._base, self._only = wanted, only
        self.field.blockSignals(True)
        self.field.setText(wanted.text)
        self.field.blockSignals(False)
        self._timer.stop()
        for name, button in self.buttons.items():
            button.choose([_name(one) for one in getattr(wanted, name)])
        self._show_only()

    def ask_for_all(self) -> None:
        """Ask for all facts."""
        self.set_filter(Filter())
        self.filter_changed.emit()

    def _show_only(self) -> None:
        """Show what is asked for that no other button tells."""
        told = self._only or _told(self._base)
        self.only.set_label(tr("Across", "Only: {what} ×").format(what=told))
        self.only.setVisible(bool(told))
        self._show_clear()

    def _drop_only(self) -> None:
        """Ask for the others too."""
        self._base, self._only = Filter(), ""
        self.only.setChecked(True)
        self._show_only()
        self._tell()

    def show_choices(self, field: str, choices: Choices) -> None:
        """Show what there is to choose from in a field."""
        self.buttons[field].show_choices(getattr(choices, field))

    def let_go(self) -> None:
        """Ask for nothing, and wait for nothing: the project is another one."""
        for button in self.buttons.values():
            button.forget()
        self.set_filter(Filter())

    def _tell(self) -> None:
        self._timer.stop()
        self._show_clear()
        self.filter_changed.emit()

    def _show_clear(self) -> None:
        self.clear.setVisible(not self.filter().is_empty)

    def _leave(self) -> None:
        if self._timer.isActive():
            self._tell()
        self.left.emit()

    # ------------------------------------------------------------------------------------------------ groups

    def show_grouping(self, grouping: Grouping) -> None:
        """Show how the facts are grouped."""
        self._grouping = grouping
        text = tr("Across", _GROUPINGS[grouping])
        self.grouping.set_label(text)
        self.grouping.setAccessibleName(tr("Across", "Groups: {how} (G)").format(how=text))

    def open_groupings(self) -> None:
        """Open the menu of the ways to group."""
        menu = self.grouping_menu()
        menu.exec(self.grouping.mapToGlobal(QPoint(0, self.grouping.height() + 2)))
        menu.deleteLater()

    def grouping_menu(self) -> QMenu:
        """Return the menu of the ways to group, and what closes and opens all groups."""
        menu = QMenu(self)
        ways = QActionGroup(menu)
        for grouping, text in _GROUPINGS.items():
            action = _entry(menu, tr("Across", text), checked=grouping is self._grouping)
            action.setObjectName(grouping.value)
            action.triggered.connect(lambda _=False, name=grouping.value: self.grouping_chosen.emit(name))
            ways.addAction(action)
        if self._grouping is not Grouping.NONE:
            menu.addSeparator()
            closing = menu.addAction(tr("Across", "Close all groups"))
            closing.triggered.connect(lambda: self.fold_requested.emit(True))
            opening = menu.addAction(tr("Across", "Open all groups"))
            opening.triggered.connect(lambda: self.fold_requested.emit(False))
        return menu


class _Field(SearchField):
    """The field for words. Down or Enter goes to the table."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Across", "Filter by words, names, numbers…"), tr("Across", "Filter the facts (Ctrl+F)"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the table on Down."""
        if event.key() == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _entry(menu: QMenu, text: str, *, checked: bool) -> QAction:
    action = menu.addAction(text)
    action.setCheckable(True)
    action.setChecked(checked)
    return action


def _name(one: object) -> str:
    """Return a choice of a filter as its button names it: a year in four digits, 0 as none."""
    if isinstance(one, int):
        return f"{one:04}" if one else ""
    return str(one)


def _told(wanted: Filter) -> str:
    """Return what a filter asks for that no button tells; an empty text where there is nothing of it."""
    said = [value_title(same) for same in wanted.sames]
    said += [role_title(role) for role in wanted.roles]
    if wanted.sessions:
        said.append(tr("Across", "%n session(s)", len(wanted.sessions)))
    asked = wanted.facts if wanted.keys is None else wanted.keys
    if asked is not None:
        said.append(tr("Across", "%n fact(s) chosen", len(asked)))
    return ", ".join(said)


def _teller(field: str) -> Callable[[str], str]:
    """Return how the names of a field are told; an empty text where data says it."""

    def told(name: str) -> str:
        if field == "statuses":
            return status_title(FactStatus(name))
        if not name:
            return tr("Across", "without any")
        if field == "countries":
            return country_title(name)
        return "" if field == "articles" else name

    return told
