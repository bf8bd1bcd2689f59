"""Every pair of text and ground that the window draws can be read, in both themes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.theme.colours import DARK, DEFAULT_HUES, LIGHT, Colours, label_colours, label_pairs, text_pairs
from desktop.theme.contrast import READABLE, clean, contrast

THEMES = pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])


def test_contrast_is_as_wcag_reckons_it():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)  # the well-known grey that just fails


@THEMES
def test_all_text_can_be_read(colours: Colours):
    poor = [
        (name, round(contrast(ink, ground), 2))
        for name, ink, ground in text_pairs(colours)
        if contrast(ink, ground) < READABLE
    ]
    assert not poor


@THEMES
@pytest.mark.parametrize("hue", DEFAULT_HUES.values(), ids=DEFAULT_HUES)
def test_default_labels_can_be_read(colours: Colours, hue: str):
    poor = [name for name, ink, ground in label_pairs(hue, colours) if contrast(ink, ground) < READABLE]
    assert not poor


@given(hue=st.from_regex(r"#[0-9a-f]{6}", fullmatch=True), colours=st.sampled_from([LIGHT, DARK]))
def test_any_colour_of_a_label_is_made_readable(hue: str, colours: Colours):
    poor = [name for name, ink, ground in label_pairs(hue, colours) if contrast(ink, ground) < READABLE]
    assert not poor


@THEMES
def test_field_borders_can_be_seen(colours: Colours):
    assert contrast(colours.edge, colours.paper) >= 3
    assert contrast(colours.accent, colours.paper) >= 3


@pytest.mark.parametrize(
    "payload", ["red; } * { color: red", "#fff", "#1234567", "url(x)", "", "#12345g", "#123456\n", "\ufffe#12345"]
)
def test_a_colour_that_is_no_colour_goes_nowhere(payload: str):
    assert clean(payload) == "#5c606b"
    assert label_colours(payload, LIGHT) == label_colours("#5c606b", LIGHT)
