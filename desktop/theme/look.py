"""The look of a running window: the theme chosen, its colours and fonts, and who is told when it changes."""

from enum import StrEnum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication

from desktop.theme.colours import DARK, LIGHT, Colours, LabelColours, label_colours
from desktop.theme.fonts import Families, sized
from desktop.theme.palette import palette
from desktop.theme.style_sheet import BASE_SIZE, style_sheet
from desktop.translate import tr


class ThemeChoice(StrEnum):
    """What the analyst asked for."""

    LIGHT = "light"
    DARK = "dark"
    SYSTEM = "system"


class Look(QObject):
    """Colours and fonts for everything that paints itself; handed on by constructor.

    `changed` is sent after the application's palette and style sheet are set.
    """

    changed = Signal()

    def __init__(self, families: Families, choice: ThemeChoice = ThemeChoice.SYSTEM) -> None:
        """Make a look.

        Args:
            families: what load_fonts() gave.
            choice: the theme; SYSTEM follows the desktop where it says which it uses, and is light elsewhere.
        """
        super().__init__()
        self.families = families
        self.choice = choice
        self.colours = _colours(choice)
        self._hues: dict[str, str] = {}
        QApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def apply(self, app: QApplication) -> None:
        """Give the application its style, font, palette and sheet. Once, before the first widget."""
        app.setStyle("Fusion")
        app.setFont(self.font())
        self._dress(app)

    def choose(self, choice: ThemeChoice) -> None:
        """Change the theme."""
        self.choice = choice
        self._follow()

    def set_labels(self, hues: dict[str, str]) -> None:
        """Say which labels there are: name to base colour "#rrggbb"."""
        self._hues = dict(hues)
        self.changed.emit()

    def label(self, name: str) -> LabelColours:
        """Return how a label is drawn; one that is not known is drawn in grey."""
        return label_colours(self._hues.get(name, ""), self.colours)

    def letter(self, name: str) -> str:
        """Return the capital that stands for a label beside its colour."""
        return name[:1].upper() or "?"

    def title(self, name: str) -> str:
        """Return a label's name as the window shows it: "amount" is "Amount"."""
        return tr("Labels", name[:1].upper() + name[1:])

    def hues(self) -> dict[str, str]:
        """Return the labels in their order, with their base colours."""
        return dict(self._hues)

    def colour(self, name: str) -> QColor:
        """Return a colour of the theme by the name of its field."""
        return QColor(getattr(self.colours, name))

    def font(self, size: float = BASE_SIZE, *, semibold: bool = False) -> QFont:
        """Return the window's font at a size in pixels."""
        return sized(self.families.sans, size, semibold=semibold)

    def _follow(self) -> None:
        found = _colours(self.choice)
        if found is self.colours:
            return
        self.colours = found
        app = QApplication.instance()
        if isinstance(app, QApplication):
            self._dress(app)
        self.changed.emit()

    def _dress(self, app: QApplication) -> None:
        app.setPalette(palette(self.colours))
        app.setStyleSheet(style_sheet(self.colours))


def _colours(choice: ThemeChoice) -> Colours:
    if choice is ThemeChoice.SYSTEM:
        return DARK if QApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark else LIGHT
    return DARK if choice is ThemeChoice.DARK else LIGHT
