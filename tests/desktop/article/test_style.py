"""The styles that hold without a theme can be read (WCAG AA), selected and found words too."""

import pytest

from desktop.article.style import dark_style, light_style
from desktop.theme.contrast import READABLE, contrast

STYLES = pytest.mark.parametrize("style", [light_style(), dark_style()], ids=["light", "dark"])


@STYLES
def test_text_can_be_read_on_all_it_stands_on(style):
    grounds = [
        style.paper,
        style.selection,
        style.hit,
        style.hit_current,
        *(each.fill for each in style.labels.values()),
    ]
    assert min(contrast(style.ink, ground) for ground in grounds) >= READABLE
    assert contrast(style.dim, style.paper) >= READABLE


@STYLES
def test_letters_and_underlines_stand_out(style):
    for each in (*style.labels.values(), style.other):
        assert contrast(each.text, each.fill) >= READABLE
        assert contrast(each.line, style.paper) >= 3
    assert contrast(style.focus_ring, style.paper) >= 3


def test_a_label_without_a_style_has_one_too():
    assert light_style().label("unknown") == light_style().other
