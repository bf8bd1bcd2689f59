"""The preview: exactly the beginning of the file, in the theme's colours."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor

from db.queries import export
from desktop.dialogs.export_preview import _COLOURS, PreviewField
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.look import ThemeChoice
from exchange.preview import KINDS
from tests.desktop.dressing import HOSTILE, look


def test_the_preview_begins_as_the_file_and_stays_at_its_beginning(dialog, sample):
    field = dialog.findChild(PreviewField)
    first = next(export.selected(sample, dialog.selection()))
    written = dialog.format().encode(first).decode()
    assert "".join(text for _, text in field._tokens) == written[:4000]
    assert field.document().characterCount() == min(4000, len(written)) + 1
    assert field.verticalScrollBar().value() == 0
    assert field.verticalScrollBar().maximum() > 0


def test_the_preview_can_be_scrolled_by_keys(qtbot, dialog):
    field = dialog.findChild(PreviewField)
    qtbot.keyClick(field, Qt.Key.Key_PageDown)
    assert field.verticalScrollBar().value() > 0


@pytest.mark.parametrize("theme", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_preview_has_the_colours_of_the_theme(qtbot, theme):
    made = look(theme)
    field = PreviewField(made)
    qtbot.addWidget(field)
    field.resize(QSize(500, 200))
    field.show_tokens([("key", "█" * 20), ("text", "\n"), ("number", "█" * 20)])
    field.show()
    picture = field.grab().toImage()
    for name in ("accent", "warn"):
        wanted = QColor(getattr(made.colours, name)).rgb()
        assert any(picture.pixel(x, y) == wanted for x in range(120) for y in range(60)), name


def test_every_kind_of_the_preview_has_a_colour():
    assert set(_COLOURS) == set(KINDS)


def test_the_preview_takes_the_colours_of_another_theme(qtbot):
    made = look(ThemeChoice.LIGHT)
    field = PreviewField(made)
    qtbot.addWidget(field)
    field.show_tokens([("key", "a")])
    before = field.document().firstBlock().begin().fragment().charFormat().foreground().color()
    made.colours = DARK
    made.changed.emit()
    after = field.document().firstBlock().begin().fragment().charFormat().foreground().color()
    assert (before, after) == (QColor(LIGHT.accent), QColor(DARK.accent))


def test_hostile_text_adds_and_hides_nothing(qtbot):
    field = PreviewField(look())
    qtbot.addWidget(field)
    for text in HOSTILE:
        field.show_tokens([("string", text)])
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        assert field.document().characterCount() == units + 1, repr(text)
