"""The article's pane of the window: find bar, article, ruler, label palette."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.article.find_bar import FindBar
from desktop.article.palette import Choice, LabelPalette
from desktop.article.ruler import ArticleRuler
from desktop.article.style import ArticleStyle
from desktop.article.view import ArticleView


class ArticlePane(QWidget):
    """Puts the view and what belongs to it together.

    The parts are public: `view`, `ruler`, `find_bar`, `label_palette`.
    """

    label_requested = Signal(int, int, str)
    """A label was wished for a span, by a drag with an armed label or on the palette: start, end, label."""

    def __init__(
        self, style: ArticleStyle | None = None, choices: Sequence[Choice] = (), parent: QWidget | None = None
    ) -> None:
        """Make the pane.

        Args:
            style: colours and faces; None: the light default.
            choices: labels that the palette offers.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self.view = ArticleView(style)
        self.ruler = ArticleRuler(self.view)
        self.find_bar = FindBar(self.view)
        self.label_palette = LabelPalette(self.view, choices)
        self._lay_out()
        self.view.label_requested.connect(self.label_requested)
        self.label_palette.label_requested.connect(self.label_requested)
        self.setFocusProxy(self.view)

    def _lay_out(self) -> None:
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.view, 1)
        beside.addWidget(self.ruler)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.find_bar)
        column.addLayout(beside, 1)
