"""Text from data is shown as it is: nothing is taken for markup, nothing vanishes."""

import html
import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.display_text import display_text
from desktop.header_bar import HeaderBar
from desktop.widgets.banner import Banner
from desktop.widgets.labels import ElidedLabel, PlainLabel
from desktop.widgets.safe_text import label_text, many_lines, one_line, tool_tip
from tests.desktop.dressing import HOSTILE, look

PAYLOADS = pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))


@PAYLOADS
def test_a_plain_label_shows_exactly_the_text(qtbot, text):
    label = PlainLabel(text)
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == display_text(text[:4000] if len(text) <= 4000 else text[:3999] + "…")
    assert not label.openExternalLinks()


@PAYLOADS
def test_one_line_is_one_line_of_the_same_length(text):
    shown = one_line(text)
    assert "\n" not in shown
    assert "\u2028" not in shown
    assert not shown.startswith(("\ufffe", "\ufeff"))
    if len(text) <= 400:
        assert len(shown) == len(text)


@PAYLOADS
def test_a_tool_tip_is_rich_text_that_says_exactly_the_text(text):
    tip = tool_tip(text)
    if not text:
        assert tip == ""
        return
    inner = tip.removeprefix("<qt>").removesuffix("</qt>").replace("<br>", "\n")
    assert not re.search("[<>]", inner)
    assert html.unescape(inner) == many_lines(text)


@PAYLOADS
def test_an_ampersand_underlines_nothing(text):
    assert label_text(text).replace("&&", "").count("&") == 0


@PAYLOADS
def test_every_label_of_bar_and_banner_is_plain(qtbot, text):
    for widget in (HeaderBar(look()), Banner(look())):
        qtbot.addWidget(widget)
        if isinstance(widget, HeaderBar):
            widget.set_project(text, text)
            widget.set_session(text, text)
        else:
            widget.say(text, offer=text)
        labels = widget.findChildren(QLabel)
        assert labels
        assert all(label.textFormat() == Qt.TextFormat.PlainText for label in labels)


def test_an_elided_label_tells_the_rest_in_its_tip(qtbot):
    label = ElidedLabel("Sechs weitere Standorte für europäische KI-Fabriken")
    qtbot.addWidget(label)
    label.resize(600, 20)
    label.show()
    assert label.toolTip() == ""
    label.resize(60, 20)
    assert "KI-Fabriken" in label.toolTip()
    assert label.accessibleName().endswith("KI-Fabriken")
