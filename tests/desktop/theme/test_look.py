"""The look: fonts from their packages, palette and style sheet from the colours, and changing them."""

import re

import pytest
from PySide6.QtGui import QColor, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication

from desktop.theme import icons
from desktop.theme.colours import DARK, LIGHT
from desktop.theme.fonts import load_fonts, sized
from desktop.theme.look import Look, ThemeChoice
from desktop.theme.style_sheet import style_sheet


@pytest.fixture
def dressed(qapp: QApplication):
    before = qapp.palette(), qapp.styleSheet(), qapp.font()
    yield qapp
    qapp.setPalette(before[0])
    qapp.setStyleSheet(before[1])
    qapp.setFont(before[2])


def test_the_fonts_come_from_their_packages(qapp):
    families = load_fonts()
    assert families.sans == "Source Sans Pro"
    assert families.serif == "Source Serif Pro"
    assert sized(families.sans, 14.4, semibold=True).pixelSize() == 14


def test_a_missing_package_falls_back_to_the_system(qapp, monkeypatch):
    monkeypatch.setattr("desktop.theme.fonts.find_spec", lambda _: None)
    families = load_fonts()
    assert families.sans
    assert families.serif
    assert families.fixed


def test_the_theme_can_be_changed_while_running(dressed, qtbot):
    look = Look(load_fonts(), ThemeChoice.LIGHT)
    look.apply(dressed)
    assert dressed.palette().color(QPalette.ColorRole.Base) == QColor(LIGHT.paper)
    with qtbot.waitSignal(look.changed):
        look.choose(ThemeChoice.DARK)
    assert look.colours is DARK
    assert dressed.palette().color(QPalette.ColorRole.Base) == QColor(DARK.paper)
    assert DARK.accent in dressed.styleSheet()


def test_the_system_theme_is_light_where_the_system_does_not_say(qapp):
    assert Look(load_fonts(), ThemeChoice.SYSTEM).colours is LIGHT


def test_labels_are_drawn_in_their_own_colours(qapp):
    look = Look(load_fonts(), ThemeChoice.LIGHT)
    look.set_labels({"amount": "#0b7a56"})
    assert look.label("amount").ink == "#0b7a56"
    assert look.label("of another project").ink != "#0b7a56"


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_the_style_sheet_holds_only_our_colours(colours):
    sheet = style_sheet(colours)
    assert not re.search(r"\{[a-z_]+\}", sheet)
    assert "url(" not in sheet


@pytest.mark.parametrize("name", icons._STROKES)
def test_every_icon_draws_something(qapp, name):
    image = QImage(16, 16, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    icons.draw(painter, name, image.rect().toRectF(), QColor("black"))
    painter.end()
    assert any(image.pixelColor(x, y).alpha() > 100 for x in range(16) for y in range(16))
