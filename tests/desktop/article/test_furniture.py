"""Page furniture is dimmed where it stands: nothing moves, and its words stay readable in both themes."""

import pytest
from PySide6.QtGui import QColor

from desktop.article.style import ArticleStyle, dark_style, light_style
from desktop.theme.article_style import article_style
from desktop.theme.contrast import READABLE, contrast, mix
from desktop.theme.look import ThemeChoice
from tests.desktop.article.made import span_of
from tests.desktop.dressing import look

TEXT = "Ein Absatz mit Wörtern.\n\nAnmeldung zum Rundbrief · Bild: Pressestelle\n\nNoch ein Absatz.\n"
STYLES = [light_style(), dark_style()]


def farthest(view, start: int, end: int, paper: str) -> str:
    """Return the colour painted over a span that stands out the most from the paper."""
    picture = view.viewport().grab().toImage()
    found = set()
    for rect in view.page.geometry.rects(start, end):
        at = view.to_viewport(rect)
        for x in range(at.left(), at.right(), 1):
            found |= {picture.pixelColor(x, y).name() for y in range(at.top(), at.bottom())}
    return max(found, key=lambda colour: contrast(colour, paper))


@pytest.mark.parametrize("style", STYLES, ids=["light", "dark"])
def test_only_the_furniture_is_dimmed_and_can_be_read(view, style: ArticleStyle):
    view.set_style(style)
    view.show_article(TEXT, title_is_heading=False)
    foot, words = span_of(TEXT, "Anmeldung zum Rundbrief · Bild: Pressestelle"), span_of(TEXT, "Noch ein Absatz.")
    before = farthest(view, *foot, style.paper)
    tops = [rect.top() for rect in view.page.geometry.rects(*words)]
    view.set_furniture([foot])
    dimmed = farthest(view, *foot, style.paper)
    assert contrast(dimmed, style.paper) < contrast(before, style.paper) - 2
    assert contrast(dimmed, style.paper) >= READABLE
    assert contrast(farthest(view, *words, style.paper), style.paper) == pytest.approx(
        contrast(before, style.paper), rel=0.15
    )
    assert [rect.top() for rect in view.page.geometry.rects(*words)] == tops
    view.set_furniture(())
    assert farthest(view, *foot, style.paper) == before


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_dimmed_ink_can_be_read_in_every_theme(qapp, choice):
    style = article_style(look(choice))
    assert contrast(mix(style.paper, style.ink, style.veil), style.paper) >= READABLE


def test_it_stays_dimmed_in_another_style_and_goes_with_the_article(view):
    view.show_article(TEXT, title_is_heading=False)
    view.set_furniture([span_of(TEXT, "Anmeldung")])
    view.set_style(dark_style())
    assert view.page.marks.furniture == (span_of(TEXT, "Anmeldung"),)
    view.show_article("Ein anderer.", title_is_heading=False)
    assert view.page.marks.furniture == ()


def test_the_veil_is_the_paper(view):
    assert QColor(view.page.style.paper).isValid()
    assert 0 < view.page.style.veil < 0.5
