"""Every colour of the window, for the light and the dark theme."""

from dataclasses import dataclass
from functools import lru_cache

from desktop.theme.contrast import clean, readable, shade


@dataclass(frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of one theme, each "#rrggbb"."""

    dark: bool
    chrome: str  # bars and side panels
    paper: str  # the article, cards, fields
    raised: str  # menus and things that float
    ink: str  # text
    dim: str  # text of second rank: sources, captions, furniture
    rule: str  # hairlines that separate; carry no meaning alone
    edge: str  # the border of a field or control, 3:1 against its ground
    accent: str  # links, progress, the focus ring
    accent_soft: str  # ground of the chosen row or tab
    on_accent: str  # text on the accent
    hover: str  # ground under the pointer
    selection: str  # ground of selected text
    good: str  # done, saved
    warn: str  # flags, what needs a look
    bad: str  # what is wrong
    good_soft: str
    warn_soft: str
    bad_soft: str
    hit: str  # ground of a find hit
    hit_current: str  # and of the one that the caret is at


LIGHT = Colours(
    dark=False,
    chrome="#fbfaf8",
    paper="#ffffff",
    raised="#ffffff",
    ink="#22242a",
    dim="#5c606b",
    rule="#e4e2dc",
    edge="#8d8f96",
    accent="#4f46c8",
    accent_soft="#eceaf9",
    on_accent="#ffffff",
    hover="#f1efea",
    selection="#b8d3fe",
    good="#0b7a56",
    warn="#a84e07",
    bad="#b3261e",
    good_soft="#d9f2e6",
    warn_soft="#fdebd8",
    bad_soft="#fbe3e1",
    hit="#fbeaa0",
    hit_current="#f6c453",
)

DARK = Colours(
    dark=True,
    chrome="#1d1f24",
    paper="#212329",
    raised="#282a31",
    ink="#e7e6e3",
    dim="#a9adb8",
    rule="#30333a",
    edge="#6f737e",
    accent="#a8a2ff",
    accent_soft="#2d2b4a",
    on_accent="#1b1935",
    hover="#292c33",
    selection="#2e4e85",
    good="#5fd3a6",
    warn="#f0a35e",
    bad="#ff9a90",
    good_soft="#173d30",
    warn_soft="#4a2f15",
    bad_soft="#4c2320",
    hit="#5a4d13",
    hit_current="#785c00",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelColours:
    """How one label is drawn in one theme."""

    ink: str  # its letter, its underline, its counts
    fill: str  # the band under its words, the ground of its letter


_KNOWN = {
    ("#4f46c8", False): LabelColours(ink="#4f46c8", fill="#e6e4fb"),
    ("#0b7a56", False): LabelColours(ink="#0b7a56", fill="#d9f2e6"),
    ("#b4540a", False): LabelColours(ink="#a84e07", fill="#fdebd8"),
    ("#a3277f", False): LabelColours(ink="#a3277f", fill="#f9e0f1"),
    ("#4f46c8", True): LabelColours(ink="#a8a2ff", fill="#322f5c"),
    ("#0b7a56", True): LabelColours(ink="#5fd3a6", fill="#173d30"),
    ("#b4540a", True): LabelColours(ink="#f0a35e", fill="#4a2f15"),
    ("#a3277f", True): LabelColours(ink="#ee8fd0", fill="#4b1f3f"),
}

DEFAULT_HUES = {"program": "#4f46c8", "amount": "#0b7a56", "country": "#b4540a", "date": "#a3277f"}


@lru_cache(maxsize=256)
def label_colours(hue: str, colours: Colours) -> LabelColours:
    """Return how a label with a base colour is drawn: by hand for the default set, else derived and readable.

    Args:
        hue: the label's "#rrggbb"; anything else is drawn as grey.
        colours: the theme.
    """
    hue = clean(hue)
    known = _KNOWN.get((hue, colours.dark))
    return known or _derived(hue, colours)


def _derived(hue: str, colours: Colours) -> LabelColours:
    if colours.dark:
        fill = shade(hue, 0.22, 0.40)
        start = shade(hue, 0.72)
    else:
        fill = shade(hue, 0.92, 0.70)
        start = shade(hue, 0.40)
    grounds = (colours.paper, colours.chrome, colours.accent_soft, fill)
    return LabelColours(ink=readable(start, grounds, lighter=colours.dark), fill=fill)


def text_pairs(colours: Colours) -> list[tuple[str, str, str]]:
    """Return every pair of text and ground that the window draws: a name, the text, the ground."""
    plain = [
        (f"{text} on {ground}", getattr(colours, text), getattr(colours, ground))
        for ground in ("chrome", "paper", "raised", "accent_soft", "hover")
        for text in ("ink", "dim", "accent", "good", "warn", "bad")
    ]
    plain += [
        ("text on the accent", colours.on_accent, colours.accent),
        ("selected text", colours.ink, colours.selection),
        ("find hit", colours.ink, colours.hit),
        ("find hit at the caret", colours.ink, colours.hit_current),
        ("good banner", colours.ink, colours.good_soft),
        ("warning banner", colours.ink, colours.warn_soft),
        ("fault banner", colours.ink, colours.bad_soft),
        ("fault on its banner", colours.bad, colours.bad_soft),
    ]
    return plain


def label_pairs(hue: str, colours: Colours) -> list[tuple[str, str, str]]:
    """Return the pairs of text and ground that a label with a base colour brings: name, text, ground."""
    label = label_colours(hue, colours)
    grounds = {"paper": colours.paper, "chrome": colours.chrome, "row": colours.accent_soft, "fill": label.fill}
    pairs = [(f"{hue} on {name}", label.ink, ground) for name, ground in grounds.items()]
    return [*pairs, (f"text in a band of {hue}", colours.ink, label.fill)]
