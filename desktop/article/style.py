"""How the article looks: colours and faces, handed in by the theme."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Underline(StrEnum):
    """The shape of a label's underline: labels differ by more than colour."""

    SOLID = "solid"
    DOUBLE = "double"
    DOTTED = "dotted"
    WAVE = "wave"


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelStyle:
    """How one label is drawn. Colours are "#rrggbb"."""

    fill: str  # band under the words
    line: str  # underline, ruler mark
    text: str  # the label's letter on its fill
    underline: Underline
    letter: str  # one capital, on chips and in the ruler's tooltip
    title: str = ""  # as the window says it; the label's name where empty


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStyle:
    """Everything the article view needs to know of the theme. Colours are "#rrggbb"."""

    labels: Mapping[str, LabelStyle]  # by label name
    other: LabelStyle  # for labels that are not in the map
    serif: str = "Source Serif Pro"  # running text
    sans: str = "Source Sans Pro"  # heading, header, palette
    mono: str = "Source Code Pro"  # tables
    base_px: float = 18.0  # size of the running text at 100 %
    paper: str = "#ffffff"
    ink: str = "#1d1f24"
    dim: str = "#6b7078"  # header, pipes
    selection: str = "#b9d4fb"  # under selected words; ink stays readable on it
    focus_ring: str = "#4a43c6"  # around the chosen annotation, caret
    hit: str = "#fbeaa0"  # a find hit
    hit_current: str = "#f6c453"
    border: str = "#e4e2de"  # palette, ruler
    raised: str = "#ffffff"  # palette background
    extent: str = "#e9e7f6"  # what the window shows, in the ruler
    dark: bool = False

    @property
    def veil(self) -> float:
        """How much of the paper lies over the words of page furniture, 0 to 1: as much as leaves them readable."""
        return 0.42 if self.dark else 0.3

    def label(self, name: str) -> LabelStyle:
        """Return how a label is drawn."""
        return self.labels.get(name, self.other)


def light_style() -> ArticleStyle:
    """Return the style used where no theme says otherwise."""
    return ArticleStyle(
        labels={
            "program": _label("#e4e2f8", "#4a43c6", "#4038b8", Underline.SOLID, "P"),
            "amount": _label("#d3efe2", "#0f7a52", "#0b6946", Underline.DOUBLE, "A"),
            "country": _label("#fce8cf", "#b4510c", "#9a4408", Underline.DOTTED, "C"),
            "date": _label("#f6dcec", "#a3177a", "#931470", Underline.WAVE, "D"),
        },
        other=_label("#e3e6ea", "#4f5b6b", "#434e5c", Underline.SOLID, "•"),
    )


def dark_style() -> ArticleStyle:
    """Return the dark counterpart of `light_style`."""
    return ArticleStyle(
        labels={
            "program": _label("#352f66", "#a49dff", "#b9b4ff", Underline.SOLID, "P"),
            "amount": _label("#123f2f", "#5fd3a6", "#74dcb3", Underline.DOUBLE, "A"),
            "country": _label("#4d2e10", "#f3a75b", "#f7b878", Underline.DOTTED, "C"),
            "date": _label("#511c41", "#ef8cc8", "#f3a3d3", Underline.WAVE, "D"),
        },
        other=_label("#3a4049", "#b3bdca", "#c4cdd8", Underline.SOLID, "•"),
        paper="#202227",
        ink="#e7e6e3",
        dim="#9da1a9",
        selection="#2c5391",
        focus_ring="#a49dff",
        hit="#5a4d13",
        hit_current="#7a5d00",
        border="#3a3d45",
        raised="#2a2c33",
        extent="#33343f",
        dark=True,
    )


def _label(fill: str, line: str, text: str, underline: Underline, letter: str) -> LabelStyle:
    return LabelStyle(fill=fill, line=line, text=text, underline=underline, letter=letter)
