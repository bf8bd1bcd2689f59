"""Colour arithmetic on "#rrggbb": contrast, mixing, and finding a readable shade."""

import colorsys
import re

READABLE = 4.5  # WCAG 2.2, success criterion 1.4.3 (AA) for text of normal size
_HEX = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def clean(colour: str, fallback: str = "#5c606b") -> str:
    """Return a colour as lower-case "#rrggbb"; anything else becomes the fallback.

    Colours of labels are data from a file and end in a style sheet: nothing but six digits may pass.
    """
    return colour.lower() if _HEX.fullmatch(colour) else fallback


def channels(colour: str) -> tuple[float, float, float]:
    """Return red, green and blue from 0 to 1."""
    return tuple(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))  # type: ignore[return-value]


def from_channels(red: float, green: float, blue: float) -> str:
    """Return "#rrggbb" of red, green and blue from 0 to 1."""
    return "#" + "".join(f"{round(max(0.0, min(1.0, part)) * 255):02x}" for part in (red, green, blue))


def luminance(colour: str) -> float:
    """Return the relative luminance as WCAG defines it, 0 for black to 1 for white."""
    parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def mix(top: str, ground: str, share: float) -> str:
    """Return the colour seen when `top` lies on `ground` with the given opacity from 0 to 1."""
    return from_channels(*(t * share + g * (1 - share) for t, g in zip(channels(top), channels(ground), strict=True)))


def shade(hue: str, lightness: float, saturation: float | None = None) -> str:
    """Return a colour of the same hue with another lightness and, where given, another saturation, each 0 to 1."""
    h, _, s = colorsys.rgb_to_hls(*channels(hue))
    return from_channels(*colorsys.hls_to_rgb(h, lightness, s if saturation is None else saturation))


def readable(hue: str, grounds: tuple[str, ...], *, lighter: bool) -> str:
    """Return the shade of a hue nearest to itself that can be read on all the given grounds.

    Args:
        hue: the colour wished for.
        grounds: what it will stand on.
        lighter: go towards white, else towards black.
    """
    h, lightness, s = colorsys.rgb_to_hls(*channels(hue))
    for _ in range(101):
        found = from_channels(*colorsys.hls_to_rgb(h, lightness, s))
        if all(contrast(found, ground) >= READABLE for ground in grounds):
            return found
        lightness = min(1.0, lightness + 0.01) if lighter else max(0.0, lightness - 0.01)
    return "#ffffff" if lighter else "#000000"
