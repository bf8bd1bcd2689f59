"""The article view's style under both themes: readable, and labels differ by more than colour."""

import pytest

from desktop.theme.article_style import article_style
from desktop.theme.contrast import READABLE, contrast
from desktop.theme.look import ThemeChoice
from tests.desktop.dressing import look

CHOICES = pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])


@CHOICES
def test_text_can_be_read_on_every_ground(qapp, choice):
    style = article_style(look(choice))
    grounds = [
        style.paper,
        style.selection,
        style.hit,
        style.hit_current,
        *(label.fill for label in style.labels.values()),
    ]
    assert min(contrast(style.ink, ground) for ground in grounds) >= READABLE
    assert contrast(style.dim, style.paper) >= READABLE
    assert all(contrast(label.text, label.fill) >= READABLE for label in style.labels.values())


@CHOICES
def test_labels_differ_by_underline_and_letter(qapp, choice):
    style = article_style(look(choice))
    assert len({label.underline for label in style.labels.values()}) == 4
    assert [label.letter for label in style.labels.values()] == ["P", "A", "C", "D"]
    assert style.label("of another project").letter == "•"


def test_the_themes_know_which_they_are(qapp):
    assert article_style(look(ThemeChoice.DARK)).dark
    assert article_style(look(ThemeChoice.LIGHT)).serif == "Source Serif Pro"
