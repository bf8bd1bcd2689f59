"""The bars, the banner and the small widgets: what they say, ask for, and tell a screen reader."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from db.records import LabelRow, Progress
from desktop.header_bar import HeaderBar
from desktop.status_bar import StatusBar
from desktop.theme.look import ThemeChoice
from desktop.widgets.banner import Banner, Kind
from desktop.widgets.buttons import Segments
from desktop.widgets.small import KeyCaps
from tests.desktop.dressing import LABELS, look


@pytest.fixture
def header(qtbot) -> HeaderBar:
    bar = HeaderBar(look())
    qtbot.addWidget(bar)
    bar.set_project("AI funding 2025", "/projects/ai.beleg")
    bar.set_session("First pass", "analyst A")
    bar.set_labels([*LABELS, LabelRow(name="old", key="9", hue="#123456", retired=True)])
    bar.resize(1300, 46)
    bar.show()
    return bar


def named(parent: QWidget, name: str) -> QAbstractButton:
    [button] = [b for b in parent.findChildren(QAbstractButton) if b.accessibleName() == name]
    return button


def test_every_control_has_an_accessible_name(header, qtbot):
    status = StatusBar(look())
    banner = Banner(look())
    for widget in (status, banner):
        qtbot.addWidget(widget)
    status.set_language("de")
    banner.say("Imported 3 articles.", offer="Undo")
    for widget in (header, status, banner):
        for button in widget.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text()


def test_a_click_on_a_label_asks_for_it(header, qtbot):
    with qtbot.waitSignal(header.label_requested) as asked:
        qtbot.mouseClick(named(header, "Amount (2)"), Qt.MouseButton.LeftButton)
    assert asked.args == ["2"]
    assert not named(header, "Amount (2)").isChecked()  # the window says whether it is armed


def test_a_retired_label_has_no_chip(header):
    assert not [b for b in header.findChildren(QAbstractButton) if "Old" in b.accessibleName()]


def test_the_armed_label_is_drawn_in_its_colour(header, qtbot):
    chip = named(header, "Amount (2)")
    header.set_armed("amount")
    image = header.grab().toImage()
    assert image.pixelColor(chip.geometry().right() - 8, chip.geometry().center().y()) == QColor("#d9f2e6")
    header.set_armed(None)
    assert header.grab().toImage().pixelColor(chip.geometry().right() - 8, chip.geometry().center().y()) == QColor(
        "white"
    )


def test_progress_is_said_in_words_and_drawn(header):
    header.set_progress(Progress(total=48, done=12, flagged=0))
    assert "12 of 48 done" in [label.accessibleName() for label in header.findChildren(QWidget)]
    header.set_progress(Progress(total=0, done=0, flagged=0))


def test_without_a_project_nothing_can_be_exported(qtbot):
    bar = HeaderBar(look())
    qtbot.addWidget(bar)
    assert not named(bar, "Export").isEnabled()


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_chips_differ_by_colour_and_key(qtbot, choice):
    bar = HeaderBar(look(choice))
    qtbot.addWidget(bar)
    bar.set_labels(LABELS)
    bar.resize(1300, 46)
    bar.show()
    image = bar.grab().toImage()
    chips = [named(bar, f"{name} ({key})") for key, name in enumerate(("Program", "Amount", "Country", "Date"), 1)]
    grounds = {image.pixelColor(chip.x() + 10, chip.geometry().center().y()).name() for chip in chips}
    assert len(grounds) == 4


def test_the_status_says_what_is_not_saved(qtbot):
    bar = StatusBar(look())
    qtbot.addWidget(bar)
    bar.set_saved("14:05")
    assert bar._saved.text() == "Saved 14:05"
    bar.set_not_saved("Not saved: the disk is full")
    assert bar._saved.text() == "Not saved: the disk is full"
    assert bar._saved.property("rank") == "bad"
    bar.set_busy("Importing 120 of 400")
    assert bar._saved.property("rank") == "small"


def test_a_click_on_the_zoom_gives_the_normal_size(qtbot):
    bar = StatusBar(look())
    qtbot.addWidget(bar)
    bar.set_zoom(110)
    with qtbot.waitSignal(bar.zoom_requested) as asked:
        qtbot.mouseClick(named(bar, "Zoom 110 %"), Qt.MouseButton.LeftButton)
    assert asked.args == [0]


def test_a_banner_offers_once_and_closes(qtbot):
    banner, done = Banner(look()), []
    qtbot.addWidget(banner)
    banner.say("Imported 3 articles.", Kind.GOOD, offer="Undo", run=lambda: done.append(banner.isHidden()))
    assert banner.text == "Imported 3 articles."
    banner._offer.click()
    assert done == [True]
    assert banner.text == ""


def test_bad_news_stay_and_good_news_go(qtbot):
    banner = Banner(look())
    qtbot.addWidget(banner)
    banner.say("The disk is full.", Kind.BAD)
    assert not banner._timer.isActive()
    banner.say("Imported.", Kind.GOOD)
    assert banner._timer.isActive()
    banner.say("Read only.", Kind.WARN)
    assert not banner._timer.isActive()


def test_segments_go_by_arrow_keys(qtbot):
    row = Segments(look(), [("open", "Open 1"), ("done", "Done 2"), ("all", "All 3")], "Show")
    qtbot.addWidget(row)
    row.show()
    with qtbot.waitSignal(row.chosen) as chosen:
        qtbot.keyClick(row, Qt.Key.Key_Left)
    assert chosen.args == ["all"]
    assert row.current() == "all"
    tab_stops = [b for b in row.findChildren(QAbstractButton) if b.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert len(tab_stops) == 1
    row.set_text("all", "All 4")
    assert named(row, "All 4").isChecked()


def test_key_caps_say_their_key(qtbot):
    caps = KeyCaps(look(), "Ctrl+Shift+Z")
    qtbot.addWidget(caps)
    assert caps.accessibleName() == "Ctrl+Shift+Z"
    assert caps.sizeHint().width() > KeyCaps(look(), "F1").sizeHint().width()


def test_all_repaint_when_the_theme_changes(qapp: QApplication, qtbot):
    theme = look()
    bar = HeaderBar(theme)
    qtbot.addWidget(bar)
    bar.set_labels(LABELS)
    bar.resize(1300, 46)
    bar.show()
    chip = named(bar, "Date (4)")
    place = chip.x() + 10, chip.geometry().center().y()
    light = bar.grab().toImage().pixelColor(*place)
    before = qapp.palette(), qapp.styleSheet()
    theme.choose(ThemeChoice.DARK)
    dark = bar.grab().toImage().pixelColor(*place)
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    assert light == QColor("#f9e0f1")
    assert dark == QColor("#4b1f3f")
