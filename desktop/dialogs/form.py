"""Several questions in one dialog."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget

from desktop.dialogs.base import BaseDialog
from desktop.display_text import display_text
from desktop.prompts import Field, Form, Kind
from desktop.widgets.labels import PlainLabel
from desktop.widgets.safe_text import label_text, one_line

_NAME = Qt.ItemDataRole.UserRole


class FormDialog(BaseDialog):
    """A caption and a field for each question."""

    def __init__(self, parent: QWidget | None, form: Form) -> None:
        """Make a dialog for a form."""
        super().__init__(parent, form.title, form.intro)
        self._form = form
        self._read: dict[str, Callable[[], str]] = {}
        self._boxes: dict[str, QComboBox] = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        said = ""  # a field without a caption belongs to the one above it
        for place, field in enumerate(form.fields):
            widget, said = self._widget(field), field.caption or said
            widget.setAccessibleName(one_line(said))
            self._bind(widget, field)
            if field.kind is not Kind.TICK:
                caption = PlainLabel(field.caption, rank="dim")
                grid.addWidget(caption, place, 0, Qt.AlignmentFlag.AlignTop if field.kind is Kind.LINES else _MIDDLE)
            grid.addWidget(widget, place, 1)
            if place == 0:
                widget.setFocus()
        self.body.addLayout(grid)
        self.add_cancel()
        self.add_button("ok", form.accept, default=True)

    def values(self) -> dict[str, str]:
        """Return the answers by the fields' names."""
        return {name: read() for name, read in self._read.items()}

    def fault(self) -> str:
        """Return what is wrong with the answers."""
        return self._form.wrong(self.values())

    def _widget(self, field: Field) -> QWidget:
        make = {Kind.TEXT: self._line, Kind.OPTIONS: self._options, Kind.TICK: self._tick, Kind.LINES: self._lines}
        return make[field.kind](field)

    def _bind(self, widget: QWidget, field: Field) -> None:
        """Switch a field off while its answer would be passed over."""
        if field.only_with is None:
            return
        name, option = field.only_with

        def follow() -> None:
            widget.setEnabled(self._read[name]() == option)

        self._boxes[name].currentTextChanged.connect(follow)
        follow()

    def _line(self, field: Field) -> QWidget:
        line = QLineEdit(field.value)
        line.setPlaceholderText(one_line(field.hint))
        line.setMinimumWidth(320)
        line.selectAll()
        self._read[field.name] = line.text
        return line

    def _options(self, field: Field) -> QWidget:
        box = QComboBox()
        box.setEditable(field.editable)
        names = [name for name, _ in field.options]
        for name, text in field.options:
            box.addItem(one_line(text), name)
        if field.value in names:
            box.setCurrentIndex(names.index(field.value))
        elif field.editable:
            box.setEditText(field.value)
        self._boxes[field.name] = box
        self._read[field.name] = lambda: _option(box, field)
        return box

    def _tick(self, field: Field) -> QWidget:
        box = QCheckBox(label_text(field.caption))
        box.setChecked(bool(field.value))
        self._read[field.name] = lambda: "yes" if box.isChecked() else ""
        return box

    def _lines(self, field: Field) -> QWidget:
        """Return a list to tick; up to some thousands of lines."""
        ticked = set(field.value.split("\n"))
        view = QListWidget()
        view.setMinimumHeight(180)
        view.setUniformItemSizes(True)
        for name, text in field.options:
            item = QListWidgetItem(display_text(one_line(text)))
            item.setData(_NAME, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if name in ticked else Qt.CheckState.Unchecked)
            view.addItem(item)
        self._read[field.name] = lambda: "\n".join(_ticked(view))
        return view


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


def _option(box: QComboBox, field: Field) -> str:
    typed = box.currentText()
    for name, text in field.options:
        if one_line(text) == typed:
            return name
    return typed if field.editable else str(box.currentData())


def _ticked(view: QListWidget) -> list[str]:
    items = (view.item(row) for row in range(view.count()))
    return [item.data(_NAME) for item in items if item.checkState() == Qt.CheckState.Checked]
