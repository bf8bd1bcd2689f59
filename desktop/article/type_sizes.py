"""The faces and measures of an article at one zoom: all lengths in pixels."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from desktop.article.style import ArticleStyle

COLUMN_CHARACTERS = 70
_SAMPLE = "Die Europäische Kommission gab im Oktober sechs neue Standorte für das Netz bekannt. "
_MIN_SIDE = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeSizes:
    """Faces and measures derived from a style and a zoom."""

    body: QFont
    heading: QFont
    header: QFont
    table: QFont
    column: float  # width of the running text at most
    gap: float  # after a paragraph
    empty: float  # height of an empty line
    indent: float  # of an item's words
    header_gap: float  # above and below the header
    top: float  # above the first line

    @classmethod
    def of(cls, style: ArticleStyle, zoom: float) -> "TypeSizes":
        """Return the measures of a style at a zoom of 1.0 for 100 %."""
        em = style.base_px * zoom
        body = _face(style.serif, "Serif", em)
        per_character = QFontMetricsF(body).horizontalAdvance(_SAMPLE) / len(_SAMPLE)
        heading = _face(style.sans, "Sans Serif", em * 1.5)
        heading.setWeight(QFont.Weight.DemiBold)
        mono = _face(style.mono, "DejaVu Sans Mono", em * 0.78)
        mono.setStyleHint(QFont.StyleHint.Monospace)
        return cls(
            body=body,
            heading=heading,
            header=_face(style.sans, "Sans Serif", em * 0.76),
            table=mono,
            column=per_character * COLUMN_CHARACTERS,
            gap=round(em * 0.6),
            empty=round(em * 0.3),
            indent=round(em * 1.25),
            header_gap=round(em * 0.5),
            top=round(em * 1.7),
        )

    def side_margins(self, width: float) -> tuple[float, float]:
        """Return the left and right margin that set the column in a view of some width."""
        spare = width - self.column
        if spare < 2 * _MIN_SIDE:
            return _MIN_SIDE, _MIN_SIDE
        left = max(_MIN_SIDE, spare / 2)
        return float(int(left)), spare - int(left)


def _face(family: str, fallback: str, pixels: float) -> QFont:
    font = QFont([family, fallback])
    font.setPixelSize(max(6, round(pixels)))
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    return font
