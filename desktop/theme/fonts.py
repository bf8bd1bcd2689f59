"""The type: Source Sans and Source Serif from their packages, loaded without installing anything."""

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

_CUTS = ("Regular", "It", "Semibold", "Bold")
_FAMILIES = {
    "font_source_sans_pro": ("SourceSansPro", "Source Sans Pro"),
    "font_source_serif_pro": ("SourceSerifPro", "Source Serif Pro"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """Names of the font families, as Qt knows them."""

    sans: str  # the window
    serif: str  # the article
    fixed: str  # pipe tables, key caps, previews


def load_fonts() -> Families:
    """Load the fonts of the packages into the running application.

    Returns:
        The families; where a package is missing, what the system has of that kind.
    """
    return Families(
        sans=_loaded("font_source_sans_pro") or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),
        serif=_loaded("font_source_serif_pro") or _system_serif(),
        fixed=_system_fixed(),
    )


def _loaded(package: str) -> str | None:
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        return None
    folder = Path(next(iter(spec.submodule_search_locations))) / "files"
    stem, family = _FAMILIES[package]
    for cut in _CUTS:
        QFontDatabase.addApplicationFont(str(folder / f"{stem}-{cut}.otf"))
    return family if QFontDatabase.hasFamily(family) else None


def _system_serif() -> str:
    for family in ("Source Serif 4", "Noto Serif", "Georgia", "DejaVu Serif", "Times New Roman"):
        if QFontDatabase.hasFamily(family):
            return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()


def _system_fixed() -> str:
    for family in ("Source Code Pro", "DejaVu Sans Mono", "Menlo", "Consolas"):
        if QFontDatabase.hasFamily(family):
            return family
    return QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()


def sized(family: str, pixels: float, *, semibold: bool = False) -> QFont:
    """Return a font of a family at a size in pixels of a screen at 100 %.

    Pixels rather than points: paddings and rows are in pixels too, and the screen's scale factor applies to both.
    """
    font = QFont(family)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if semibold else QFont.Weight.Normal)
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
